// The events of a reader as text: "{0 key:a+3@1 b+3@5 }8", lengths after "+" and offsets after "@" or brackets.
#ifndef RUNLINT_TESTS_SUPPORT_EVENT_RECORDER_H_
#define RUNLINT_TESTS_SUPPORT_EVENT_RECORDER_H_

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#include "text/token.h"

namespace runlint {

class EventRecorder {
 public:
  bool on_begin_object(const text::StringToken& key, std::uint32_t at) { return is_last(key) && say("{", at); }
  bool on_end_object(std::uint32_t at) { return say("}", at); }
  bool on_begin_array(const text::StringToken& key, std::uint32_t at) { return is_last(key) && say("[", at); }
  bool on_end_array(std::uint32_t at) { return say("]", at); }
  bool on_key(const text::StringToken& text) {
    last_ = text;
    return say_text("key:", text);
  }
  void on_element() {
    last_ = {};
    events_ += "- ";
  }
  bool on_string(const text::StringToken& key, const text::StringToken& text) {
    return is_last(key) && say_text("", text);
  }
  bool on_number(const text::StringToken& key, const text::PrimitiveToken& scalar) {
    return is_last(key) && say(scalar);
  }
  bool on_literal(const text::StringToken& key, const text::PrimitiveToken& scalar) {
    return is_last(key) && say(scalar);
  }

  [[nodiscard]] std::string events() const { return events_.substr(0, events_.size() - 1); }

 private:
  bool say(const std::string& what, std::uint32_t at) {
    events_ += what + std::to_string(at) + " ";
    return true;
  }
  bool say(const text::PrimitiveToken& scalar) {
    return say(std::string(scalar.text) + "+" + std::to_string(scalar.length) + "@", scalar.offset);
  }
  // A value follows its key, if it has one.
  [[nodiscard]] bool is_last(const text::StringToken& key) const {
    EXPECT_EQ(key.value, last_.value);
    EXPECT_EQ(key.offset, last_.offset);
    EXPECT_EQ(key.length, last_.length);
    return true;
  }
  bool say_text(const std::string& what, const text::StringToken& text) {
    EXPECT_TRUE(text.exists());
    return say(what + std::string(text.value) + "+" + std::to_string(text.length) + "@", text.offset);
  }

  std::string events_;
  text::StringToken last_;
};

}  // namespace runlint

#endif  // RUNLINT_TESTS_SUPPORT_EVENT_RECORDER_H_
