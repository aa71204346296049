"""Tests of the mutation operators and of sampling."""

import os
import sys
import tempfile
import unittest

from drawing import Drawing, lines_of, read, shares, sources
from operators import mutations

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def of(text, kind, file="lib/text/a.cc"):
    """The results of the mutations of a kind."""
    return [text[: m.begin] + m.replacement + text[m.end :] for m in mutations(file, text) if m.kind == kind]


class Operators(unittest.TestCase):
    def test_mutates_relations_and_sums(self):
        self.assertEqual(of("x = a == b;", "operator"), ["x = a != b;"])
        self.assertEqual(of("x = a < b;", "operator"), ["x = a <= b;", "x = a >= b;"])
        self.assertEqual(of("x = a + b;", "operator"), ["x = a - b;"])
        self.assertEqual(of("x = a && !b;", "operator"), ["x = a || !b;", "x = a && b;"])

    def test_ignores_templates_references_and_signs(self):
        for text in ("std::array<int, 3> a;", "void f(T&& a, int& b);", "f([&](auto&& a) {});", "x = -y;", "p->q();"):
            self.assertEqual(of(text, "operator"), [], text)

    def test_mutates_bounds(self):
        self.assertEqual(of("f(a + 1);", "bound"), ["f(a + 2);", "f(a + 0);", "f(a);"])
        self.assertEqual(of("x = 0;", "bound"), ["x = 1;"])
        self.assertEqual(of("x = 0x10u;", "bound"), ["x = 0x11u;", "x = 0xFu;"])
        self.assertEqual(of("x = 1'000;", "bound"), ["x = 1001;", "x = 999;"])
        for text in ("std::array<int, 3> a;", "virtual void f() = 0;", "x = 1.5;", "static_assert(x == 3);", "#if A > 1"):
            self.assertEqual(of(text, "bound"), [], text)

    def test_mutates_conditions(self):
        self.assertEqual(of("if (a) b();", "condition"), ["if (true) b();", "if (false) b();"])
        self.assertEqual(of("if (int x = f(); x > y) b();", "condition"),
                         ["if (int x = f(); true) b();", "if (int x = f(); false) b();"])
        self.assertEqual(of("return a && b || c && d;", "condition"),
                         ["return b || c && d;", "return a || c && d;", "return c && d;", "return a && b;",
                          "return a && b || d;", "return a && b || c;"])
        self.assertEqual(of("f(a ? b : c);", "condition"), ["f(true ? b : c);", "f(false ? b : c);"])
        self.assertEqual(of("if (const auto a = f()) b();", "condition"), [])
        self.assertEqual(of("if constexpr (a) b();", "condition"), [])

    def test_swaps_arguments(self):
        self.assertEqual(of("f(a, g(b, c), d);", "arguments"),
                         ["f(g(b, c), a, d);", "f(a, d, g(b, c));", "f(a, g(c, b), d);"])
        for text in ("void f(int a, char b);", "std::min(a, b);", "f(a, a);", "if (a, b) c();"):
            self.assertEqual(of(text, "arguments"), [], text)

    def test_removes_statements(self):
        self.assertEqual(of("{ ++x; f(a); y = 2; }", "statement"),
                         ["{ ; f(a); y = 2; }", "{ ++x; ; y = 2; }", "{ ++x; f(a); ; }"])
        self.assertEqual(of("{ if (a) return b; return c; }", "statement"), ["{ if (a) ; return c; }"])
        for text in ("{ int x = 1; }", "{ const auto x = f(); }", "void f(int a);", "{ Type x(a); }", "{ Type& x = y; }",
                     "{ out.reserve(9); }", "{ Plan(const Plan&) = delete; }", "{ ~Plan() = default; }"):
            self.assertEqual(of(text, "statement"), [], text)

    def test_mutates_constants(self):
        self.assertEqual(of("x = 'b';", "constant"), ["x = 'c';", "x = 'a';"])
        self.assertEqual(of('T t[] = {{"ab", true}};', "constant"),
                         ['T t[] = {{"a", true}};', 'T t[] = {{"zb", true}};', 'T t[] = {{"ab", false}};'])
        self.assertEqual(of('f("ab"); T t[] = {"a message"};', "constant"), [])

    def test_ignores_text_without_effect(self):
        for text in ("// a == b\n", "/* f(a, b); */", '#include "a.h"\n', 's = "a == b";', 's = R"(a == b)";',
                     "[[nodiscard]] int f();", "using A = B;", "consteval bool f() { return a == b; }"):
            self.assertEqual(mutations("lib/text/a.cc", text), [], text)

    def test_mutates_lua(self):
        self.assertEqual(of("x = a or not b -- a and b", "operator", "lib/capi/a.lua"),
                         ["x = a and not b -- a and b", "x = a or b -- a and b"])


class Sampling(unittest.TestCase):
    def draw(self, seed):
        drawing = Drawing(TOP, "check", sources(TOP)["check"], 5, seed)
        return [drawing.next() for _ in range(5)]

    def test_is_determined_by_seed(self):
        self.assertEqual(self.draw("1"), self.draw("1"))
        self.assertNotEqual(self.draw("1"), self.draw("2"))

    def test_takes_at_most_two_per_file(self):
        with tempfile.TemporaryDirectory() as tree:
            os.makedirs(os.path.join(tree, "lib", "a"))
            for name in ("x.cc", "y.cc"):
                with open(os.path.join(tree, "lib", "a", name), "w", encoding="utf-8") as file:
                    file.write("{ f(a == 1, b, 2); }\n" * 9)
            drawing = Drawing(tree, "a", sources(tree)["a"], 3, 1)
            files = []
            while (mutation := drawing.next()) is not None:
                drawing.accept(mutation)
                files.append(mutation.file)
            self.assertEqual(sorted(files), ["lib/a/x.cc"] * 2 + ["lib/a/y.cc"] * 2)

    def test_shares_are_proportional(self):
        self.assertEqual(shares({"a": 100, "b": 100, "c": 800}, 19), {"a": 4, "b": 4, "c": 11})
        self.assertEqual(sum(shares({"a": 1, "b": 2, "c": 4}, 80).values()), 80)
        self.assertEqual(sum(shares({"a": 1, "b": 2, "c": 4}, 2).values()), 2)

    def test_lines_identify_mutation(self):
        text = "int x;\n  if (a &&\n      b) c();\n"
        mutation = next(m for m in mutations("a.cc", text) if m.replacement == "true")
        self.assertEqual(lines_of(mutation, text), ("if (a && b) c();", "if (true) c();"))


class Sources(unittest.TestCase):
    def test_every_source_has_mutations(self):
        for files in sources(TOP).values():
            for file in files:
                if file.endswith(".cc"):
                    with self.subTest(file):
                        self.assertNotEqual(mutations(file, read(os.path.join(TOP, file))), [])


if __name__ == "__main__":
    sys.exit(unittest.main())
