"""Writes measurements into bench/README.md, between the markers of a section, and charts beside it."""
import os
import re

from project import ROOT, write


def publish(section, text, charts):
    """`section` names the markers `<!-- SECTION: begin -->` and `<!-- SECTION: end -->`; charts: {file name: SVG}."""
    path = os.path.join(ROOT, "bench", "README.md")
    with open(path, encoding="utf-8") as page:
        before = page.read()
    begin, end = f"<!-- {section}: begin -->", f"<!-- {section}: end -->"
    if before.count(begin) != 1 or before.count(end) != 1:
        raise SystemExit(f"{path} does not have the markers {begin} and {end} once each")
    images = "".join(f"\n![{name[:-4]}]({name})\n" for name in charts)
    write(path, re.sub(re.escape(begin) + ".*?" + re.escape(end), lambda _: f"{begin}\n{text.strip()}\n{images}{end}", before, flags=re.S))
    for name, chart in charts.items():
        write(os.path.join(ROOT, "bench", name), chart)


def shown_command(program, given):
    """The command as typed, without folders, which differ between machines, and without options that do not affect figures."""
    folders, quiet = ("--build", "--work", "--shared", "--out"), ("--no-build", "--publish")
    words, skip = [program], False
    for word in given:
        if not skip and word not in folders + quiet and not word.startswith(tuple(f + "=" for f in folders)):
            words.append(os.path.basename(word))
        skip = not skip and word in folders
    return " ".join(words)
