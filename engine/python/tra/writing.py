"""Writers of indexes, and mirrors of archives."""
from __future__ import annotations

import ctypes
import datetime
import os
from dataclasses import dataclass
from typing import Any, Optional, TypeVar

from tra import _c
from tra._c import Handle, WriterHandle, attempt, call, decoded, encoded, encoded_path, shown
from tra.reading import Path

_epoch = datetime.date(1970, 1, 1)
_types = {"text": 0, "keyword": 1, "integer": 2, "date": 3, "stored": 4, "real": 5, "boolean": 6}
_orders = {"keep": 0, "date": 1, "likeness": 2}


@dataclass(frozen=True)
class Commit:
    """The result of a commit."""

    generation: int
    documents: int
    removed: int


@dataclass(frozen=True)
class Message:
    """A message about an input: "failed", "passed over", "duplicate", "conflict", "held back", "removed", "damaged"."""

    kind: str
    path: str
    line: int  # 0 for the whole file
    text: str


@dataclass(frozen=True)
class Report:
    """The report of adding, mirroring or checking."""

    added: int
    updated: int
    unchanged: int
    removed: int
    failed: int
    held_back: int
    documents: int
    complete: bool
    cancelled: bool
    messages: list[Message]


def _report(block: Any) -> Report:
    try:
        report = block.contents
        messages = [Message(decoded(message.kind), os.fsdecode(message.path), message.line, shown(message.text))
                    for message in report.messages[: report.message_count]]
        return Report(report.added, report.updated, report.unchanged, report.removed, report.failed, report.held_back,
                      report.documents, bool(report.complete), bool(report.cancelled), messages)
    finally:
        call("free", block)


def _number_of(what: str, name: str, numbers: dict[str, int]) -> int:
    if name not in numbers:
        raise ValueError(f"there is no {what} {name!r}; there are: {', '.join(numbers)}")
    return numbers[name]


class Schema:
    """The fields of an index: Schema().text("title", weight=3).keyword("country").date("day")."""

    def __init__(self) -> None:
        self._handle = Handle(attempt("schema_new"), "schema")

    def add(self, name: str, kind: str, weight: int = 0, own_lists: bool = False) -> "Schema":
        """Adds a field of a type: "text", "keyword", "integer", "date", "stored", "real" or "boolean"."""
        number = _c.whole_number("weight", weight, 255)
        attempt("schema_add", self._handle, encoded(name), _number_of("type", kind, _types), number, int(own_lists))
        return self

    def text(self, name: str, weight: int = 1, own_lists: bool = False) -> "Schema":
        """Adds a searchable text field; `own_lists` allows searching it as name:word."""
        return self.add(name, "text", weight, own_lists)

    def keyword(self, name: str) -> "Schema":
        """Adds a field of exact strings, for filters, facets and orders."""
        return self.add(name, "keyword")

    def integer(self, name: str) -> "Schema":
        """Adds a field of whole numbers of 64 bits."""
        return self.add(name, "integer")

    def date(self, name: str) -> "Schema":
        """Adds a field of days, given as datetime.date or as days since 1970-01-01."""
        return self.add(name, "date")

    def stored(self, name: str) -> "Schema":
        """Adds a field of texts or bytes that are returned with the document and not searched."""
        return self.add(name, "stored")

    def real(self, name: str) -> "Schema":
        """Adds a field of finite floating point numbers."""
        return self.add(name, "real")

    def boolean(self, name: str) -> "Schema":
        """Adds a field of True and False."""
        return self.add(name, "boolean")


class _Document:
    """A document for C, freed with this object."""

    def __init__(self, key: str, fields: dict[str, Any], days_as_text: bool) -> None:
        self.handle = Handle(attempt("document_new", encoded(key)), "document")
        for name, values in fields.items():
            for value in values if isinstance(values, (list, tuple)) else [values]:
                if value is not None:
                    self._add(name, value, days_as_text)

    def _add(self, name: str, value: Any, days_as_text: bool) -> None:
        if isinstance(value, datetime.date):
            value = value.isoformat()[:10] if days_as_text else value.toordinal() - _epoch.toordinal()
        if isinstance(value, (str, bytes)):
            text = value if isinstance(value, bytes) else value.encode("utf-8", "surrogateescape")
            attempt("document_add_text", self.handle, encoded(name), text, len(text))
        elif isinstance(value, bool):
            attempt("document_add_boolean", self.handle, encoded(name), int(value))
        elif isinstance(value, float):
            attempt("document_add_real", self.handle, encoded(name), value)
        elif isinstance(value, int):
            if not -(1 << 63) <= value < 1 << 63:
                raise OverflowError(f"a number of field {name!r} is beyond 64 signed bits")
            attempt("document_add_number", self.handle, encoded(name), value)
        else:
            raise TypeError(f"field {name!r} takes texts, bytes, numbers, True, False and days, not {type(value).__name__}")


