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


with open(os.path.join(root, "README.md"), encoding="utf-8") as file:
    tour = re.search(r"^## A short tour\n(.*?)^## ", file.read(), re.S | re.M)[1]
steps = re.findall(r"^    \$ (tra .*)\n((?:    .*\n|\n(?=    (?!\$ )))*)", tour, re.M)
assert len(steps) > 4, "the README's tour was not found"

failed = 0
with tempfile.TemporaryDirectory() as scratch:
    environment = dict(os.environ, TRA_INDEX=os.path.join(scratch, "index"), NO_COLOR="1",
                       PATH=os.path.dirname(program) + os.pathsep + os.environ["PATH"])
    for command, written in steps:
        printed = subprocess.run(["bash", "-c", command], cwd=root, env=environment, capture_output=True, text=True).stdout
        expected, got = comparable(written), comparable(printed)
        if expected and expected[-1] == "...":
            expected.pop()
            got = got[: len(expected)]
        if expected != got:
            failed += 1
            print(f"$ {command}\nprints not what README.md says:\n{printed}")
sys.exit(failed > 0)
