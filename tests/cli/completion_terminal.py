#!/usr/bin/env python3
"""Types command lines with a tabulator behind them in an interactive shell, and prints what the program was given.

    completion_terminal.py SHELL SETUP < LINES

SHELL is bash, zsh or fish; SETUP is a line that loads the completions. Of each line, a beginning of a call of the command
`tra`, prints the last argument of that call. The command must write its arguments, a line each, into the file
$TRA_ARGUMENTS, and appear there at once.
"""
import os
import pty
import select
import sys
import time

DEADLINE = 20  # seconds
FIRST, QUIET = 4, 0.4  # seconds to wait for the first output, and without any after it, for what a shell was asked


class Terminal:
    def __init__(self, command):
        self.child, self.fd = pty.fork()
        if self.child == 0:
            os.environ["TERM"] = "dumb"
            os.execvp(command[0], command)
        self.shown = ""

    def settle(self):
        end, wait = time.monotonic() + DEADLINE, FIRST
        while time.monotonic() < end and select.select([self.fd], [], [], wait)[0]:
            try:
                data = os.read(self.fd, 65536)
            except OSError:
                return
            if not data:
                return
            if b"\x1b[6n" in data:  # asks where the cursor is
                os.write(self.fd, b"\x1b[1;1R")
            if b"\x1b[c" in data or b"\x1b[0c" in data:  # asks what the terminal is
                os.write(self.fd, b"\x1b[?1;2c")
            self.shown += data.decode("utf-8", "replace")
            wait = QUIET

    def type(self, text):
        os.write(self.fd, text.encode())
        self.settle()


def main():
    shell, setup = sys.argv[1:]
    arguments = os.environ["TRA_ARGUMENTS"]
    command = {"bash": ["bash", "--norc", "--noprofile", "-i"], "zsh": ["zsh", "-f", "-i"],
               "fish": ["fish", "--no-config", "-i"]}[shell]
    terminal = Terminal(command)
    terminal.settle()
    terminal.type(setup + "\r")
    for line in sys.stdin.read().splitlines():
        terminal.shown = ""
        terminal.type(line)
        terminal.type("\t")
        terminal.type("\r")
        end = time.monotonic() + DEADLINE
        while not os.path.exists(arguments) and time.monotonic() < end:
            terminal.settle()
        if not os.path.exists(arguments):
            sys.exit(f"the command was not run: {line!r}, {terminal.shown!r}")
        with open(arguments, encoding="utf-8") as file:
            print(file.read().splitlines()[-1])
        os.remove(arguments)
    os.write(terminal.fd, b"\x03\x04")
    os.close(terminal.fd)
    os.waitpid(terminal.child, 0)


main()
