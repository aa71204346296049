// Walks over some of the objects of a document, in one replay.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "check/report_handler.h"
#include "check/revision_notes.h"
#include "check/schema_walker.h"
#include "text/token.h"

namespace runlint {

// The handler of a replay that passes each object of a list to a walker of its own. Objects of the list do not contain
// each other. One that aliases use again is walked once, for all of its uses.
template <class MakeWalker>
class ObjectWalks {
 public:
  ObjectWalks(std::vector<check::RevisedObject> objects, check::RevisionNotes& notes, MakeWalker make_walker)
      : objects_(std::move(objects)), notes_(notes), make_walker_(std::move(make_walker)), done_(objects_.size()) {
    std::ranges::sort(objects_, {}, [](const check::RevisedObject& object) {
      return std::pair(object.text.offset, object.instance);
    });
  }

  bool on_begin_object(const text::StringToken& key, std::uint32_t offset) {
    if (!walker_) {
      const auto found = std::ranges::lower_bound(objects_, std::size_t{offset}, {}, offset_of);
      present_ = static_cast<std::size_t>(found - objects_.begin());
      if (found == objects_.end() || found->text.offset != offset || done_[present_]) return true;
      done_[present_] = true;
      walker_.emplace(make_walker_());
      notes_.start();
    }
    ++depth_;
    return walker_->on_begin_object(depth_ > 1 ? key : text::StringToken(), offset);
  }
  bool on_end_object(std::uint32_t offset) {
    if (!walker_) return true;
    (void)walker_->on_end_object(offset);
    if (--depth_ > 0) return true;
    walker_.reset();
    const std::size_t begin = objects_[present_].text.offset;
    for (std::size_t i = present_; i < objects_.size() && objects_[i].text.offset == begin; ++i) {
      notes_.finish(objects_[i].instance);
    }
    return true;
  }
  bool on_begin_array(const text::StringToken& key, std::uint32_t offset) {
    if (walker_) {
      ++depth_;
      (void)walker_->on_begin_array(key, offset);
    }
    return true;
  }
  bool on_end_array(std::uint32_t offset) {
    if (walker_) {
      --depth_;
      (void)walker_->on_end_array(offset);
    }
    return true;
  }
  bool on_key(const text::StringToken& key) { return !walker_ || walker_->on_key(key); }
  void on_element() {
    if (walker_) walker_->on_element();
  }
  bool on_string(const text::StringToken& key, const text::StringToken& text) {
    return !walker_ || walker_->on_string(key, text);
  }
  bool on_number(const text::StringToken& key, const text::PrimitiveToken& number) {
    return !walker_ || walker_->on_number(key, number);
  }
  bool on_literal(const text::StringToken& key, const text::PrimitiveToken& literal) {
    return !walker_ || walker_->on_literal(key, literal);
  }

 private:
  static std::size_t offset_of(const check::RevisedObject& object) noexcept { return object.text.offset; }

  std::vector<check::RevisedObject> objects_;  // in the order of the text
  check::RevisionNotes& notes_;
  MakeWalker make_walker_;
  std::vector<bool> done_;
  std::optional<check::SchemaWalker<check::RevisionNotes>> walker_;
  std::size_t present_ = 0;  // the first of the list that begins where the present object does
  std::size_t depth_ = 0;    // containers open in it
};

}  // namespace runlint
