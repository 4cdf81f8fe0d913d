#!/usr/bin/env python3
"""The rules of the house as a test: what a reader may rely on in every file of this repository.

    python3 tests/tidy/tidy.py                 # every rule over the repository
    python3 tests/tidy/tidy.py --breaches      # each rule must find the breaches that stand in tests/tidy/breach

A rule is a function that yields (path, line, message). Exit status: 0 tidy, 1 not, 77 the formatter is missing and all
else is tidy. A file may leave out a length rule by a comment "tidy allows RULE: reason".
"""
import os
import re
import shutil
import subprocess
import sys

import cpp
import layers
import programs
from tree import Tree

here = os.path.dirname(os.path.realpath(__file__))


def formatted(tree):
    """C++ is formatted by clang-format 14 and the repository's .clang-format."""
    formatter = shutil.which("clang-format-14") or shutil.which("clang-format")
    if not formatter:
        skipped.append("formatted (clang-format is not installed)")
        return
    files = [os.path.join(tree.root, path) for path in tree.cpp()]
    run = subprocess.run([formatter, "--dry-run", "-Werror", "-style=file:" + os.path.join(here, "../../.clang-format")]
                         + files, capture_output=True, text=True)
    for path, line in re.findall(r"^(.+?):(\d+):\d+: error:", run.stderr, re.M):
        yield os.path.relpath(path, tree.root), int(line), "run clang-format on it"


def opening(tree):
    """A source file opens with a comment that gives its idea; NAME.cpp may leave that to NAME.h, included first."""
    for path in tree.sources():
        lines = [line for line in tree.text(path).split("\n") if not line.startswith("#!")]
        first = next((line for line in lines if line.strip()), "")
        header = re.sub(r"\.cpp$", ".h", os.path.basename(path))
        own = re.fullmatch(r'#include "(?:.*/)?' + re.escape(header) + '"', first)
        if not own and not first.startswith(("//", "/*", "# ", '"""')):
            yield path, 1, "opens without a comment that gives its idea"


def long_file(tree):
    """A source file has at most 400 lines."""
    for path in tree.sources():
        lines = tree.text(path).count("\n")
        if lines > 400 and not tree.allows(path, "long_file"):
            yield path, lines, f"{lines} lines: divide it, or say why not (tidy allows long_file: ...)"


def test_name(tree):
    """What holds tests is named _test, what does not is not."""
    for path in tree.under("tests", "bench"):
        if path.endswith(".cpp"):
            holds, named = re.search(r"^(?:TEST_CASE|SCENARIO)\(", tree.text(path), re.M), path.endswith("_test.cpp")
            if holds and not named:
                yield path, 1, "holds test cases and is not named _test.cpp"
            if named and not holds and not re.search(r"^int main\(", tree.text(path), re.M):
                yield path, 1, "is named _test.cpp and holds no test"
        if path.startswith("tests/cli/") and path.endswith(".sh") and not path.endswith(("_test.sh", "/support.sh")):
            yield path, 1, "a test of the program is named _test.sh"


banned_words = [
    (r"(?<![\w.>])(?:std::)?system\(", "system(): run a program by fork and exec, without a shell"),
    (r"\bpopen\(", "popen(): run a program by fork and exec, without a shell"),
    (r"(?<!\w)v?sprintf\(", "sprintf(): use snprintf or a string"),
    (r"(?<!\w)s?rand\(", "rand(): use <random>"),
    (r"(?<!\w)assert\(", "assert(): throw tra::Error, or static_assert"),
]
clock_call = re.compile(r"\bstd::time\(|(?<!\w)system_clock::now\(")
clock_file = "engine/store/clock.cpp"


