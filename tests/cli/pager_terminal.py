"""Runs a command with a terminal of 80 columns and some rows as its output, and prints what came there.

    pager_terminal.py ROWS COMMAND...
"""
import fcntl
import os
import pty
import struct
import sys
import termios

process, terminal = pty.fork()
if process == 0:
    fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", int(sys.argv[1]), 80, 0, 0))
    os.execvp(sys.argv[2], sys.argv[2:])
shown = b""
while True:
    try:
        some = os.read(terminal, 65536)
    except OSError:  # the last process has closed the terminal
        break
    if not some:
        break
    shown += some
sys.stdout.buffer.write(shown.replace(b"\r\n", b"\n"))
sys.exit(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]))