def _writer_options(memory_budget: Optional[int], threads: int, rules: Optional[Path], extract_facets: bool,
                    members: Optional[str]) -> _c.WriterOptions:
    options = _c.WriterOptions()
    call("writer_options_init", ctypes.byref(options), ctypes.sizeof(options))
    if memory_budget is not None:
        options.memory_budget = _c.size("memory_budget", memory_budget)
    options.threads, options.extract_facets = _c.whole_number("threads", threads, 64, 1), int(extract_facets)
    options.rules = None if rules is None else encoded_path(rules)
    options.members = None if members is None else encoded(members)
    return options


_Self = TypeVar("_Self", bound="_Writer")


class _Writer:
    """The base of both writers. As a context manager it commits at the end, unless an exception is raised."""

    _prefix: str
    _days_as_text: bool
    _handle: Optional[WriterHandle] = None

    @property
    def _open(self) -> WriterHandle:
        handle = self._handle
        if handle is None:
            raise ValueError("the writer is closed")
        if not handle.is_of_this_process:
            raise ValueError("the writer was opened by another process, which this one is a fork of")
        return handle

    def add(self, key: str, /, **fields: Any) -> None:
        """Adds a document, or replaces the one with the same key. A list gives a field several values."""
        document = _Document(key, fields, self._days_as_text)
        attempt(self._prefix + "_add", self._open, document.handle)

    def remove(self, key: str) -> None:
        """Removes a document; no error when it does not exist."""
        attempt(self._prefix + "_remove", self._open, encoded(key))

    def commit(self) -> Commit:
        """Makes everything so far visible and durable."""
        commit = _c.Commit(size=ctypes.sizeof(_c.Commit))
        attempt(self._prefix + "_commit", self._open, ctypes.byref(commit))
        return Commit(commit.generation, commit.documents, commit.removed)

    def close(self) -> None:
        """Releases the lock of the index; uncommitted changes are dropped."""
        self._handle = None

    def __enter__(self: _Self) -> _Self:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        try:
            if kind is None:
                self.commit()
        finally:
            self.close()


class Writer(_Writer):
    """Writes an index with fields of your own. With a schema, a missing index is created."""

    _prefix, _days_as_text = "writer", False

    def __init__(self, path: Path, schema: Optional[Schema] = None, *, memory_budget: Optional[int] = None,
                 threads: int = 1) -> None:
        options = _writer_options(memory_budget, threads, None, True, None)
        handle = None if schema is None else schema._handle
        self._handle = WriterHandle(attempt("writer_open", encoded_path(path), handle, ctypes.byref(options)), self._prefix)

    def rollback(self) -> None:
        """Drops everything since the last commit."""
        attempt("writer_rollback", self._open)

    def merge(self, order: str = "keep") -> None:
        """Commits, then merges all segments into one, in their order ("keep"), by "date", or with similar documents adjacent ("likeness")."""
        attempt("writer_merge", self._open, _number_of("order", order, _orders))


class ArticleWriter(_Writer):
    """Writes an index of articles: add("id", title="...", body="...", date="2021-08-31"), files, JSON."""

    _prefix, _days_as_text = "article_writer", True

    def __init__(self, path: Path, *, memory_budget: Optional[int] = None, threads: int = 1, rules: Optional[Path] = None,
                 extract_facets: bool = True, members: Optional[str] = None) -> None:
        options = _writer_options(memory_budget, threads, rules, extract_facets, members)
        self._handle = WriterHandle(attempt("article_writer_open", encoded_path(path), ctypes.byref(options)), self._prefix)

    def add_path(self, path: Path) -> Report:
        """Adds every article of a file or a folder."""
        return _report(attempt("article_writer_add_path", self._open, encoded_path(path), None))

    def add_json(self, text: str, name: str = "json") -> Report:
        """Adds every article of a JSON text: objects one after another, or in an array."""
        data = text.encode("utf-8", "surrogateescape")
        return _report(attempt("article_writer_add_json", self._open, data, len(data), encoded(name)))


def mirror(index: Path, *archives: Path, rebuild: bool = False, allow_removals: bool = False,
           max_removals: Optional[int] = None, wait_seconds: float = 0, threads: int = 1, rules: Optional[Path] = None) -> Report:
    """Updates an article index from these folders and files, or from all archives it remembers."""
    options = _c.MirrorOptions()
    call("mirror_options_init", ctypes.byref(options), ctypes.sizeof(options))
    options.writing = _writer_options(None, threads, rules, True, None)
    options.rebuild, options.allow_removals = int(rebuild), int(allow_removals)
    options.max_removals = -1 if max_removals is None else _c.whole_number("max_removals", max_removals, 2**63 - 1)
    options.wait_milliseconds = int(min(wait_seconds * 1000, 2**31 - 1))
    paths = (ctypes.c_char_p * len(archives))(*(encoded_path(path) for path in archives))
    return _report(attempt("mirror", encoded_path(index), paths, len(archives), ctypes.byref(options), None))


def forget(index: Path, archive: Path) -> int:
    """Removes an archive and its articles from an index; returns the number of articles."""
    removed = ctypes.c_uint64()
    attempt("forget", encoded_path(index), encoded_path(archive), ctypes.byref(removed))
    return removed.value


def check(index: Path) -> Report:
    """Reads every byte of an index; messages report damage."""
    return _report(attempt("check", encoded_path(index)))
