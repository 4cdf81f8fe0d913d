"""Who may include whom: includes point down.

A room is a folder and the public headers that declare what it defines, so that a layer cannot be reached round about
through include/tra. What no row names may be included.
"""
import re

# Folders of the engine, from the lowest up. A folder may include folders before it, and those that `knows` adds.
rooms = ("text", "store", "analysis", "query", "encoding", "archive", "snapshot", "index", "search", "snippet", "suggest",
         "articles")
headers_of = {
    "index": r"tra/index_writer\.h",
    "snapshot": r"tra/snapshot\.h",
    "search": r"tra/(?:searcher|suggest|terms)\.h",
    "articles": r"tra/(?:article_index|article_search|mirror|parts|ciff|articles)\.h",
}
private = "(?:" + "|".join(rooms) + ")/"
libraries = r"unicode/|boost/|zstd|xxhash|simdjson|archive(?:_entry)?\.h|gumbo|nlohmann/"


def of(*names):
    return "|".join(rf"{name}/" + (f"|{headers_of[name]}" if name in headers_of else "") for name in names)


# Folder, what it may not include, the reason, exceptions.
rows = [
    ("index-format", private, "the format knows nothing of the engine", None),
    ("index-format", r"tra/[a-z_]*\.h", "the format knows nothing of the engine", r"tra/error\.h"),
    ("index-format", r"\.\./", "a file is named from its module's folder", None),
    ("index-format", r"unicode/|boost/|simdjson|gumbo|nlohmann/", "the format knows no text and no operating system", None),
    ("engine/text", private, "text knows no other room", "text/"),
    ("engine/store", private, "storage knows no other part of the engine", "text/|store/"),
]
rows += [(f"engine/{room}", of("snapshot"), f"{room} knows no opened index", None)
         for room in ("text", "store", "analysis", "encoding", "archive", "query")]
rows += [(f"engine/{room}", of("index"), f"{room} does not know the writer", None)
         for room in ("text", "store", "analysis", "encoding", "archive", "query", "snapshot", "search", "snippet", "suggest")]
rows += [(f"engine/{room}", of("search", "snippet", "suggest"), f"{room} does not know the search", None)
         for room in ("text", "store", "analysis", "encoding", "archive", "query", "snapshot", "index")]
rows += [(f"engine/{room}", "encoding/|archive/", "the engine does not know the archive", None)
         for room in ("text", "store", "analysis", "index", "snapshot", "query", "search", "snippet", "suggest")]
rows += [(f"engine/{room}", of("articles"), "articles stand above every other room", None)
         for room in rooms if room != "articles"]
rows += [
    ("engine/articles/mirror", "articles/(?:parts|search)/", "a mirror knows neither parts nor searches", None),
    ("engine/articles/parts", "articles/search/", "parts know no searches", None),
    ("engine/articles/search", "articles/(?:mirror|parts)/", "a search knows neither mirrors nor parts", None),
    ("engine/c", private + "|tra/format/", "the face for C uses the public headers only", None),
    ("engine", r"(?:commands|output|arguments)/|cli/", "the library does not know its program", None),
    ("engine/include/tra", libraries, "no other library's type is in a public header", None),
    ("engine/include/tra", private, "a public header needs no private one", None),
    ("cli", "tra/format/", "the program uses the library's public headers only", None),
    ("cli", private + r"|\.\./engine|engine/", "the program uses the library's public headers only", None),
]


def breaches(tree):
    """(row, path, line, message) of each include that a row refuses."""
    for path in tree.cpp():
        for number, line in enumerate(tree.text(path).split("\n"), 1):
            name = re.match(r'\s*#\s*include\s*[<"]([^>"]*)', line)
            for row in rows if name else []:
                folder, refused, reason, unless = row
                if path.startswith(folder + "/") and re.match(refused, name[1]) and not (
                        unless and re.match(unless, name[1])):
                    yield row, path, number, f"includes {name[1]}: {reason}"


def include(tree):
    """Includes point down."""
    yield from {(path, number, message): None for _, path, number, message in breaches(tree)}


def rows_without_breach(tree):
    found = {row for row, *_ in breaches(tree)}
    return [f"{folder}: {refused}" for folder, refused, reason, unless in rows
            if (folder, refused, reason, unless) not in found]
