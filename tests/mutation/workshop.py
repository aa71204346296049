"""A copy of the tree in which mutations are applied, built and tested, one at a time."""

import filecmp
import json
import os
import re
import resource
import shutil
import signal
import subprocess
import time
from functools import cached_property

LEFT_OUT = {".git", ".cache", "build", "__pycache__"}
OPTIONS = [
    "-GNinja",
    "-DCMAKE_BUILD_TYPE=Debug",
    "-DCMAKE_C_FLAGS_DEBUG=-O1",
    "-DCMAKE_CXX_FLAGS_DEBUG=-O1 -D_GLIBCXX_ASSERTIONS",
    "-DRUNLINT_SHARED_LAYERS=ON",
    "-DRUNLINT_UNITY=OFF",
    "-DRUNLINT_NGINX=ON",
    "-DRUNLINT_LUA=ON",
    "--compile-no-warning-as-error",
]
# Programs that a test starts besides its own.
STARTED = {"cli_process": ["runlint"], "exports": ["runlint_shared"], "luajit": ["runlint_shared"],
           "lua_memory": ["runlint_lua"]}
# The tests of modules for other programs, by the folders whose files only they test.
OF_FOLDER = {"nginx": ("nginx_",), "lua": ("lua_", "haproxy_"), "haproxy": ("haproxy_",)}
MEMORY = 6 << 30  # limit of a test, for endless loops
FEWER = {"RUNLINT_ORACLE_PAYLOADS": "10000"}


class BuildFailed(Exception):
    pass


def run(command, **options):
    return subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          errors="replace", **options)


