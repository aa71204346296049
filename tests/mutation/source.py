"""Tokens of C, C++ and Lua, as needed for mutations. Relies on .clang-format: binary operators are between blanks, the
brackets of templates are not."""

import re

TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)
      | (?P<directive>^[ \t]*\#(?:[^\n\\]|\\.)*)
      | (?P<string>R"(?P<mark>[^(\s]*)\(.*?\)(?P=mark)"|(?:u8|L)?"(?:[^"\\\n]|\\.)*")
      | (?P<char>'(?:[^'\\\n]|\\.)+')
      | (?P<number>\.?\d(?:[eEpP][+-]|[\w.]|'\w)*)
      | (?P<word>[A-Za-z_]\w*)
      | (?P<sign><=>|<<=|>>=|\.\.\.|->\*|::|->|\+\+|--|<<|<=|>=|==|!=|&&|\|\||[-+*/%&|^]=|[^\s])""",
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
LUA_TOKEN = re.compile(
    r"""(?P<comment>--\[\[.*?\]\]|--[^\n]*)
      | (?P<string>\[\[.*?\]\]|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
      | (?P<number>\d[\w.]*)
      | (?P<word>[A-Za-z_]\w*)
      | (?P<sign>==|~=|<=|>=|\.\.\.?|[^\s])""",
    re.VERBOSE | re.DOTALL,
)
OPEN = {"(": ")", "[": "]", "{": "}"}
CLOSE = set(OPEN.values())
KEYWORDS = set(
    "alignas alignof auto break case catch class const constexpr consteval constinit continue co_return decltype default "
    "delete do else enum explicit extern for friend goto if inline mutable namespace new noexcept operator private "
    "protected public requires return sizeof static static_assert struct switch template throw try typedef typename "
    "union using virtual volatile while".split()
)


class Token:
    __slots__ = ("kind", "text", "start", "end", "mate", "up", "skipped")

    def __init__(self, kind, text, start):
        self.kind, self.text, self.start, self.end = kind, text, start, start + len(text)
        self.mate = None  # of a bracket: the index of the other one
        self.up = None  # the index of the innermost bracket that is open here
        self.skipped = False  # in text without effect at run time


class Source:
    """The tokens of a file, without comments and directives."""

    def __init__(self, text, pattern=TOKEN):
        self.text = text
        self.tokens = [
            Token(m.lastgroup if m.lastgroup != "mark" else "string", m.group(), m.start())
            for m in pattern.finditer(text)
            if m.lastgroup not in ("comment", "directive")
        ]
        self._match_brackets()
        self._skip_templates()
        self._skip_declarations()

    def spaced(self, i):
        """Whether token `i` is between blanks, as a binary operator does."""
        token = self.tokens[i]
        return self.text[token.start - 1].isspace() and self.text[token.end : token.end + 1].isspace()

    def at(self, i):
        """The text of token `i`; empty beyond the ends."""
        return self.tokens[i].text if 0 <= i < len(self.tokens) else ""

    def bracket(self, i):
        """The bracket around token `i`; empty at the top."""
        up = self.tokens[i].up
        return "" if up is None else self.tokens[up].text

    def _match_brackets(self):
        open_ones = []
        for i, token in enumerate(self.tokens):
            if token.text in CLOSE and token.kind == "sign" and open_ones:
                token.mate = open_ones.pop()
                self.tokens[token.mate].mate = i
            token.up = open_ones[-1] if open_ones else None
            if token.text in OPEN and token.kind == "sign":
                open_ones.append(i)

    def _skip(self, begin, end):
        for token in self.tokens[begin:end]:
            token.skipped = True

    def _skip_templates(self):
        for i, token in enumerate(self.tokens):
            if token.text != "<" or self.text[token.start - 1].isspace() and self.at(i - 1) != "template":
                continue
            depth = 0
            for j in range(i, len(self.tokens)):
                other = self.tokens[j]
                if other.text in (";", "{"):
                    break
                depth += (other.text == "<") - (other.text == ">")
                if depth == 0:
                    self._skip(i, j + 1)
                    break

    def _skip_declarations(self):
        for i, token in enumerate(self.tokens):
            if token.text in ("static_assert", "alignas", "noexcept", "requires", "decltype", "sizeof"):
                if self.at(i + 1) == "(" and self.tokens[i + 1].mate is not None:
                    self._skip(i, self.tokens[i + 1].mate + 1)
            elif token.text in ("using", "typedef", "namespace", "friend"):
                j = i
                while self.at(j) not in (";", "{", ""):
                    j += 1
                self._skip(i, j)
            elif token.text == "consteval":  # runs at compile time only
                j = i
                while self.at(j) not in (";", "{", ""):
                    j += 1
                if self.at(j) == "{" and self.tokens[j].mate is not None:
                    self._skip(j, self.tokens[j].mate + 1)
            elif token.text == "operator":
                self._skip(i, i + 2)
            elif token.text == "[" and self.at(i + 1) == "[" and token.mate is not None:
                self._skip(i, token.mate + 1)
