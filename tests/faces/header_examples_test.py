"""Each public header begins with an example of its use, and all of these examples compile.

    header_examples_test.py COMPILER C-COMPILER

The lines of a header's opening comment that are indented by three blanks are its example. They may use the names that
`arguments` gives, as an example shows one thing and not a whole program.
"""
import glob
import os
import re
import subprocess
import sys

root = os.path.join(os.path.dirname(os.path.realpath(__file__)), "../..")
include = os.path.join(root, "engine/include/tra")
# Headers that include others, macros, and grammars that are shown instead of code.
without = {"tra.h", "articles.h", "version.h", "query_parser.h"}
standard = ["algorithm", "fstream", "iostream", "string", "vector"]
arguments = ("std::shared_ptr<const tra::Snapshot> snapshot, tra::DocAddress address, tra::IndexWriter& writer, "
             "const tra::Schema& schema, tra::SearchRequest request, std::int64_t today, unsigned i, "
             "std::vector<std::string> folders, std::vector<std::string> titles, std::string_view text, "
             "std::size_t characters, const tra::Article& a, const tra::Article& b")


def example(path):
    """The lines of code in the comment that a header begins with."""
    with open(path, encoding="utf-8") as file:
        opening = file.read().split("#pragma once")[0].split("\n *\n")[-1]
    lines = re.findall(r"^(?://| \*)   (.*)$", opening, re.M)
    return "\n".join(lines) if any(line.rstrip().endswith(";") for line in lines) else ""


def compiles(command, code):
    run = subprocess.run(command, input=code, text=True, capture_output=True)
    if run.returncode != 0:
        print(run.stderr)
    return run.returncode == 0


def main(compiler, c_compiler):
    failed, functions, headers = False, "", ""
    options = ["-fsyntax-only", f"-I{root}/engine/include", f"-I{root}/index-format/include", "-"]
    for path in sorted(glob.glob(include + "/*.h")):
        name = os.path.basename(path)
        code = example(path)
        if not code and name not in without:
            print(f"FAILED: {name} begins without an example")
            failed = True
        if name == "c.h":
            for standard_of_c in ("c90", "c11", "c2x"):
                failed |= not compiles([c_compiler, f"-std={standard_of_c}", "-Wall", "-Wextra", "-pedantic-errors", "-Werror", "-xc",
                                        *options], "#include <tra/c.h>\nint main(void) { return tra_version() == NULL; }\n")
            failed |= not compiles([c_compiler, "-std=c99", "-xc", *options],
                                   f"#include <stdio.h>\n#include <tra/c.h>\nint main(void) {{\n{code}\nreturn 0;\n}}\n")
            continue
        headers += f"#include <tra/{name}>\n"
        if code and name not in without:
            functions += f"#line 1 \"example of {name}\"\nvoid {name[:-2]}_example({arguments}) {{\n{{\n{code}\n}}\n}}\n"
    code = "".join(f"#include <{name}>\n" for name in standard) + headers + functions
    failed |= not compiles([compiler, "-std=c++20", "-xc++", *options], code)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
