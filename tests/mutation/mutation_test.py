#!/usr/bin/env python3
"""Checks that the tests detect mutations: applies them to a copy of lib/, one at a time, and a test must fail.

  tests/mutation/mutation_test.py DIRECTORY [SEED [COUNT]] [--list | --again] [--only FOLDER...]

Works in DIRECTORY, never in the tree. README.md beside this file describes the sampling and the results of a run.
Missed mutations are listed in DIRECTORY/missed.txt, in the form of equivalent.txt. Status 1 when fewer than 95% of those that are not listed as equivalent are caught."""

import argparse
import os
import sys
import time

from drawing import Drawing, line_number, lines_of, read, shares, sources
from operators import mutations
from workshop import BuildFailed, Workshop

ENOUGH = 0.95
HERE = os.path.dirname(os.path.abspath(__file__))


def listed(path):
    """The mutations that a file lists: (file, line, mutated line) -> reason."""
    known = {}
    for number, block in enumerate(read(path).split("\n\n"), 1):
        lines = [line for line in block.split("\n") if line and not line.startswith("#")]
        if not lines:
            continue
        if len(lines) < 3 or not lines[1].startswith("- ") or not lines[2].startswith("+"):
            sys.exit(f"{path}: block {number} is not a file, a line with -, one with + and a reason")
        known[lines[0], lines[1][2:], lines[2][2:]] = " ".join(lines[3:])
    return known


def equivalents(path):
    known = listed(path)
    for (file, line, _), reason in known.items():
        if not reason:
            sys.exit(f"{path}: no reason is given for {file}: {line}")
    return known


def stale(known, tree):
    """The listed mutations whose line is no longer in the tree."""
    texts = {}
    for file, line, mutated in known:
        if file not in texts:
            path = os.path.join(tree, file)
            texts[file] = " ".join(read(path).split()) if os.path.isfile(path) else ""
        if line not in texts[file]:
            yield file, line


class Run:
    """Tries mutations, prints and counts the verdicts."""

    def __init__(self, workshop, known, seconds, missed):
        self._shop, self._known, self._seconds, self._missed = workshop, known, seconds, missed
        self._verdicts = []  # (folder, verdict)

    def try_one(self, mutation):
        """Returns False for a mutation that does not compile and is not counted."""
        text = read(os.path.join(self._shop.top, mutation.file))
        begin = time.monotonic()
        result = self._judge(mutation, text)
        if result is None:
            return False
        verdict, by = result
        self._verdicts.append((mutation.file.split("/")[1], verdict))
        print(f"{len(self._verdicts):>3} {verdict:<10} {time.monotonic() - begin:6.1f} s  "
              f"{mutation.file}:{line_number(mutation, text)} {mutation.kind}: {by}", flush=True)
        if verdict != "caught":
            show(mutation, text)
        if verdict == "missed":
            before, after = lines_of(mutation, text)
            self._missed.write(f"{mutation.file}\n- {before}\n+ {after}\n\n")
            self._missed.flush()
        return True

    def _judge(self, mutation, text):
        reason = self._known.get((mutation.file, *lines_of(mutation, text)))
        if reason:
            return "equivalent", reason
        path = os.path.join(self._shop.tree, mutation.file)
        try:
            write(path, text[: mutation.begin] + mutation.replacement + text[mutation.end :])
            return self._try_tests(mutation.file)
        finally:
            write(path, text)

    def _try_tests(self, file):
        try:
            self._shop.make(self._shop.objects(file))
            for name in self._shop.order(file, self._seconds):
                self._shop.make(self._shop.tests[name])
                if not self._shop.passes(name, 10 + 10 * self._seconds[name]):
                    return "caught", name
        except BuildFailed:
            return None  # or does not compile where a template is used, possibly in a test
        return "missed", "no test fails"

    def table(self):
        """Prints a summary; returns whether enough were caught."""
        kinds = ("caught", "missed", "equivalent")
        print(f"\n{'folder':<12}" + "".join(f"{kind:>12}" for kind in kinds))
        for folder in sorted({folder for folder, _ in self._verdicts}) + ["all"]:
            verdicts = [v for f, v in self._verdicts if folder in (f, "all")]
            print(f"{folder:<12}" + "".join(f"{verdicts.count(kind):>12}" for kind in kinds))
        caught, missed = (sum(v == kind for _, v in self._verdicts) for kind in kinds[:2])
        print(f"\n{caught} of {caught + missed} that are not equivalent were caught")
        return caught >= ENOUGH * (caught + missed)


def write(path, text):
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)


def show(mutation, text):
    before, after = lines_of(mutation, text)
    print(f"      - {before}\n      + {after}", flush=True)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory")
    parser.add_argument("seed", nargs="?", default="1", help="any text (1)")
    parser.add_argument("count", nargs="?", type=int, default=80, help="how many mutations (80)")
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--list", action="store_true", help="draw only, as if all compiled")
    mode.add_argument("--again", action="store_true", help="try what the last run missed")
    parser.add_argument("--only", nargs="+", metavar="FOLDER", help="of the mutations drawn, those of these folders")
    given = parser.parse_args()
    unknown = set(given.only or ()) - set(sources(os.path.dirname(os.path.dirname(HERE))))
    if unknown:
        parser.error(f"lib/ has no {', '.join(sorted(unknown))}")
    if given.count < 1:
        parser.error("COUNT must be at least 1")
    return given


def draw(top, given, accept):
    """Draws mutations until enough are accepted."""
    folders = sources(top)
    sizes = {name: sum(os.path.getsize(os.path.join(top, f)) for f in files) for name, files in folders.items()}
    drawn = shares(sizes, given.count)
    for name in given.only or drawn:
        share = drawn[name]
        drawing = Drawing(top, name, folders[name], share, given.seed)
        accepted = 0
        while accepted < share and (mutation := drawing.next()) is not None:
            if accept(mutation):
                drawing.accept(mutation)
                accepted += 1


def find_listed(top, wanted):
    """The mutations of the tree that a file lists."""
    for file in sorted({file for file, _, _ in wanted}):
        if not os.path.isfile(os.path.join(top, file)):
            continue
        text = read(os.path.join(top, file))
        for mutation in mutations(file, text):
            if (file, *lines_of(mutation, text)) in wanted:
                yield mutation


def main():
    given = arguments()
    top = os.path.dirname(os.path.dirname(HERE))
    known = equivalents(os.path.join(HERE, "equivalent.txt"))
    for file, line in stale(known, top):
        print(f"equivalent.txt: {file} no longer has the line: {line}")
    if given.list:
        draw(top, given, lambda mutation: show_drawn(top, mutation))
        return
    os.makedirs(given.directory, exist_ok=True)
    missed = os.path.join(given.directory, "missed.txt")
    again = list(find_listed(top, listed(missed))) if given.again else []
    workshop = Workshop(top, os.path.abspath(given.directory))
    try:
        workshop.copy()
        workshop.configure()
        seconds, broken = workshop.measure()
    except BuildFailed as failure:
        sys.exit(str(failure))
    with open(missed, "w", encoding="utf-8") as file:
        run = Run(workshop, known, seconds, file)
        if given.again:
            for mutation in again:
                run.try_one(mutation)
        else:
            draw(top, given, run.try_one)
    if not run.table() or broken:
        sys.exit(1)


def show_drawn(top, mutation):
    text = read(os.path.join(top, mutation.file))
    print(f"{mutation.file}:{line_number(mutation, text)} {mutation.kind}")
    show(mutation, text)
    return True


if __name__ == "__main__":
    main()
