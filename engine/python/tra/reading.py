"""An opened index: searches, documents, suggestions."""
from __future__ import annotations

import ctypes
import datetime
import os
from dataclasses import dataclass, field
from typing import Any, Iterable, Iterator, Mapping, Optional, Sequence, Union

from tra import _c
from tra._c import Handle, attempt, call, decoded, encoded, encoded_path, shown

Value = Union[str, int]
Path = Union[str, "os.PathLike[str]"]
_types = ("text", "keyword", "integer", "date", "stored", "real", "boolean")


@dataclass(frozen=True)
class Hit:
    """A hit. Fields are attributes: hit.title is the first value of a field, hit["title"] the list of all values."""

    key: str
    score: float
    snippet: str
    marks: list[tuple[int, int]]  # of the words of the query, in characters of the snippet
    title_marks: list[tuple[int, int]]
    copies: list[str]  # keys of copies that are part of this hit
    values: dict[str, list[str]]
    explanation: str = ""
    folder: str = ""  # of joined indexes, that of the index with this document
    raw: dict[str, list[bytes]] = field(default_factory=dict, repr=False)  # the values' bytes, such as those of images

    def __getattr__(self, name: str) -> str:
        if name.startswith("_"):
            raise AttributeError(name)
        values = self.values.get(name)
        return values[0] if values else ""

    def __getitem__(self, name: str) -> list[str]:
        return self.values.get(name, [])


@dataclass(frozen=True)
class FacetValue:
    """A value of a facet, and how many documents have it."""

    value: str
    label: str  # for display
    count: int


@dataclass(frozen=True)
class Facet:
    """The counts of a field's values among the matching documents, the most frequent first."""

    field: str
    heading: str
    values: list[FacetValue]

    def __iter__(self) -> Iterator[FacetValue]:
        return iter(self.values)

    def __getitem__(self, value: str) -> int:
        return next((found.count for found in self.values if found.value == value), 0)


@dataclass(frozen=True)
class Result:
    """The result of a search; iterating yields its hits."""

    total: int
    total_is_exact: bool  # False: total is a lower bound
    hits: list[Hit]
    facets: dict[str, Facet] = field(default_factory=dict)
    suggestions: list[str] = field(default_factory=list)  # the text with marks, most likely first
    other_marks: bool = False  # nothing has the marks typed: these have others
    partial: bool = False  # no article has all words: these have some
    read_as: str = ""  # what was searched for in place of the text
    incomplete: bool = False  # ended by its timeout or a limit: totals are lower bounds, hits may be missing
    next: str = ""  # of the page behind, for `after`

    def __iter__(self) -> Iterator[Hit]:
        return iter(self.hits)

    def __len__(self) -> int:
        return len(self.hits)


def version() -> str:
    """The version of the library."""
    return decoded(call("version"))


def _text_and_free(block: int) -> bytes:
    try:
        return ctypes.string_at(block)
    finally:
        call("free", block)


def facet_label(facet: str, value: str, language: str = "vi") -> str:
    """The label of a facet value: ("country", "LA") gives "Lào"."""
    return shown(_text_and_free(attempt("facet_label", encoded(facet), encoded(value), encoded(language))))


def sort_key(text: str) -> bytes:
    """A key for Vietnamese collation order: sorted(titles, key=tra.sort_key)."""
    return _text_and_free(attempt("sort_key", encoded(text)))


def _characters(text: bytes, marks: Any, count: int) -> list[tuple[int, int]]:
    """Converts marks from byte offsets to character offsets."""
    def characters(end: int) -> int:
        return len(shown(text[:end]))

    return [(characters(mark.begin), characters(mark.end)) for mark in marks[:count]]


