"""tra/c.h for ctypes: the shared library, its structures, and errors as exceptions."""
from __future__ import annotations

import ctypes
import operator
import os
from ctypes import POINTER, c_char_p, c_double, c_int, c_int64, c_size_t, c_uint, c_uint32, c_uint64, c_void_p
from typing import Any, Optional, Union

library_name = "libtra.so.0.2"


class Error(Exception):
    """An error of the library: its kind ("io", "locked", ...), the file, and the byte position in the file or the query."""

    kinds = ("", "io", "corruption", "version", "locked", "invalid_argument", "query_syntax", "resource_exhausted", "internal")

    def __init__(self, message: str, kind: str = "internal", path: str = "", offset: Optional[int] = None) -> None:
        super().__init__(message)
        self.kind, self.path, self.offset = kind, path, offset


class Filter(ctypes.Structure):
    _fields_ = [("field", c_char_p), ("values", POINTER(c_char_p)), ("value_count", c_size_t), ("exclude", c_int)]


class FacetRequest(ctypes.Structure):
    _fields_ = [("field", c_char_p), ("limit", c_size_t)]


class SearchOptions(ctypes.Structure):
    _fields_ = [
        ("size", c_size_t), ("limit", c_size_t), ("offset", c_size_t),
        ("filters", POINTER(Filter)), ("filter_count", c_size_t),
        ("facets", POINTER(FacetRequest)), ("facet_count", c_size_t),
        ("order", c_char_p), ("everything", c_int), ("match", c_int), ("match_percent", c_uint),
        ("fetch", c_int), ("snippets", c_int), ("exact_total", c_int), ("explain", c_int),
        ("published_from", c_char_p), ("published_to", c_char_p), ("met_from", c_char_p), ("met_to", c_char_p),
        ("fall_back", c_int), ("collapse_copies", c_int), ("suggest", c_int),
        ("strict", c_int), ("timeout_milliseconds", c_uint), ("cancel", c_void_p), ("after", c_char_p),
        ("dated_from", c_char_p), ("dated_to", c_char_p),
    ]


class WriterOptions(ctypes.Structure):
    _fields_ = [("size", c_size_t), ("memory_budget", c_uint64), ("threads", c_uint), ("extract_facets", c_int),
                ("rules", c_char_p), ("members", c_char_p)]


class MirrorOptions(ctypes.Structure):
    _fields_ = [("size", c_size_t), ("writing", WriterOptions), ("rebuild", c_int), ("allow_removals", c_int),
                ("max_removals", c_int64), ("wait_milliseconds", c_int)]


class Mark(ctypes.Structure):
    _fields_ = [("begin", c_size_t), ("end", c_size_t)]


class Value(ctypes.Structure):
    _fields_ = [("field", c_char_p), ("text", c_void_p), ("length", c_size_t), ("number", c_int64)]


class Hit(ctypes.Structure):
    _fields_ = [
        ("key", c_char_p), ("score", c_double), ("snippet", c_char_p),
        ("mark_count", c_size_t), ("marks", POINTER(Mark)),
        ("title_mark_count", c_size_t), ("title_marks", POINTER(Mark)),
        ("copy_count", c_size_t), ("copies", POINTER(c_char_p)),
        ("value_count", c_size_t), ("values", POINTER(Value)), ("explanation", c_char_p),
        ("folder", c_char_p),
    ]


class FacetValue(ctypes.Structure):
    _fields_ = [("value", c_char_p), ("label", c_char_p), ("count", c_uint64)]


class Facet(ctypes.Structure):
    _fields_ = [("field", c_char_p), ("heading", c_char_p), ("value_count", c_size_t), ("values", POINTER(FacetValue))]


class Result(ctypes.Structure):
    _fields_ = [
        ("size", c_size_t), ("total", c_uint64), ("total_is_exact", c_int), ("other_marks", c_int), ("partial", c_int),
        ("read_as", c_char_p), ("hit_count", c_size_t), ("hits", POINTER(POINTER(Hit))),
        ("facet_count", c_size_t), ("facets", POINTER(POINTER(Facet))),
        ("suggestion_count", c_size_t), ("suggestions", POINTER(c_char_p)), ("incomplete", c_int), ("next", c_char_p),
    ]


class Text(ctypes.Structure):
    _fields_ = [("text", c_char_p), ("score", c_double), ("hits", c_uint64)]


class Texts(ctypes.Structure):
    _fields_ = [("size", c_size_t), ("count", c_size_t), ("texts", POINTER(Text))]


