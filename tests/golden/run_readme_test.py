#!/usr/bin/env python3
"""Runs the commands of the README's tour and compares what they print with what stands there.

Left out are times, scores, how lines are wrapped, and how many pages a sync divides again, which depends on what its threads
come to first; "..." at the end of an output stands for any rest.
    python3 tests/golden/run_readme_test.py build/tra
"""
import os
import re
import subprocess
import sys
import tempfile

program = os.path.realpath(sys.argv[1])
root = os.path.realpath(os.path.join(os.path.dirname(__file__), "../.."))


def comparable(text):
    text = re.sub(r" \([0-9.,]+ ms\)", "", text)
    text = re.sub(r'^ *"took_us": .*\n', "", text, flags=re.M)
    text = re.sub(r"^[0-9.]+ s, .*articles/s.*\n", "", text, flags=re.M)
    text = re.sub(r'("score": )[0-9.e-]+', r"\1?", text)
    text = re.sub(r"^ *[0-9]+ (pages divided again)", r"? \1", text, flags=re.M)
    return text.split()


# The sections with commands, and the locale whose language they are in.
pages = [("README.md", ("A short tour", "Seven questions"), "C.UTF-8"), ("cli/README.vi.md", ("Dạo một vòng",), "vi_VN.UTF-8")]


def steps_of(name, sections):
    """The commands of these sections in order, each with what it prints."""
    with open(os.path.join(root, name), encoding="utf-8") as file:
        text = file.read() + "\n## "
    tour = "".join(re.search(rf"^## {section}\n(.*?)^## ", text, re.S | re.M)[1] for section in sections)
    steps = re.findall(r"^    \$ (tra .*)\n((?:    .*\n|\n(?=    (?!\$ )))*)", tour, re.M)
    assert len(steps) > 4, f"the tour of {name} was not found"
    return steps


failed = 0
for name, sections, locale in pages:
    with tempfile.TemporaryDirectory() as scratch:
        environment = dict(os.environ, TRA_INDEX=os.path.join(scratch, "index"), NO_COLOR="1", LC_ALL=locale,
                           TRA_NOW="2024-12-20", VISUAL="true", BROWSER="true", PATH=os.path.dirname(program) + os.pathsep + os.environ["PATH"])
        for command, written in steps_of(name, sections):
            printed = subprocess.run(["bash", "-c", command], cwd=root, env=environment, stdout=subprocess.PIPE,
                                     stderr=subprocess.DEVNULL, text=True).stdout
            expected, got = comparable(written), comparable(printed)
            if expected and expected[-1] == "...":
                expected.pop()
                got = got[: len(expected)]
            if expected != got:
                failed += 1
                print(f"$ {command}\nprints not what {name} says:\n{printed}")
sys.exit(failed > 0)
