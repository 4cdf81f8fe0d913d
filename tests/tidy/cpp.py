"""Rules that look into C++ without parsing it: they rely on the formatter's indentation."""
import re

longest_function = 70


def code(text):
    """The text with comments and the contents of literals blanked; line breaks stay."""
    token = r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<![0-9a-fA-F])\'(?:\\.|[^\'\\\n])+\''
    def blank(match):
        kept = '""' if match[0].startswith(("R", '"')) else ""
        return kept + "\n" * match[0].count("\n")
    return re.sub(token, blank, text, flags=re.S)


container = re.compile(r"^\s*(?:inline )?(?:template\b.*)?(?:namespace|class|struct|enum|union|extern \"\")\b")


def functions(text):
    """(first line, last line) of each function, a lambda or inner block counted with the function around it."""
    lines = code(text).split("\n")
    inside_until = 0
    for number, line in enumerate(lines):
        if number < inside_until or not re.search(r"\{$", line.rstrip()):
            continue
        first = number  # up to where the statement begins: what is indented further continues it
        while first > 0 and re.match(r"^ {4,}|^ *:", lines[first]) and not re.search(r"[;{}]\s*$", lines[first - 1]):
            first -= 1
        if container.match(lines[first]) and not re.search(r"\)\s*(?:const|noexcept|override|->.*)*\s*\{$", line):
            continue
        indent = re.match(r" *", lines[first])[0]
        last = next((n for n in range(number + 1, len(lines)) if lines[n].startswith(indent + "}")), number)
        if "(" in "".join(lines[first : number + 1]):
            yield first + 1, last + 1
        inside_until = last


def long_function(tree):
    """A function has at most 70 lines."""
    for path in tree.cpp():
        lines = tree.text(path).split("\n")
        for first, last in functions(tree.text(path)):
            around = "\n".join(lines[max(0, first - 4) : last])
            if last - first + 1 > longest_function and "tidy allows long_function: " not in around:
                yield path, first, f"a function of {last - first + 1} lines: divide it, or say why not"


def declared(header):
    """(line number, name) of the functions a header declares."""
    for number, line in enumerate(code(header).split("\n"), 1):
        match = re.match(r"^ {0,2}(?! )(?!return\b|if\b|using\b|#|explicit\b|else\b|for\b)[\w:<>,&*~ \[\]]*?\b(\w+)\(", line)
        if match and re.match(r"^\s*[\w:<>,&*\[\]]+[ &*]", line) and match[1] not in ("if", "for", "while", "switch", "return"):
            if not re.search(r"~" + match[1] + r"\(|^\s*" + match[1] + r"\(", line):  # those are used by the class's name
                yield number, match[1]


def unused(tree):
    """A public function is called somewhere outside its own declaration and definition."""
    headers = [path for path in tree.named(".h") if "/include/" in path]
    called = set()
    for path in tree.cpp() + tree.named(".md"):
        text = tree.text(path) if path.endswith(".md") else code(tree.text(path))
        for line in text.split("\n"):
            declares = {name for _, name in declared(line)} if path in headers else set()
            if re.match(r"^\w", line) and "=" not in line.split("(")[0] and path.endswith(".cpp"):
                line = line.partition("{")[2]  # a definition: what it calls stands in its body
            called |= set(re.findall(r"\b([a-z]\w*)(?=\()", line)) - declares
            called |= {name for names in re.findall(r"&(?:\w+::)*(\w+)\b|[(,] ?(?:\w+::)*(\w+)[,)]", line) for name in names}
    for path in headers:
        for number, name in declared(tree.text(path)):
            if name not in called and not name.startswith("operator"):
                yield path, number, f"{name}() is declared and used by nobody"
