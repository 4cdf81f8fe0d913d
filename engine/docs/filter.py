"""Shows a public header to Doxygen: its plain comments become documentation.

A comment on lines of its own belongs to the declaration behind it, one behind code to that code, and so do the lines that
continue it. The comment that opens the file belongs to the file.
"""
import os
import re
import sys


def escaped(text):
    """What Doxygen would read as markup, as the text it is."""
    return re.sub(r"[@<>#]|\\(?=\w)", lambda sign: "\\" + sign[0], text)


def shown(lines, name):
    after_code = False
    for number, line in enumerate(lines):
        own = re.match(r"(\s*)//(.*)$", line)
        behind = re.match(r'((?:[^"/]|"(?:\\.|[^"\\])*"|/(?!/))*\S\s*)//(.*)$', line)
        if own and number == 0:
            yield f"/// @file {name}"
            yield "///" + escaped(own[2])
        elif own and after_code and len(own[1]) > 4:
            yield own[1] + "///<" + escaped(own[2])
        elif own:
            after_code = False
            yield own[1] + "///" + escaped(own[2])
        elif behind:
            after_code = True
            yield behind[1] + "///<" + escaped(behind[2])
        else:
            after_code = False
            yield line


def main(path):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    if path.endswith(".h"):
        if os.path.basename(path) == "c.h":
            text = re.sub(r"^(\s*)/\* ", r"\1/** ", text, flags=re.M)
            text = re.sub(r"(\S[^\n]*?)/\* ", r"\1/**< ", text)
        else:
            text = "\n".join(shown(text.split("\n"), "tra/" + os.path.basename(path)))
    sys.stdout.write(text)


if __name__ == "__main__":
    main(sys.argv[1])