class Message(ctypes.Structure):
    _fields_ = [("kind", c_char_p), ("path", c_char_p), ("line", c_uint64), ("text", c_char_p)]


class Report(ctypes.Structure):
    _fields_ = [("size", c_size_t)] + [(name, c_uint64) for name in (
        "added", "updated", "unchanged", "removed", "failed", "held_back", "documents")] + [
        ("complete", c_int), ("cancelled", c_int), ("message_count", c_size_t), ("messages", POINTER(Message))]


class Commit(ctypes.Structure):
    _fields_ = [("size", c_size_t), ("generation", c_uint64), ("documents", c_uint64), ("removed", c_uint64)]


def _load() -> ctypes.CDLL:
    """Loads the library at $TRA_LIBRARY, else one beside this module, else the installed one."""
    beside = os.path.join(os.path.dirname(__file__), library_name)
    name = os.environ.get("TRA_LIBRARY") or (beside if os.path.exists(beside) else library_name)
    return ctypes.CDLL(name)


_texts = POINTER(Texts)
_report = POINTER(Report)
_result = POINTER(Result)
_error = POINTER(c_void_p)

# name: (what it returns, what it takes); those that can fail take an error last.
_functions: dict[str, tuple[Any, list[Any]]] = {
    "version": (c_char_p, []),
    "version_number": (c_uint32, []),
    "free": (None, [c_void_p]),
    "error_code": (c_int, [c_void_p]),
    "error_message": (c_char_p, [c_void_p]),
    "error_path": (c_char_p, [c_void_p]),
    "error_offset": (c_int, [c_void_p, POINTER(c_uint64)]),
    "error_free": (None, [c_void_p]),
    "schema_new": (c_void_p, [_error]),
    "schema_add": (c_int, [c_void_p, c_char_p, c_int, c_uint, c_int, _error]),
    "schema_free": (None, [c_void_p]),
    "document_new": (c_void_p, [c_char_p, _error]),
    "document_add_text": (c_int, [c_void_p, c_char_p, c_char_p, c_size_t, _error]),
    "document_add_number": (c_int, [c_void_p, c_char_p, c_int64, _error]),
    "document_add_real": (c_int, [c_void_p, c_char_p, c_double, _error]),
    "document_add_boolean": (c_int, [c_void_p, c_char_p, c_int, _error]),
    "document_free": (None, [c_void_p]),
    "writer_options_init": (None, [POINTER(WriterOptions), c_size_t]),
    "writer_open": (c_void_p, [c_char_p, c_void_p, POINTER(WriterOptions), _error]),
    "writer_add": (c_int, [c_void_p, c_void_p, _error]),
    "writer_remove": (c_int, [c_void_p, c_char_p, _error]),
    "writer_commit": (c_int, [c_void_p, POINTER(Commit), _error]),
    "writer_rollback": (c_int, [c_void_p, _error]),
    "writer_merge": (c_int, [c_void_p, c_int, _error]),
    "writer_free": (None, [c_void_p]),
    "article_writer_open": (c_void_p, [c_char_p, POINTER(WriterOptions), _error]),
    "article_writer_add_path": (_report, [c_void_p, c_char_p, c_void_p, _error]),
    "article_writer_add_json": (_report, [c_void_p, c_char_p, c_size_t, c_char_p, _error]),
    "article_writer_add": (c_int, [c_void_p, c_void_p, _error]),
    "article_writer_remove": (c_int, [c_void_p, c_char_p, _error]),
    "article_writer_commit": (c_int, [c_void_p, POINTER(Commit), _error]),
    "article_writer_free": (None, [c_void_p]),
    "mirror_options_init": (None, [POINTER(MirrorOptions), c_size_t]),
    "mirror": (_report, [c_char_p, POINTER(c_char_p), c_size_t, POINTER(MirrorOptions), c_void_p, _error]),
    "forget": (c_int, [c_char_p, c_char_p, POINTER(c_uint64), _error]),
    "index_open": (c_void_p, [c_char_p, c_char_p, _error]),
    "index_join": (c_void_p, [POINTER(c_void_p), c_size_t, c_char_p, _error]),
    "index_free": (None, [c_void_p]),
    "index_is_current": (c_int, [c_void_p]),
    "index_is_of_articles": (c_int, [c_void_p]),
    "index_documents": (c_uint64, [c_void_p]),
    "index_generation": (c_uint64, [c_void_p]),
    "index_bytes": (c_uint64, [c_void_p]),
    "index_field_count": (c_size_t, [c_void_p]),
    "index_field_name": (c_char_p, [c_void_p, c_size_t]),
    "index_field_type": (c_int, [c_void_p, c_size_t]),
    "index_archives": (_report, [c_void_p, _error]),
    "check": (_report, [c_char_p, _error]),
    "index_keys": (_texts, [c_void_p, _error]),
    "restore_marks": (_texts, [c_void_p, c_char_p, c_size_t, _error]),
    "complete": (_texts, [c_void_p, c_char_p, c_size_t, _error]),
    "search_options_init": (None, [POINTER(SearchOptions), c_size_t]),
    "search": (_result, [c_void_p, c_char_p, POINTER(SearchOptions), _error]),
    "count": (c_int, [c_void_p, c_char_p, POINTER(c_uint64), _error]),
    "get": (_result, [c_void_p, c_char_p, _error]),
    "snippet": (_result, [c_void_p, c_char_p, c_char_p, c_size_t, _error]),
    "facet_label": (c_void_p, [c_char_p, c_char_p, c_char_p, _error]),
    "sort_key": (c_void_p, [c_char_p, _error]),
}


