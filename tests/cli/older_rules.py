"""Makes an index one whose archives an older program has read: changes the remembered fingerprints of the built-in rules.

    older_rules.py INDEX
"""
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "second_reader"))
from frame import HEADER_SIZE, PAGE_SIZE, TRAILER_SIZE  # noqa: E402
from xxh3 import xxh3_64  # noqa: E402


def sealed(content):
    """The file with the sums of its pages and its trailer."""
    pages = [content[at:at + PAGE_SIZE] for at in range(0, len(content), PAGE_SIZE)]
    data = content + b"".join(xxh3_64(page).to_bytes(8, "little") for page in pages)
    trailer = len(content).to_bytes(8, "little") + xxh3_64(data).to_bytes(8, "little") + bytes(8)
    return data + trailer + xxh3_64(trailer).to_bytes(8, "little")


changed = 0
for path in pathlib.Path(sys.argv[1]).glob("attachment-*"):
    data = path.read_bytes()
    content = data[:int.from_bytes(data[-TRAILER_SIZE:-TRAILER_SIZE + 8], "little")]
    if not re.match(rb"1\n[0-9a-f]{16} [0-9a-f]{16} [0-9a-f]{16} ", content[HEADER_SIZE:]):
        continue
    older = re.sub(rb"(?<=[\n\0])[0-9a-f]{16} ", b"0123456789abcdef ", content)
    path.write_bytes(sealed(older))
    changed += 1
sys.exit(0 if changed else "the index remembers no rules")