class Workshop:
    def __init__(self, top, directory):
        self.top = top
        self.tree = os.path.join(directory, "tree")
        self.build = os.path.join(directory, "build")

    def copy(self):
        """Copies changed files only, so that the others keep their time stamps and little is rebuilt."""
        wanted = set()
        for folder, folders, files in os.walk(self.top):
            folders[:] = [f for f in folders if f not in LEFT_OUT]
            below = os.path.relpath(folder, self.top)
            os.makedirs(os.path.join(self.tree, below), exist_ok=True)
            for file in set(files) - LEFT_OUT:
                source, target = os.path.join(folder, file), os.path.join(self.tree, below, file)
                wanted.add(os.path.normpath(target))
                if os.path.islink(source):
                    if os.path.lexists(target):
                        os.unlink(target)
                    os.symlink(os.readlink(source), target)
                elif not os.path.isfile(target) or not filecmp.cmp(source, target, shallow=False):
                    shutil.copyfile(source, target)
                    shutil.copymode(source, target)
        for folder, folders, files in os.walk(self.tree):
            folders[:] = [f for f in folders if f not in LEFT_OUT]
            for file in files:
                if os.path.join(folder, file) not in wanted:
                    os.unlink(os.path.join(folder, file))

    def configure(self):
        options = list(OPTIONS)
        if shutil.which("ccache"):
            options += ["-DCMAKE_C_COMPILER_LAUNCHER=ccache", "-DCMAKE_CXX_COMPILER_LAUNCHER=ccache"]
        if shutil.which("ld.lld"):
            options += [f"-DCMAKE_{kind}_LINKER_FLAGS=-fuse-ld=lld" for kind in ("EXE", "SHARED", "MODULE")]
        result = run(["cmake", "-S", self.tree, "-B", self.build] + options)
        if result.returncode != 0:
            raise BuildFailed(result.stdout)

    def make(self, targets):
        if not targets:
            return  # a script; and ninja would build all
        result = run(["ninja", "-C", self.build] + sorted(targets))
        if result.returncode != 0:
            raise BuildFailed(result.stdout)

    @cached_property
    def tests(self):
        """The quick tests by name, with the targets that each needs, without those that build other projects and those of
        other simdjson back ends."""
        listed = run(["ctest", "--test-dir", self.build, "--show-only=json-v1"])
        known = set(re.findall(r"^(\w+): phony$", self._ninja("-t", "targets", "all"), re.MULTILINE))
        result = {}
        for test in json.loads(listed.stdout)["tests"]:
            name = test["name"]
            labels = [p["value"] for p in test.get("properties", []) if p["name"] == "LABELS"]
            if any("build" in value for value in labels) or "." in name:
                continue
            if name.startswith(("nginx_", "haproxy_")):
                result[name] = {name.split("_")[0]}
            elif name.startswith("lua_5"):
                result[name] = {"lua_modules"}
            else:
                own = {f"{name}_test", name} & known
                result[name] = own | set(STARTED.get(name, []))
        return {name: targets for name, targets in result.items() if targets}

    @cached_property
    def _inputs(self):
        """The sources of each target."""
        targets = set().union(*self.tests.values())
        return {target: set(self._ninja("-t", "inputs", target).split("\n")) for target in targets}

    @cached_property
    def _objects(self):
        """The objects compiled from each file."""
        result = {}
        thing = None
        for line in self._ninja("-t", "deps").split("\n"):
            if line.startswith("    "):
                path = os.path.normpath(os.path.join(self.build, line.strip()))
                if path.startswith(self.tree + os.sep):
                    result.setdefault(os.path.relpath(path, self.tree), set()).add(thing)
            elif ": #deps" in line:
                thing = line.split(":")[0]
        return result

    def _ninja(self, *arguments):
        return subprocess.run(["ninja", "-C", self.build, "--quiet", *arguments], stdout=subprocess.PIPE, text=True,
                              check=True).stdout

    def objects(self, file):
        """The objects that show whether a file compiles: those of its folder, or all of lib/ that include it."""
        all_of_lib = {o for o in self._objects.get(file, ()) if o.startswith("lib/")}
        folder = file.split("/")[1]
        return {o for o in all_of_lib if f"/{folder}/" in o or f"lib/{folder}/" in o} or all_of_lib

    def order(self, file, seconds):
        """The tests that a file can affect, most relevant first: those of its name, those that include it or its folder,
        the quick ones."""
        objects = self._objects.get(file, set())
        folder, stem = file.split("/")[1], os.path.splitext(os.path.basename(file))[0]
        header = f"lib/{folder}/{stem}.h"
        neighbours = [f for f in self._objects if f.startswith(f"lib/{folder}/")]
        of_folder = set().union(*(self._objects[f] for f in neighbours)) if neighbours else set()

        def rank(name):
            own = {i for t in self.tests[name] for i in self._inputs[t] if i.startswith("tests/")}
            if name == stem or name.startswith(stem) or stem.startswith(name):
                return 0
            if own & self._objects.get(header, set()):
                return 1
            return 2 if own & of_folder else 3

        of_modules = tuple(beginning for beginnings in OF_FOLDER.values() for beginning in beginnings)
        reached = []
        for name, targets in self.tests.items():
            if file.endswith(".lua"):
                if name.startswith(OF_FOLDER.get(folder, ("luajit",))):
                    reached.append(name)
            elif any(objects & self._inputs[target] for target in targets):
                if name.startswith(OF_FOLDER[folder]) if folder in OF_FOLDER else not name.startswith(of_modules):
                    reached.append(name)
        return sorted(reached, key=lambda name: (rank(name), seconds[name], name))

    def passes(self, name, limit):
        """Runs a test. One that takes longer than `limit` seconds does not pass."""
        command = ["ctest", "--test-dir", self.build, "-R", f"^{re.escape(name)}$", "--timeout", str(int(limit)),
                   "--no-tests=error", "--output-on-failure"]
        with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              text=True, errors="replace", start_new_session=True, env={**os.environ, **FEWER},
                              preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))) as process:
            try:
                self.output = process.communicate(timeout=limit + 30)[0]
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                self.output = process.communicate()[0]
                return False
        return process.returncode == 0

    def measure(self):
        """Builds and runs all tests without a mutation. Returns their seconds, and the failing ones, which are not used."""
        self.make(set().union(*self.tests.values()))
        seconds = {}
        broken = []
        for name in list(self.tests):
            begin = time.monotonic()
            if self.passes(name, 600):
                seconds[name] = time.monotonic() - begin
            else:
                print(f"{name} fails without any mutation and is left out:\n{self.output}", flush=True)
                broken.append(name)
                del self.tests[name]
        return seconds, broken
