#!/usr/bin/env python3
"""Drives tra browse through a pseudo-terminal: browse_terminal.py PROGRAM, with TRA_INDEX set."""
import base64, codecs, fcntl, os, pty, re, select, signal, struct, sys, termios, time

PROGRAM = sys.argv[1]
DEADLINE = 20  # seconds for the screen to show something


class Screen:
    """What a terminal would show: as much of xterm as curses uses."""

    def __init__(self, rows, columns):
        self.rows, self.columns = rows, columns
        self.lines = [[" "] * columns for _ in range(rows)]
        self.row = self.column = 0

    def feed(self, text):
        for escape, plain in re.findall(r"(\x1b\[[0-9;?]*[@-~]|\x1b[()].|\x1b[=>78M]|\x1b\][^\x07]*\x07)|(.)", text, re.S):
            if plain:
                self.put(plain)
            elif escape.startswith("\x1b[") and "?" not in escape:
                self.control(escape[-1], [int(n) if n else 0 for n in escape[2:-1].split(";")])

    def put(self, c):
        if c == "\r":
            self.column = 0
        elif c == "\n":
            self.row = min(self.row + 1, self.rows - 1)
        elif c == "\b":
            self.column = max(self.column - 1, 0)
        elif c >= " ":
            if self.column >= self.columns:
                self.column, self.row = 0, min(self.row + 1, self.rows - 1)
            self.lines[self.row][self.column] = c
            self.column += 1

    def control(self, kind, numbers):
        n, line = max(numbers[0], 1), self.lines[self.row]
        if kind in "Hf":
            self.row, self.column = n - 1, (numbers[1] if len(numbers) > 1 and numbers[1] else 1) - 1
        elif kind == "d":
            self.row = n - 1
        elif kind == "G":
            self.column = n - 1
        elif kind in "ABCD":
            self.row += {"A": -n, "B": n}.get(kind, 0)
            self.column += {"C": n, "D": -n}.get(kind, 0)
        elif kind == "K":
            begin, end = {0: (self.column, self.columns), 1: (0, self.column + 1), 2: (0, self.columns)}[numbers[0]]
            line[begin:end] = [" "] * (end - begin)
        elif kind == "X":
            line[self.column:self.column + n] = [" "] * min(n, self.columns - self.column)
        elif kind == "P":
            line[self.column:] = line[self.column + n:] + [" "] * n
        elif kind == "@":
            line[self.column:] = ([" "] * n + line[self.column:])[:self.columns - self.column]
        elif kind == "b":
            for _ in range(n):
                self.put(line[self.column - 1])
        elif kind == "J":
            begin = 0 if numbers[0] == 2 else self.row + 1
            if numbers[0] == 0:
                line[self.column:] = [" "] * (self.columns - self.column)
            for row in range(begin, self.rows):
                self.lines[row] = [" "] * self.columns
        self.row = min(max(self.row, 0), self.rows - 1)
        self.column = min(max(self.column, 0), self.columns - 1)

    def text(self):
        return "\n".join("".join(line).rstrip() for line in self.lines)


class Session:
    def __init__(self, rows=24, columns=80, language="vi"):
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            time.sleep(0.2)  # until the size is set
            os.environ.update(TERM="xterm-256color", LC_ALL="C.UTF-8")
            os.execv(PROGRAM, [PROGRAM, "browse", "--lang", language])
        self.decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.resize(rows, columns)
        self.before = termios.tcgetattr(self.terminal)
        self.bytes = b""

    def resize(self, rows, columns):
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.screen = Screen(rows, columns)

    def send(self, text):
        self.bytes = b""
        os.write(self.terminal, text.encode())

    def read(self, wait):
        ready, _, _ = select.select([self.terminal], [], [], wait)
        try:
            chunk = os.read(self.terminal, 65536) if ready else None
        except OSError:
            return b""
        if chunk:
            self.bytes += chunk
            self.screen.feed(self.decoder.decode(chunk))
        return chunk

    def expect(self, text):
        end = time.time() + DEADLINE
        while time.time() < end and text not in self.screen.text():
            if self.read(0.2) == b"":
                break
        if text not in self.screen.text():
            sys.exit(f"{text!r} is not on the screen:\n{self.screen.text()}")

    def finish(self, wanted):
        """Waits for the program; the terminal must be as it was."""
        end, got = time.time() + DEADLINE, None
        while time.time() < end and got is None:
            self.read(0.1)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            got = status if pid else None
        while self.read(0.2):
            pass
        if got is None:
            os.kill(self.pid, signal.SIGKILL)
            sys.exit("the program did not end")
        code = os.waitstatus_to_exitcode(got)
        if code != wanted:
            sys.exit(f"exit status {code} instead of {wanted}")
        if b"\x1b[?1049l" not in self.bytes:
            sys.exit(f"the screen was not given back: {self.bytes[-200:]!r}")
        if termios.tcgetattr(self.terminal) != self.before:
            sys.exit("the terminal's modes are not as they were")
        os.close(self.terminal)


def main():
    s = Session()
    s.expect("2 bài")
    s.send("nga")
    s.expect("1 bài")
    s.send("\x15")  # the query empty again
    s.expect("2 bài")
    s.send("\t\x1bOB ")  # to the facets, down to the first value, on
    s.expect("[x]")
    s.send("\x19")  # a citation to the clipboard
    s.expect("Đã chép")
    copied = re.search(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07", s.bytes)
    if not copied or "Tham khảo" not in base64.b64decode(copied.group(1)).decode():
        sys.exit("nothing was copied")
    s.resize(10, 40)
    os.kill(s.pid, signal.SIGWINCH)
    s.expect("80")
    s.resize(50, 200)
    os.kill(s.pid, signal.SIGWINCH)
    s.expect("Tìm:")
    s.bytes = b""
    s.send("\x1b")
    s.finish(0)

    s = Session(language="en")
    s.expect("2 articles")
    s.send("nga")
    s.expect("1 article,")
    s.expect("Partner country")
    s.expect("Esc quit")
    s.send("\x1b")
    s.finish(0)

    for ending, status in ((signal.SIGTERM, 128 + signal.SIGTERM), (signal.SIGHUP, 128 + signal.SIGHUP), (signal.SIGSEGV, -signal.SIGSEGV)):
        s = Session()
        s.expect("2 bài")
        os.kill(s.pid, ending)
        s.finish(status)


main()