def _hit(hit: _c.Hit) -> Hit:
    values: dict[str, list[str]] = {}
    raw: dict[str, list[bytes]] = {}
    for value in hit.values[: hit.value_count]:
        data = ctypes.string_at(value.text, value.length)
        values.setdefault(decoded(value.field), []).append(shown(data))
        raw.setdefault(decoded(value.field), []).append(data)
    title = raw.get("title", [b""])[0]
    return Hit(
        key=decoded(hit.key), score=hit.score, snippet=shown(hit.snippet),
        marks=_characters(hit.snippet, hit.marks, hit.mark_count),
        title_marks=_characters(title, hit.title_marks, hit.title_mark_count if title else 0),
        copies=[decoded(copy) for copy in hit.copies[: hit.copy_count]], values=values, explanation=shown(hit.explanation),
        folder=os.fsdecode(hit.folder), raw=raw)


def _facet(facet: _c.Facet) -> Facet:
    values = [FacetValue(decoded(value.value), shown(value.label), value.count)
              for value in facet.values[: facet.value_count]]
    return Facet(decoded(facet.field), shown(facet.heading), values)


def _by_name(facets: list[Facet], asked: Sequence[str]) -> dict[str, Facet]:
    """Facets by their fields; those of a field that was asked for more than once by what was asked."""
    fields = [facet.field for facet in facets]
    return {name if fields.count(facet.field) > 1 else facet.field: facet for facet, name in zip(facets, asked)}


def _result(block: Any, asked_facets: Sequence[str] = ()) -> Result:
    try:
        result = block.contents
        facets = [_facet(facet.contents) for facet in result.facets[: result.facet_count]]
        return Result(
            total=result.total, total_is_exact=bool(result.total_is_exact),
            hits=[_hit(hit.contents) for hit in result.hits[: result.hit_count]],
            facets=_by_name(facets, asked_facets),
            suggestions=[decoded(text) for text in result.suggestions[: result.suggestion_count]],
            other_marks=bool(result.other_marks), partial=bool(result.partial), read_as=decoded(result.read_as),
            incomplete=bool(result.incomplete), next=decoded(result.next))
    finally:
        call("free", block)


def _texts(block: Any) -> list[str]:
    try:
        return [decoded(text.text) for text in block.contents.texts[: block.contents.count]]
    finally:
        call("free", block)


def _listed(values: Union[Value, Iterable[Value]]) -> list[str]:
    listed = [values] if isinstance(values, (str, bytes, int, float)) else list(values)
    for value in listed:
        if not isinstance(value, (str, int, float)):
            raise TypeError(f"a filter takes texts and numbers, not {type(value).__name__}")
    return [str(value) for value in listed]


def _filters(filters: Mapping[str, Any], exclude: Mapping[str, Any]) -> Any:
    parts = [(name, _listed(values), excluded) for excluded, given in enumerate((filters, exclude))
             for name, values in given.items() if values is not None]
    array = (_c.Filter * len(parts))()
    for place, (name, values, excluded) in zip(array, parts):
        place.field, place.value_count, place.exclude = encoded(name), len(values), excluded
        place.values = (ctypes.c_char_p * len(values))(*(encoded(value) for value in values))
    return array


def _facet_limits(facets: Union[str, Mapping[str, int], Sequence[str]]) -> Mapping[str, int]:
    if isinstance(facets, Mapping):
        return facets
    return {name: 10 for name in ([facets] if isinstance(facets, str) else facets)}


def _facet_requests(limits: Mapping[str, int]) -> Any:
    return (_c.FacetRequest * len(limits))(*(_c.FacetRequest(encoded(name), _c.size(f"the facet {name}", limit))
                                             for name, limit in limits.items()))


Day = Union[str, int, datetime.date, None]


def _bounds(name: str, days: tuple[Day, Day]) -> list[Optional[bytes]]:
    if isinstance(days, str) or len(days) != 2:
        raise ValueError(f"{name} takes two days, of which one may be None")
    texts = [day.isoformat()[:10] if isinstance(day, datetime.date) else day for day in days]
    return [None if text is None else encoded(str(text)) for text in texts]


