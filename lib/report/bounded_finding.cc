#include "report/bounded_finding.h"

#include <algorithm>
#include <utility>

#include "text/utf8.h"

namespace runlint::report {
namespace {

// The texts that may be shortened.
std::vector<std::string_view*> views_of(FindingText& text) {
  std::vector<std::string_view*> views = {&text.path, &text.message, &text.help, &text.pointer};
  for (std::string_view& note : text.notes) views.push_back(&note);
  for (FindingText::Place& place : text.related) {
    views.push_back(&place.message);
    views.push_back(&place.pointer);
  }
  return views;
}

// The greatest limit for which `sizes`, each cut to that limit, add up to at most `room`.
std::size_t fair_share(std::vector<std::size_t> sizes, std::size_t room) {
  std::sort(sizes.begin(), sizes.end());
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    const std::size_t share = room / (sizes.size() - i);
    if (sizes[i] > share) return share;
    room -= sizes[i];
  }
  return room;
}

class Fitter {
 public:
  Fitter(std::string& out, FindingText text, const std::function<void(const FindingText&)>& render,
         const FindingLimits& limits)
      : out_(out), begin_(out.size()), render_(render), limits_(limits), text_(std::move(text)) {}

  void append() {
    std::size_t longest = 0;
    for (const std::string_view* view : views_of(text_)) longest = std::max(longest, view->size());
    if (longest <= 2 * kMaxFindingBytes && size() <= limits_.bytes) return;  // texts may be hidden by the format
    text_.truncated = true;
    measure();
    std::size_t room = limits_.bytes - std::min(base_, limits_.bytes);
    for (cut_to(room); size() > limits_.bytes && room > 0; cut_to(room)) room -= room / 4 + 1;
  }

 private:
  // Renders the texts anew.
  [[nodiscard]] std::size_t size() {
    out_.resize(begin_);
    render_(text_);
    return out_.size() - begin_;
  }

  // Shortens each text to the limit, and finds how much each adds to the output.
  void measure() {
    const std::vector<std::string_view*> views = views_of(text_);
    whole_.reserve(views.size());
    for (std::string_view* view : views) {
      whole_.push_back(shortened(*view, limits_.bytes, limits_.ellipsis));
      *view = {};
    }
    base_ = size();
    sizes_.reserve(views.size());
    for (std::size_t i = 0; i < views.size(); ++i) {
      *views[i] = whole_[i];
      sizes_.push_back(size() - base_);
      *views[i] = {};
    }
  }

  // Shortens the texts so that none adds more than its share of `room`.
  void cut_to(std::size_t room) {
    const std::size_t share = fair_share(sizes_, room);
    const std::vector<std::string_view*> views = views_of(text_);
    cut_ = whole_;
    for (std::size_t i = 0; i < views.size(); ++i) {
      if (sizes_[i] > share) {
        cut_[i] = shortened(whole_[i], whole_[i].size() * share / sizes_[i], limits_.ellipsis);
      }
      *views[i] = cut_[i];
    }
  }

  std::string& out_;
  std::size_t begin_;
  const std::function<void(const FindingText&)>& render_;
  FindingLimits limits_;
  FindingText text_;
  std::vector<std::string> whole_;  // by view
  std::vector<std::string> cut_;
  std::vector<std::size_t> sizes_;  // as rendered
  std::size_t base_ = 0;            // without the texts
};

}  // namespace

std::string shortened(std::string_view text, std::size_t keep, std::string_view ellipsis) {
  if (text.size() <= keep) return std::string(text);
  std::size_t head = keep / 2;
  std::size_t tail = text.size() - (keep - head);
  for (int i = 0; i < 3 && head > 0 && text::is_continuation(text[head]); ++i) --head;
  for (int i = 0; i < 3 && tail < text.size() && text::is_continuation(text[tail]); ++i) ++tail;
  std::string out(text.substr(0, head));
  return out.append(ellipsis).append(text.substr(tail));
}

void append_bounded(std::string& out, const FindingText& text, const std::function<void(const FindingText&)>& render,
                    const FindingLimits& limits) {
  Fitter(out, text, render, limits).append();
}

void append_bounded(std::string& out, const Diagnostic& found, const Report& report, std::string_view path,
                    const std::function<void(const FindingText&)>& render, const FindingLimits& limits) {
  const std::size_t related = std::min(found.related.size(), FindingText::kMaxRelated);
  const std::size_t notes = std::min(found.notes.size(), FindingText::kMaxNotes);
  constexpr std::size_t kMaxReplacementBytes = 256;  // names and values of the contract are shorter
  const bool too_long = found.replacement && found.replacement->size() > kMaxReplacementBytes;
  std::vector<std::string> pointers = {report.pointer(found.instance, kMaxFindingBytes)};
  for (std::size_t i = 0; i < related; ++i) {
    pointers.push_back(report.pointer(found.related[i].instance, kMaxFindingBytes));
  }
  FindingText text{.path = path,
                   .message = found.message,
                   .help = found.help,
                   .notes = {found.notes.begin(), found.notes.begin() + static_cast<std::ptrdiff_t>(notes)},
                   .pointer = pointers.front(),
                   .truncated = too_long || related < found.related.size() || notes < found.notes.size()};
  if (found.replacement && !too_long) text.replacement = *found.replacement;
  for (std::size_t i = 0; i < related; ++i) text.related.push_back({found.related[i].message, pointers[i + 1]});
  append_bounded(out, text, render, limits);
}

}  // namespace runlint::report