def banned(tree):
    """Calls that are never right here."""
    for path in tree.cpp():
        for number, line in enumerate(cpp.code(tree.text(path)).split("\n"), 1):
            for pattern, reason in banned_words:
                if re.search(pattern, line):
                    yield path, number, reason
            if clock_call.search(line) and path != clock_file:
                yield path, number, "the clock: call tra::current_time(), in cli tra::cli::now()"
            if path.endswith(".h") and re.search(r"\busing namespace\b", line):
                yield path, number, "using namespace in a header"
    for path in tree.scripts():
        yield from tree.grep(path, r"(?<!\|)\|\s*grep -\w*q",
                             "| grep -q: it ends before the writer, which fails under pipefail; grep -q <<< \"$(...)\"")


def left_over(tree):
    """No notes to oneself: what is to be done is done or told in an issue."""
    for path in tree.sources() + tree.named(".md", "CMakeLists.txt"):
        yield from tree.grep(path, r"\b(?:TO" r"DO|FIX" r"ME|X" r"XX)\b", "a note to oneself")


def invisible(tree):
    """No control, direction or byte order characters, which an editor hides and a compiler obeys."""
    pattern = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]"
    for path in tree.texts():
        yield from tree.grep(path, pattern, "an invisible character: write it as an escape")


def machine_path(tree):
    """No path of somebody's machine."""
    for path in tree.texts():
        yield from tree.grep(path, r"(?<![\w.~$}])/(?:work|root|home|Users)/\w", "a path of somebody's machine")


def named_file(tree):
    """A file that a document names is there."""
    tops = {path.split("/")[0] for path in tree.all if "/" in path}
    for path in tree.named(".md"):
        for number, line in enumerate(tree.text(path).split("\n"), 1):
            for link in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", line):
                if "://" not in link and not tree.has(os.path.join(os.path.dirname(path), link)):
                    yield path, number, f"links to {link}, which is not there"
            for name in re.findall(r"`([\w.]+(?:/[\w.*-]+)+/?)[` :]", line):
                if name.split("/")[0] in tops and not tree.has(name):
                    yield path, number, f"names {name}, which is not there"


def from_packages(tree):
    """A program that a script of the tests calls is in every Debian or comes from a package of cli/packages.sh."""
    yield from programs.unlisted(tree)


RULES = [formatted, opening, layers.include, cpp.long_function, long_file, test_name, banned, left_over, cpp.unused,
         invisible, machine_path, named_file, from_packages, programs.generator]
skipped = []


def findings(tree):
    for rule in RULES:
        for path, line, message in rule(tree):
            yield rule.__name__, path, line, message


def check_repository():
    tree = Tree(os.path.join(here, "../.."))
    found = list(findings(tree))
    for rule, path, line, message in found:
        print(f"{path}:{line}: {rule}: {message}")
    print(f"{len(RULES)} rules, {len(tree.all)} files, {len(found)} breaches")
    for rule in skipped:
        print("Skipped:", rule)
    return 1 if found else 77 if skipped else 0


def check_breaches():
    """breach/expected.txt names what each rule finds in breach/, a small repository that breaks them all."""
    found = {f"{rule} {path}: {message}" for rule, path, _, message in findings(Tree(os.path.join(here, "breach")))}
    with open(os.path.join(here, "breach/expected.txt"), encoding="utf-8") as file:
        expected = {line.strip() for line in file}
    if skipped:
        expected = {line for line in expected if not line.startswith("formatted ")}
    unproven = [rule.__name__ for rule in RULES if not any(line.startswith(rule.__name__ + " ") for line in expected)]
    for line in sorted(expected ^ found):
        print("not found:" if line in expected else "not expected:", line)
    for rule in unproven if not skipped else []:
        print("no breach proves the rule", rule)
    unused_rows = layers.rows_without_breach(Tree(os.path.join(here, "breach")))
    for row in unused_rows:
        print("no breach proves the layer", row)
    print(f"{len(found)} breaches found of {len(expected)}")
    return 1 if expected != found or unused_rows or (unproven and not skipped) else 77 if skipped else 0


if __name__ == "__main__":
    sys.exit(check_breaches() if "--breaches" in sys.argv else check_repository())
