"""The mutations of one source file. Each is a small plausible mistake. Text without effect at run time, like comments,
directives, declarations and static assertions, is not mutated."""

import re
from collections import namedtuple

from source import KEYWORDS, LUA_TOKEN, OPEN, TOKEN, Source

# Bytes `begin` to `end` of a file are replaced. Mutations of one kind have the same chance to be drawn.
Mutation = namedtuple("Mutation", "file kind begin end replacement")

RELATIONS = {
    "==": ["!="],
    "!=": ["=="],
    "<": ["<=", ">="],
    "<=": ["<", ">"],
    ">": [">=", "<="],
    ">=": [">", "<"],
    "&&": ["||"],
    "||": ["&&"],
    "+": ["-"],
    "-": ["+"],
    "&": ["|"],
    "|": ["&"],
    "+=": ["-="],
    "-=": ["+="],
    "|=": ["&="],
    "&=": ["|="],
    # Lua's
    "~=": ["=="],
    "and": ["or"],
    "or": ["and"],
}
# The tokens that end an operand of && on its left and on its right; || binds weaker.
LEFT_ENDS = {";", ",", "=", "return", "?", ":", "co_return", "||", "case"}
RIGHT_ENDS = {";", ",", "?", ":", "||"}
COMMUTATIVE = {"min", "max", "swap", "equal", "same", "minmax"}
ASSIGNMENTS = {"=", "+=", "-=", "|=", "&=", "^=", "*=", "/=", "%=", "<<=", ">>="}


def mutations(file, text):
    """All mutations of a file, in a fixed order."""
    is_lua = file.endswith(".lua")
    source = Source(text, LUA_TOKEN if is_lua else TOKEN)
    found = []
    for kind, find in LUA_FINDERS if is_lua else FINDERS:
        for begin, end, replacement in find(source):
            if text[begin:end] != replacement:
                found.append(Mutation(file, kind, begin, end, replacement))
    return found


def live_tokens(source):
    return ((i, t) for i, t in enumerate(source.tokens) if not t.skipped)


def operators(source):
    for i, token in live_tokens(source):
        if token.text in RELATIONS and token.kind != "string" and source.spaced(i):
            for other in RELATIONS[token.text]:
                yield token.start, token.end, other
        elif token.text == "not":
            yield token.start, source.tokens[i + 1].start, ""
        elif token.text == "!" and not source.text[token.end].isspace():
            yield token.start, token.end, ""


def neighbours_of(number):
    """The next and the previous number; none unless it is an integer."""
    match = re.fullmatch(r"(0[xX])?([0-9a-fA-F']+?)([uUlLzZ]*)", number)
    if not match or match[1] is None and not match[2].replace("'", "").isdecimal():
        return
    value = int(match[2].replace("'", ""), 16 if match[1] else 10)
    for other in (value + 1, value - 1):
        if other >= 0:
            yield (f"{match[1]}{other:X}" if match[1] else str(other)) + match[3]


def bounds(source):
    for i, token in live_tokens(source):
        if token.kind != "number":
            continue
        if source.at(i - 1) == "=" and source.at(i - 2) in (")", "const", "noexcept", "override"):
            continue  # a pure virtual function
        for other in neighbours_of(token.text):
            yield token.start, token.end, other
        before = source.at(i - 1)
        if before in ("+", "-") and source.spaced(i - 1) and source.at(i + 1) in (")", "]", ";", ",", "<", "==", "<="):
            yield source.tokens[i - 2].end, token.end, ""


def operand_begin(source, i, ends):
    """The first token of the operand on the left of operator `i`."""
    up = source.tokens[i].up
    first = i
    for j in range(i - 1, -1, -1):
        token = source.tokens[j]
        if j == up or token.up == up and (token.text in ends or token.text in "{}" and token.mate is None):
            break
        if token.up == up and token.text == "}":
            break
        if token.up == up:
            first = j
    return first


def operand_end(source, i, ends):
    """The token after the operand on the right of operator `i`."""
    up = source.tokens[i].up
    for j in range(i + 1, len(source.tokens)):
        token = source.tokens[j]
        if token.up == up and (token.text in ends or token.mate is not None and token.mate == up):
            return j
        if up is not None and j == source.tokens[up].mate:
            return j
    return len(source.tokens)


def conditions(source):
    tokens = source.tokens
    for i, token in live_tokens(source):
        if token.text in ("if", "while") and source.at(i + 1) == "(" and tokens[i + 1].mate is not None:
            close = tokens[i + 1].mate
            begin = i + 2
            for j in range(begin, close):
                if tokens[j].text == ";" and tokens[j].up == i + 1:
                    begin = j + 1
            inside = tokens[begin:close]
            if not any(t.text == "=" and t.up == i + 1 for t in inside) and inside:
                for value in ("true", "false") if token.text == "if" else ("false",):
                    yield inside[0].start, inside[-1].end, value
        elif token.text in ("&&", "||") and source.spaced(i):
            both = {"&&"} if token.text == "&&" else set()
            left = operand_begin(source, i, LEFT_ENDS | both)
            right = operand_end(source, i, RIGHT_ENDS | {"&&"} if both else RIGHT_ENDS)
            yield tokens[left].start, tokens[i + 1].start, ""
            yield tokens[i - 1].end, tokens[right - 1].end, ""
        elif token.text == "?" and source.spaced(i):
            first = operand_begin(source, i, (LEFT_ENDS | {"<<"}) - {"||"})
            for value in ("true", "false"):
                yield tokens[first].start, tokens[i - 1].end, value


