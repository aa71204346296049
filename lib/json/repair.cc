#include "json/repair.h"

#include <algorithm>

namespace runlint::json {

void Repair::replace(std::string_view source, Span span, std::string_view json, bool is_stand_in) {
  if (!is_complete_) return;
  if (edits_ == kMaxEdits) {
    is_complete_ = false;
    text_ = std::string();
    map_ = {};
    return;
  }
  // An edit adds two quotes at most. Growing would need room for both texts.
  if (edits_++ == 0) text_.reserve(source.size() + 2 * std::min(source.size() / 4 + 1, kMaxEdits));
  text_.append(source, copied_, span.offset - copied_);
  map_.add(span, {text_.size(), json.size()});
  if (is_stand_in) map_.add_stand_in(text_.size());
  text_.append(json);
  copied_ = span.end();
}

}  // namespace runlint::json
