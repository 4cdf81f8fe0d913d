"""What libtra.so exports is what engine/libtra.symbols lists, and no public symbol is missing from the list.

    symbols_test.py LIBTRA.so LIBRARY.a...             # compares
    symbols_test.py --update LIBTRA.so LIBRARY.a...    # adds what is new to the list; nothing is ever taken out

Programs that were linked with an older library look for the symbols it had: a line that is missing from a new library
breaks them.
"""
import os
import re
import subprocess
import sys

here = os.path.dirname(os.path.realpath(__file__))
list_path = os.path.join(here, "../../engine/libtra.symbols")
include = os.path.join(here, "../../engine/include/tra")
format_include = os.path.join(here, "../../index-format/include/tra")
polymorphic = {"Error", "Tokenizer", "OutputFile", "MappedFile", "DirectoryLock", "Directory"}


def lines(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


def demangled(names):
    run = subprocess.run(["c++filt"], input="\n".join(names), capture_output=True, text=True, check=True)
    return dict(zip(names, run.stdout.splitlines()))


def exported(library):
    """The symbols a shared library defines for others, without the name of its version."""
    names = {line.split()[-1].split("@")[0] for line in lines("nm", "-D", "--defined-only", library)}
    return {name for name in names if not re.fullmatch(r"TRA_\d+", name)}


def declared(header):
    """The functions a public header declares and does not define: "name", "Class::name"."""
    with open(header, encoding="utf-8") as file:
        text = re.sub(r"//[^\n]*|/\*.*?\*/", "", file.read(), flags=re.S)
    scope, shown = "", True
    for line in text.split("\n"):
        opened = re.match(r"(?:class|struct) (\w+)(?: [:].*)? \{", line)
        if opened:
            scope, shown = opened[1] + "::", True
        elif line.startswith("};"):
            scope, shown = "", True
        elif re.match(r" (public|private|protected):", line):
            shown = line.strip() == "public:"
        if line.startswith("  ") == bool(scope) and not re.match(r" {3,}| *return\b|typedef", line):
            match = re.match(r" *(?:[\w:<>,&*\[\] ]*[ &*])?(operator[^(]+|~?\w+)\(", line)
        else:
            match = None
        if match and shown:
            yield scope + match[1]


def public(archives):
    """The symbols of the archives that public headers declare: strong ones, as inline functions are every program's own, and
    the types that are thrown and derived from, which have to be the same on both sides."""
    headers = [os.path.join(folder, name) for folder in (include, format_include) for name in sorted(os.listdir(folder))
               if name.endswith(".h")]
    names = {name for header in headers for name in declared(header)}
    texts = "".join(open(header, encoding="utf-8").read() for header in headers)
    kinds = {}
    for line in lines("nm", "--defined-only", *archives):
        match = re.fullmatch(r"[0-9a-f]+ ([TVW]) (\S+)", line)
        if match:
            kinds[match[2]] = match[1]
    found = set()
    for name, readable in demangled(sorted(kinds)).items():
        function = re.match(r"tra::((?:\w+::)?(?:operator[^(]+|~?\w+))(?:\[abi:\w+\])?\(", readable)
        type_of = re.fullmatch(r"(?:typeinfo|typeinfo name|vtable) for tra::(\w+)", readable)
        # An overload for a type that is not public is not public either.
        is_public = function and function[1] in names and all(
            re.search(rf"\b{word}\b", texts) for word in re.findall(r"tra::(\w+)", readable))
        if kinds[name] == "T" and (is_public or (name.startswith("tra_") and name in names)):
            found.add(name)
        elif type_of and type_of[1] in polymorphic:
            found.add(name)
    return found


def listed():
    with open(list_path, encoding="utf-8") as file:
        return {line.strip() for line in file if line.strip() and not line.startswith("#")}


def update(names):
    with open(list_path, encoding="utf-8") as file:
        head = [line for line in file if line.startswith("#")]
    with open(list_path, "w", encoding="utf-8") as file:
        file.write("".join(head) + "".join(name + "\n" for name in sorted(names)))


def main(arguments):
    if arguments[0] == "--update":
        update(listed() | public(arguments[2:]))
        return 0
    library, archives = arguments[0], arguments[1:]
    has, wanted, promised = exported(library), listed(), public(archives)
    names = demangled(sorted(has | wanted | promised))
    for title, wrong in (("exported no more, which breaks programs", wanted - has), ("exported and not listed", has - wanted),
                         ("public and not listed; run tests/faces/symbols_test.py --update", promised - wanted)):
        for name in sorted(wrong)[:50]:
            print(f"{title}: {name}  {names[name]}")
    print(f"{len(has)} symbols exported, {len(wanted)} listed, {len(promised)} declared by public headers")
    return 0 if has == wanted and promised <= wanted else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