def arguments(source, opening):
    """The arguments of a call, each as the range of its tokens."""
    close = source.tokens[opening].mate
    begin = opening + 1
    ranges = []
    for j in range(opening + 1, close + 1):
        token = source.tokens[j]
        if j == close or token.text == "," and token.up == opening and not token.skipped:
            ranges.append((begin, j))
            begin = j + 1
    return [r for r in ranges if r[0] < r[1]]


def declares(source, begin, end):
    """Whether the tokens look like a parameter: two names in a row, or a type and a reference."""
    for j in range(begin, end - 1):
        first, second = source.tokens[j], source.tokens[j + 1]
        if second.kind == "word" and first.kind == "word" and first.text not in ("return", "sizeof", "new"):
            return True
        if second.kind == "word" and first.text in ("&", "*", "&&", ">") and not source.text[first.start - 1].isspace():
            if source.text[first.end].isspace() or first.skipped:
                return True
    return False


def swapped_arguments(source):
    tokens = source.tokens
    for i, token in live_tokens(source):
        if token.text != "(" or token.mate is None or tokens[i - 1].kind != "word":
            continue
        if source.at(i - 1) in KEYWORDS | COMMUTATIVE:
            continue
        given = arguments(source, i)
        if any(declares(source, *one) for one in given):
            continue
        for (a, b), (c, d) in zip(given, given[1:]):
            first = source.text[tokens[a].start : tokens[b - 1].end]
            second = source.text[tokens[c].start : tokens[d - 1].end]
            between = source.text[tokens[b - 1].end : tokens[c].start]
            if first != second and "{" not in first + second:
                yield tokens[a].start, tokens[d - 1].end, second + between + first


def is_effect(source, begin, end):
    """Whether a statement is a call, an assignment or a step, not a declaration."""
    tokens = source.tokens[begin:end]
    if tokens[0].text in ("++", "--") or tokens[-1].text in ("++", "--"):
        return True
    if tokens[0].kind != "word" and tokens[0].text != "*":
        return False
    up = tokens[0].up
    flat = [t for t in tokens if t.up == up]
    for j, token in enumerate(flat):
        if token.text in ASSIGNMENTS:
            return True
        if token.text in KEYWORDS or token.kind not in ("word", "sign"):
            return False
        if token.text in ("&", "&&", "*", ">") and j > 0 and not token.skipped:
            return False
        if j > 0 and token.kind == "word" and flat[j - 1].text not in (".", "->", "::", "*"):
            return False
    return flat[-1].text == ")" and not declares(source, begin, end)


def is_hint(source, begin, end):
    """Whether a statement affects only performance."""
    return any(t.text in ("reserve", "shrink_to_fit", "prefetch") for t in source.tokens[begin:end])


def is_deleted(source, end):
    """Whether a statement declares a function that is deleted or defaulted."""
    return source.at(end - 1) in ("delete", "default")


def dropped_statements(source):
    tokens = source.tokens
    for i, token in live_tokens(source):
        before = source.at(i - 1)
        if before not in (";", "{", "}", ")", "else", ":") or token.text in ("}", ";", "{"):
            continue
        if source.bracket(i) not in ("{", ""):
            continue
        end = i
        while end < len(tokens) and tokens[end].text not in (";", "}"):
            end = (tokens[end].mate if tokens[end].text in OPEN and tokens[end].mate else end) + 1
        if source.at(end) != ";":
            continue
        if token.text in ("return", "break", "continue"):
            if before in (")", "else") or token.text == "break":
                yield token.start, tokens[end].end, ";"
        elif token.text not in KEYWORDS and is_effect(source, i, end) and not (
                is_hint(source, i, end) or is_deleted(source, end)):
            yield token.start, tokens[end].end, ";"


def constants(source):
    for i, token in live_tokens(source):
        if token.text in ("true", "false"):
            yield token.start, token.end, "false" if token.text == "true" else "true"
        elif token.kind == "char" and len(token.text) == 3:
            for step in (1, -1):
                other = chr(ord(token.text[1]) + step)
                if other not in "'\\" and " " <= other <= "~":
                    yield token.start, token.end, f"'{other}'"
        elif token.kind == "string" and is_in_table(source, i):
            yield token.end - 2, token.end - 1, ""
            yield token.start + 1, token.start + 2, "z" if token.text[1] != "z" else "y"


def is_in_table(source, i):
    """Names and prefixes in braces; not messages, which contain blanks."""
    token = source.tokens[i]
    return (
        re.fullmatch(r'"[^"\\\s]{2,}"', token.text) is not None
        and source.bracket(i) == "{"
        and source.at(i - 1) in ("{", ",")
    )


FINDERS = [
    ("operator", operators),
    ("bound", bounds),
    ("condition", conditions),
    ("arguments", swapped_arguments),
    ("statement", dropped_statements),
    ("constant", constants),
]
LUA_FINDERS = [("operator", operators), ("bound", bounds), ("constant", constants), ("arguments", swapped_arguments)]
