#!/usr/bin/env python3
"""Runs commands on a terminal and reports lines that are wider than it.

    widths.py PROGRAM COLUMNS [OPTION...] < COMMANDS

The options are given to every command. COMMANDS has the arguments of a command a line, as a shell would split them; a line may begin with the exit status that is
expected, 0 otherwise. Prints each line that is too wide with its command, and what ended otherwise. Each command runs on a
pseudo-terminal of its own with 24 rows. A line may be wider by one long word, such as a path. Exits with 1 where anything was printed.
"""
import fcntl
import os
import pty
import re
import select
import shlex
import struct
import sys
import termios
import time
import unicodedata

DEADLINE = 60  # seconds for a command
LABEL = 24  # columns that may stand before a long word
ESCAPE = re.compile(r"\x1b\[[0-9;?]*[@-~]|\x1b\]8;[^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[()].|\x1b[=>]")


def width(line):
    return sum(0 if unicodedata.category(c) in ("Mn", "Me", "Cf") else 2 if unicodedata.east_asian_width(c) in "WF" else 1
               for c in line)


def run(program, columns, arguments):
    """What a command wrote on a terminal, and its exit status."""
    child, fd = pty.fork()
    if child == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        os.environ.update(TERM="xterm-256color", PAGER="cat")
        os.environ.pop("NO_COLOR", None)
        os.execv(program, [program] + arguments)
    written, end = b"", time.monotonic() + DEADLINE
    while time.monotonic() < end and select.select([fd], [], [], DEADLINE)[0]:
        try:
            data = os.read(fd, 65536)
        except OSError:  # the command has ended
            break
        if not data:
            break
        written += data
    os.close(fd)
    return written.decode("utf-8", "replace"), os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def main():
    program, columns, options = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
    good = True
    for line in sys.stdin:
        words = shlex.split(line, comments=True)
        if not words:
            continue
        wanted = int(words.pop(0)) if words[0].isdigit() else 0
        text, status = run(program, columns, options + words)
        command = "tra " + " ".join(words)
        if status != wanted:
            print(f"{command}: exit status {status} instead of {wanted}: {text[-300:]}")
            good = False
        for row in ESCAPE.sub("", text).replace("\r\n", "\n").split("\n"):
            row = row.split("\r")[-1]  # what progress wrote over
            longest = max(map(width, row.split()), default=0)
            if width(row) > columns and longest <= columns - LABEL:
                print(f"{command}: {width(row)} columns: {row}")
                good = False
    sys.exit(not good)


main()
