"""Builds the tiny index from the bytes in FORMAT.md and runs the example of SCORING.md on it.

  documented_index.py FORMAT.md

Then each byte of its files is damaged in turn. The reader must refuse every damaged index, so all bytes are checked.
"""
import os
import re
import sys
import tempfile

from cursor import FormatError
from index import left_over, open_commits
from scoring import Scorer

LAO = bytes.fromhex("016c616f0011")
LOCK = "write.lock"  # its bytes mean nothing
SCORE = float.fromhex("0x1.3964ep-2")


def files_of(text):
    """Returns the bytes of each file by name, from a heading "`NAME`, N bytes" and the dump below it."""
    files = {}
    dumps = re.finditer(r"^`(\S+)`, (\d+) bytes\n\n```\n(.*?)```$", text, re.MULTILINE | re.DOTALL)
    for name, size, dump in (match.groups() for match in dumps):
        data = b""
        for line in dump.splitlines():
            address, bytes_of_line = re.match(r"([0-9a-f]{4})  ((?:[0-9a-f]{2} ?)+)", line).groups()
            if int(address, 16) != len(data):
                raise FormatError(f"{name}: the line at {address} follows {len(data):#x} bytes")
            data += bytes.fromhex(bytes_of_line)
        if len(data) != int(size):
            raise FormatError(f"{name}: {len(data)} bytes in the dump, {size} in its heading")
        files[name] = data
    return files


def write(folder, name, data):
    with open(os.path.join(folder, name), "wb") as file:
        file.write(data)


def check_example(folder):
    commits = open_commits(folder)
    if left_over(folder, commits):
        raise FormatError(f"no manifest names {left_over(folder, commits)}")
    hits = Scorer(commits[0]).answer("single", [LAO], [])
    if hits != [(SCORE, 0, 0), (SCORE, 0, 2)]:
        raise FormatError(f"the example of SCORING.md is answered {hits}")


def refuses(folder):
    try:
        open_commits(folder)
    except FormatError:
        return True
    return False


def count_damages(folder, files):
    damages = 0
    for name, data in files.items():
        if name == LOCK:
            continue
        for place in range(len(data)):
            write(folder, name, data[:place] + bytes([data[place] ^ 1 << place % 8]) + data[place + 1:])
            if not refuses(folder):
                raise FormatError(f"{name}: damage of byte {place:#x} goes unseen")
            damages += 1
        write(folder, name, data)
    return damages


def main(path):
    with open(path, encoding="utf-8") as file:
        files = files_of(file.read())
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            write(folder, name, data)
        check_example(folder)
        damages = count_damages(folder, files)
        check_example(folder)
    print(f"{len(files)} files as documented; the example scores {SCORE}; {damages} damaged bytes, all refused")


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except FormatError as error:
        sys.exit(f"documented_index.py: {error}")