def _milliseconds(timeout: Optional[float]) -> int:
    return 0 if timeout is None else max(1, int(min(timeout * 1000, 2**32 - 1)))


_matches = {"all": 0, "any": 1}
_truths = ("everything", "fetch", "snippets", "exact_total", "explain", "fall_back", "collapse_copies", "suggest",
           "strict")


class Index:
    """One commit of an index. Open the index again to see later commits; is_current tells whether there are any."""

    def __init__(self, path: Path, *, rules: Optional[Path] = None) -> None:
        folder = None if rules is None else encoded_path(rules)
        self._handle: Optional[Handle] = Handle(attempt("index_open", encoded_path(path), folder), "index")

    @classmethod
    def open(cls, path: Path, *, rules: Optional[Path] = None) -> "Index":
        """Opens the index in a folder. `rules` is a folder with further names of countries and things."""
        return cls(path, rules=rules)

    @classmethod
    def join(cls, *parts: "Index", rules: Optional[Path] = None) -> "Index":
        """Joins opened indexes: scores, totals and order are those of one index with the documents of all parts."""
        joined = cls.__new__(cls)
        opened = [part._open for part in parts]
        handles = (ctypes.c_void_p * len(parts))(*(handle.value for handle in opened))
        folder = None if rules is None else encoded_path(rules)
        joined._handle = Handle(attempt("index_join", handles, len(parts), folder), "index")
        return joined

    def close(self) -> None:
        """Closes the index, which cannot be used afterwards; calls of other threads end first. Closing twice does nothing."""
        self._handle = None

    def __enter__(self) -> "Index":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def _open(self) -> Handle:
        handle = self._handle
        if handle is None:
            raise ValueError("the index is closed")
        return handle

    @property
    def is_current(self) -> bool:
        """Whether the folder contains no newer commit."""
        return bool(call("index_is_current", self._open))

    @property
    def is_of_articles(self) -> bool:
        """Whether this is an article index, searched with names of facets, fallbacks and combined copies."""
        return bool(call("index_is_of_articles", self._open))

    @property
    def generation(self) -> int:
        """The number of the commit; each later commit has a greater one."""
        return int(call("index_generation", self._open))

    @property
    def bytes(self) -> int:
        """The size of the files of the commit."""
        return int(call("index_bytes", self._open))

    @property
    def fields(self) -> dict[str, str]:
        """The type of each field: "text", "keyword", "integer", "date", "stored", "real" or "boolean"."""
        count = call("index_field_count", self._open)
        return {decoded(call("index_field_name", self._open, i)): _types[call("index_field_type", self._open, i)]
                for i in range(count)}

    @property
    def archives(self) -> dict[str, str]:
        """The archives that an article index mirrors, with the outcomes of their last runs."""
        block = attempt("index_archives", self._open)
        try:
            messages = block.contents.messages[: block.contents.message_count]
            return {os.fsdecode(message.path): shown(message.text) for message in messages}
        finally:
            call("free", block)

    def search(self, text: str = "", *, limit: int = 10, offset: int = 0,
               facets: Union[str, Mapping[str, int], Sequence[str]] = (), order: Optional[str] = None,
               match: Union[str, int] = "all", published: tuple[Day, Day] = (None, None),
               met: tuple[Day, Day] = (None, None), dated: tuple[Day, Day] = (None, None),
               exclude: Optional[Mapping[str, Any]] = None,
               timeout: Optional[float] = None, after: str = "", options: Optional[Mapping[str, bool]] = None, **filters: Any) -> Result:
        """Searches for a text in the query language; without a text, finds every document.

        Filters are named by their fields, country="LA" or country=["LA", "KH"]. Facets of a result are named by their
        fields too; those of a field that was asked for more than once, as "day:year" and "day:month", by that. `match` is "all", "any" or a percentage of
        the plain words. `order` is None, or "date", "published" or "title" of articles, "-date" for the oldest first, or up to four
        other fields, "-year,name". `published`, `met` and `dated` (the meeting's day, else that of publication) limit the
        days of articles. Except for articles, the result has after `timeout` seconds what was found until then,
        and `after` is the `next` of the page before. `options`: everything, fetch, snippets, exact_total, explain,
        fall_back, collapse_copies, suggest, strict.
        """
        asked = _c.SearchOptions()
        call("search_options_init", ctypes.byref(asked), ctypes.sizeof(asked))
        asked.limit, asked.offset, asked.everything = _c.size("limit", limit), _c.size("offset", offset), int(not text)
        asked.filters = filter_array = _filters(filters, exclude or {})
        facet_limits = _facet_limits(facets)
        asked.facets = facet_array = _facet_requests(facet_limits)
        asked.filter_count, asked.facet_count = len(filter_array), len(facet_array)
        asked.order = None if order is None else encoded(order)
        if isinstance(match, str) and match not in _matches:
            raise ValueError(f"match is 'all', 'any' or a percentage, not {match!r}")
        asked.match = _matches[match] if isinstance(match, str) else 2
        asked.match_percent = 100 if isinstance(match, str) else _c.whole_number("match", match, 100, 1)
        asked.timeout_milliseconds = _milliseconds(timeout)
        asked.after = encoded(after) if after else None
        asked.published_from, asked.published_to = _bounds("published", published)
        asked.met_from, asked.met_to = _bounds("met", met)
        asked.dated_from, asked.dated_to = _bounds("dated", dated)
        for name, truth in (options or {}).items():
            if name not in _truths:
                raise ValueError(f"there is no option {name!r}")
            setattr(asked, name, int(truth))
        return _result(attempt("search", self._open, encoded(text), ctypes.byref(asked)), list(facet_limits))

    def hits(self, text: str = "", *, page: int = 100, **options: Any) -> Iterator[Hit]:
        """All hits of a search, fetched page by page."""
        if page < 1:
            raise ValueError(f"a page has at least one hit, not {page}")
        offset, after = 0, ""
        while True:
            found = self.search(text, limit=page, offset=offset, after=after, **options)
            yield from found
            if len(found) < page:
                return
            after = found.next
            offset = 0 if after else offset + page

    def count(self, text: str) -> int:
        """The number of documents that match the text, without fallbacks."""
        count = ctypes.c_uint64()
        attempt("count", self._open, encoded(text), ctypes.byref(count))
        return count.value

    def get(self, key: str) -> Optional[Hit]:
        """The document with this key, or None."""
        hits = _result(attempt("get", self._open, encoded(key))).hits
        return hits[0] if hits else None

    def snippet(self, text: str, key: str, length: int = 240) -> Optional[Hit]:
        """The document with this key, with the snippet that best shows why it matches the text."""
        hits = _result(attempt("snippet", self._open, encoded(text), encoded(key), _c.size("length", length))).hits
        return hits[0] if hits else None

    def keys(self) -> list[str]:
        """The keys of all documents in index order."""
        return _texts(attempt("index_keys", self._open))

    def restore_marks(self, text: str, limit: int = 3) -> list[str]:
        """Readings of a text with missing diacritics restored."""
        return _texts(attempt("restore_marks", self._open, encoded(text), _c.size("limit", limit)))

    def complete(self, prefix: str, limit: int = 10) -> list[str]:
        """Words and short phrases that continue a text."""
        return _texts(attempt("complete", self._open, encoded(prefix), _c.size("limit", limit)))

    def __len__(self) -> int:
        return int(call("index_documents", self._open))

    def __iter__(self) -> Iterator[Hit]:
        for key in self.keys():
            document = self.get(key)
            if document is not None:
                yield document

    def __contains__(self, key: str) -> bool:
        return self.get(key) is not None

    def __getitem__(self, key: str) -> Hit:
        document = self.get(key)
        if document is None:
            raise KeyError(key)
        return document