def _declare(library: ctypes.CDLL) -> dict[str, Any]:
    declared = {}
    for name, (returns, takes) in _functions.items():
        function = getattr(library, "tra_" + name)
        function.restype, function.argtypes = returns, takes
        declared[name] = function
    return declared


_c = _declare(_load())


def call(name: str, *arguments: Any) -> Any:
    """Calls a function that cannot fail."""
    return _c[name](*arguments)


def attempt(name: str, *arguments: Any) -> Any:
    """Calls a function that can fail and raises its error."""
    error = c_void_p()
    result = _c[name](*arguments, ctypes.byref(error))
    if result:
        return result
    offset = c_uint64()
    placed = _c["error_offset"](error, ctypes.byref(offset))
    raised = Error(shown(_c["error_message"](error)), Error.kinds[_c["error_code"](error)],
                   os.fsdecode(_c["error_path"](error)), offset.value if placed else None)
    _c["error_free"](error)
    raise raised


class Handle(c_void_p):
    """A handle of the library, which is freed when nobody uses it any more: calls under way keep it. It cannot be pickled."""

    def __init__(self, opened: int, kind: str) -> None:
        super().__init__(opened)
        self._free = _c[kind + "_free"]

    def __del__(self) -> None:
        if self.value is not None:
            self._free(self.value)


class WriterHandle(Handle):
    """A handle with threads and files of one process. In a fork of that process it can be neither used nor freed."""

    def __init__(self, opened: int, kind: str) -> None:
        super().__init__(opened, kind)
        self._process, self._own_process = os.getpid(), os.getpid

    @property
    def is_of_this_process(self) -> bool:
        """Whether the calling process opened the writer."""
        return self._process == self._own_process()

    def __del__(self) -> None:
        if self.is_of_this_process:
            super().__del__()


def encoded(text: str) -> bytes:
    """Encodes a text for C. A NUL inside would end the text silently, so it is refused."""
    if not isinstance(text, str):
        raise TypeError(f"a text is needed, not {type(text).__name__}")
    if "\0" in text:
        raise ValueError("a NUL in a text that ends with NUL")
    return text.encode("utf-8", "surrogateescape")


def encoded_path(path: Union[str, bytes, os.PathLike[str]]) -> bytes:
    """Encodes a path for C. A NUL inside would name another file, so it is refused."""
    data = os.fsencode(path)
    if b"\0" in data:
        raise ValueError(f"a NUL in the path {path!r}")
    return data


def whole_number(name: str, number: Any, most: int, least: int = 0) -> int:
    """A number for C, which would otherwise take the lowest bits of one that is too large."""
    value = operator.index(number)
    if not least <= value <= most:
        raise ValueError(f"{name} takes a number from {least} to {most}, not {value}")
    return value


def size(name: str, number: Any) -> int:
    """A number for a size_t of C."""
    return whole_number(name, number, 2 ** (8 * ctypes.sizeof(c_size_t)) - 1)


def decoded(text: bytes) -> str:
    """A key, a value or the like, which encoded() turns into the same bytes even when they are no UTF-8."""
    return text.decode("utf-8", "surrogateescape")


def shown(text: bytes) -> str:
    """A text for people, which can be printed even when the bytes are no UTF-8."""
    return text.decode("utf-8", "replace")
