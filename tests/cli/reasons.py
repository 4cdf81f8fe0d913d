#!/usr/bin/env python3
"""Every reason that the readers of archives give for what they do not read has a translation.

usage: reasons.py SOURCES

Reads the reasons out of the sources of engine/archive and the tables of messages out of cli/output. A reason that is
put together at run time counts by its first part.
"""

import pathlib
import re
import sys

REASON = re.compile(
    r'(?:ReadError\(|pass_over\(|add_failure\(|\bfail\()(?:[^;"]*?)((?:"(?:[^"\\]|\\.)*"\s*)+)(\)?\s*\+)?|'
    r'Magic\{[^"{}]*"(?:[^"\\]|\\.)*"(?:sv)?,\s*"()|_reason = ((?:"(?:[^"\\]|\\.)*"\s*)+)()'
)
KINDS = re.compile(r'(?:Magic|NamedFile)\{(?:\s*"(?:[^"\\]|\\.)*"(?:sv)?\s*,?)*?\s*"((?:[^"\\]|\\.)*)"(?:sv)?\}')
# Not for people: names of places, and messages about files of rules.
LEFT_OUT = {"output.pdf", "!", "/"}


def texts(match):
    return "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', match))


def patterns(folder):
    for table in ("message_table.h", "library_messages.h", "reading_messages.h"):
        for english in re.findall(r'^    \{((?:"(?:[^"\\]|\\.)*"\s*)+),', (folder / table).read_text(), re.M):
            yield texts(english)


def translated(reason, known):
    star = "\0"
    for pattern in known:
        pieces = [re.escape(piece) for piece in pattern.split("*")]
        if re.fullmatch("(.+)".join(pieces), reason.replace("*", star)):
            first = re.fullmatch("(.+)".join(pieces), reason).group(1) if len(pieces) > 1 else None
            if pattern.startswith("*, ") and first is not None:  # what stands before is a reason of its own
                return translated(first, known)
            return True
    return False


def main(sources):
    sources = pathlib.Path(sources)
    known = list(patterns(sources / "cli/output"))
    missing = set()
    for path in sorted((sources / "engine/archive/read").glob("*.[ch]*")) + sorted((sources / "engine/archive/html").glob("*.[ch]*")):
        content = re.sub(r"^\s*//.*$", "", path.read_text(), flags=re.M)
        for match in REASON.finditer(content):
            reason = texts(match.group(1) or match.group(4) or "")
            if len(reason) < 3 or reason in LEFT_OUT or " " not in reason:
                continue
            part = match.group(2) or reason[0] in " ,"
            if not (any(reason.strip() in pattern for pattern in known) if part else translated(reason, known)):
                missing.add((path.name, reason))
        for kind in KINDS.findall(content):
            if " " in kind and not translated(kind, known):
                missing.add((path.name, kind))
    for name, reason in sorted(missing):
        print(f"{name}: no translation of {reason!r}")
    return 1 if missing or len(known) < 100 else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
