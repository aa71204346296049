"""Samples mutations by a seed, from all folders of lib/ in proportion to their size."""

import os
import random

from operators import mutations

AT_LEAST = 3  # of each folder
A_FILE = 2  # of each file, unless the folder has too few
SUFFIXES = (".c", ".cc", ".h", ".lua")


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def sources(tree):
    """The sources of lib/ by folder, as paths below the tree."""
    folders = {}
    for folder in sorted(os.listdir(os.path.join(tree, "lib"))):
        directory = os.path.join("lib", folder)
        if os.path.isdir(os.path.join(tree, directory)):
            files = sorted(f for f in os.listdir(os.path.join(tree, directory)) if f.endswith(SUFFIXES))
            if files:
                folders[folder] = [os.path.join(directory, f) for f in files]
    return folders


def shares(sizes, count):
    """Splits `count` in proportion to the sizes, each at least AT_LEAST if there are enough."""
    least = min(AT_LEAST, count // len(sizes))
    left = count - least * len(sizes)
    total = sum(sizes.values())
    exact = {name: left * size / total for name, size in sizes.items()}
    result = {name: least + int(part) for name, part in exact.items()}
    for name in sorted(exact, key=lambda name: (int(exact[name]) - exact[name], name)):
        if sum(result.values()) == count:
            break
        result[name] += 1
    return result


class Drawing:
    """The mutations of one folder, in random order. The next one replaces one that does not compile."""

    def __init__(self, tree, folder, files, share, seed):
        self._random = random.Random(f"{seed}/{folder}")
        self._left = {}  # file -> kind -> mutations
        for file in files:
            by_kind = {}
            for mutation in mutations(file, read(os.path.join(tree, file))):
                by_kind.setdefault(mutation.kind, []).append(mutation)
            if by_kind:
                self._left[file] = by_kind
        self._sizes = {file: os.path.getsize(os.path.join(tree, file)) for file in self._left}
        self._used = dict.fromkeys(self._left, 0)
        self._limit = max(A_FILE, -(-share // max(1, len(self._left))))

    def next(self):
        """The next mutation, or None."""
        open_files = [f for f in self._left if self._used[f] < self._limit]
        if not open_files:
            return None
        file = self._random.choices(open_files, [self._sizes[f] for f in open_files])[0]
        by_kind = self._left[file]
        kind = self._random.choice(sorted(by_kind))
        one = by_kind[kind].pop(self._random.randrange(len(by_kind[kind])))
        if not by_kind[kind]:
            del by_kind[kind]
        if not by_kind:
            del self._left[file]
        return one

    def accept(self, mutation):
        """Counts a mutation that compiles."""
        self._used[mutation.file] += 1


def lines_of(mutation, text):
    """The changed lines, before and after, joined and without indentation: a stable name of the mutation."""
    begin = text.rfind("\n", 0, mutation.begin) + 1
    end = text.find("\n", mutation.end)
    end = len(text) if end < 0 else end
    before = text[begin:end]
    after = text[begin : mutation.begin] + mutation.replacement + text[mutation.end : end]
    return " ".join(before.split()), " ".join(after.split())


def line_number(mutation, text):
    return text.count("\n", 0, mutation.begin) + 1
