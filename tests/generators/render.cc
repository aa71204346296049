#include "generators/render.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>
#include <utility>

#include "generators/contract_tables.h"
#include "generators/payloads.h"

namespace runlint::generator {
namespace {

using std::string_view;

char32_t decode(string_view text, std::size_t& at) {
  const auto byte = [&text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at++);
  if (first < 0x80) return first;
  const int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
  char32_t value = first & (0x3F >> more);
  for (int i = 0; i < more; ++i) value = value << 6 | (byte(at++) & 0x3F);
  return value;
}

class Renderer {
 public:
  explicit Renderer(Random& random)
      : random_(random),
        layout_(static_cast<Layout>(random.below(3))),
        escapes_(random.chance(70)   ? 0
                 : random.chance(70) ? 5
                                     : 80) {}

  Rendered run(const Node& root) && {
    space();
    const Span opening{out_.text.size(), 1};
    const Span value = write(root);
    note(root, opening, value, root);
    space();
    // Diagnostics that tie are equal in everything that is compared.
    std::ranges::sort(out_.expected, {},
                      [](const ExpectedDiagnostic& f) { return std::pair(f.span.offset, info(f.rule).name); });
    return std::move(out_);
  }

 private:
  enum class Layout : std::uint8_t { kCompact, kIndented, kWild };

  // ---- white space

  void space() {
    if (layout_ != Layout::kWild || random_.chance(50)) return;
    for (std::size_t i = random_.chance(3) ? random_.below(150) : random_.below(4); i != 0; --i) {
      out_.text += random_.pick(string_view(" \t\n\r"));
    }
  }

  void line() {
    if (layout_ == Layout::kIndented) out_.text.append("\n").append(2 * depth_, ' ');
    space();
  }

  // ---- tokens

  Span token(TokenKind kind, std::size_t offset, std::string value) {
    const Span span{offset, out_.text.size() - offset};
    out_.tokens.push_back({kind, span, depth_, container_, std::move(value)});
    return span;
  }

  void punctuation(TokenKind kind, char c) {
    out_.text += c;
    token(kind, out_.text.size() - 1, container_);
  }

  void unit(unsigned value) {
    constexpr string_view kLower = "0123456789abcdef";
    constexpr string_view kUpper = "0123456789ABCDEF";
    out_.text += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) {
      out_.text += (random_.chance(50) ? kLower : kUpper)[value >> shift & 15];
    }
  }

  void quoted(string_view text) {
    out_.text += '"';
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = at;
      const char32_t c = decode(text, at);
      constexpr string_view kShort = "\"\\/\b\f\n\r\t";
      constexpr string_view kLetter = "\"\\/bfnrt";
      const std::size_t i = c < 0x80 ? kShort.find(static_cast<char>(c)) : string_view::npos;
      const bool wish = escapes_ != 0 && random_.chance(escapes_);
      const bool must = c < 0x20 || c == '"' || c == '\\';
      if (!must && !wish) {
        out_.text += text.substr(begin, at - begin);
      } else if (i != string_view::npos && (c != '/' || wish) && random_.chance(70)) {
        out_.text += '\\';
        out_.text += kLetter[i];
      } else if (c < 0x10000) {
        unit(c);
      } else {
        unit(0xD800 + ((c - 0x10000) >> 10));
        unit(0xDC00 + ((c - 0x10000) & 0x3FF));
      }
    }
    out_.text += '"';
  }

  // ---- values

  Span write(const Node& node) {
    const std::size_t offset = out_.text.size();
    switch (node.kind) {
      case Kind::kObject:
      case Kind::kArray:
        container(node);
        return {offset, out_.text.size() - offset};
      case Kind::kString:
        quoted(node.text);
        return token(TokenKind::kString, offset, pointer_);
      case Kind::kNumber:
        out_.text += node.text;
        if (node.text.ends_with("e400") || node.text.ends_with("e999")) out_.huge_number = true;
        if (node.respelled && !shadowed_) out_.respelled_integer = true;
        return token(TokenKind::kNumber, offset, pointer_);
      case Kind::kLiteral:
        out_.text += node.text;
        break;
    }
    return token(TokenKind::kLiteral, offset, pointer_);
  }

  void container(const Node& node) {
    const bool object = node.kind == Kind::kObject;
    out_.text += object ? '{' : '[';
    token(TokenKind::kOpen, out_.text.size() - 1, pointer_);
    const std::string outer = std::exchange(container_, pointer_);
    ++depth_;
    std::vector<Span> keys;
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      if (i != 0) {
        space();
        punctuation(TokenKind::kComma, ',');
      }
      line();
      child(node, i, keys);
    }
    if (!node.children.empty()) {
      --depth_;
      line();
      ++depth_;
    } else {
      space();
    }
    punctuation(TokenKind::kClose, object ? '}' : ']');
    --depth_;
    container_ = outer;
  }

  void child(const Node& parent, std::size_t index, std::vector<Span>& keys) {
    const Node& node = parent.children[index];
    Span key;
    if (parent.kind == Kind::kObject) {
      const std::size_t offset = out_.text.size();
      quoted(node.key);
      key = token(TokenKind::kKey, offset, container_);
      space();
      punctuation(TokenKind::kColon, ':');
      if (layout_ == Layout::kIndented) out_.text += ' ';
      space();
    }
    keys.push_back(key);

    const std::size_t pointer_size = pointer_.size();
    append_pointer(pointer_, parent.kind == Kind::kObject ? node.key : std::to_string(index));
    const Node* const first = parent.kind == Kind::kObject ? find_child(parent, node.key) : &node;
    const bool hidden = first != &node && !members_of(parent.role).empty();
    if (hidden && is_closed_object(parent.role)) out_.has_duplicate_member = true;
    const bool outer = std::exchange(shadowed_, shadowed_ || hidden);
    const Span value = write(node);
    note(node, key, value, parent, keys);
    shadowed_ = outer;
    pointer_.resize(pointer_size);
  }

  void note(const Node& node, Span key, Span value, const Node& parent, const std::vector<Span>& keys = {}) {
    for (const Mark& mark : node.marks) {
      ExpectedDiagnostic expected{mark.rule, pointer_, mark.on_key ? key : value};
      expected.only_warns = mark.only_warns;
      expected.shadowed = shadowed_;
      for (std::size_t i = 0; i + 1 < keys.size() && mark.on_key && !expected.related; ++i) {
        const std::string& other = parent.children[i].key;
        const bool same = other == node.key;
        const bool exclusive = !same && (other == "internal" || other == "external");
        if (mark.rule == Rule::kJsonDuplicateKey ? same : mark.rule == Rule::kSchemaOneOfConflict && exclusive) {
          expected.related = keys[i];
        }
      }
      out_.expected.push_back(std::move(expected));
    }
  }

  Random& random_;
  const Layout layout_;
  const unsigned escapes_;  // percent of characters that need none
  Rendered out_;
  std::size_t depth_ = 0;
  std::string pointer_;    // of the value being written
  std::string container_;  // of the innermost open container
  bool shadowed_ = false;
};

}  // namespace

void append_pointer(std::string& pointer, string_view name) {
  pointer += '/';
  for (const char c : name) {
    if (c == '~') {
      pointer += "~0";
    } else if (c == '/') {
      pointer += "~1";
    } else {
      pointer += c;
    }
  }
}

Rendered render(const Node& root, Random& random) { return Renderer(random).run(root); }

}  // namespace runlint::generator
