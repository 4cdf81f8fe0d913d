"""An index: every file of its newest commit, verified and decoded, and comparisons between its structures."""
import collections
import copy
import os
import re

from columns import NORMS_FIELD, decode_norm, encode_norm, read_columns
from cursor import Cursor, FormatError
from frame import read_content
from manifest import BOOLEAN, DATE, INTEGER, KEYWORD, REAL, SEGMENT_FILES, TEXT, read_live_docs, read_manifest
from pairs import read_pairs
from postings import read_positions, read_postings
from stored import read_stored
from terms import read_terms

ALL_FIELDS_SPACE = 0x01
FIRST_FIELD_SPACE = 0x02
KEY_SPACE = 0xFF


class Segment:
    """A segment, completely decoded when it is opened. Members are named as in FORMAT.md."""

    def __init__(self, folder, entry, fields):
        self.entry, self.fields = entry, fields
        self.name = f"segment-{entry.id.hex()}"
        files = {kind: read_content(folder, entry.file_name(kind), kind, entry.id, entry.sizes[kind])
                 for kind in SEGMENT_FILES}
        self.live = read_live_docs(folder, entry)
        self.entries = read_terms(files["terms"], files["postings"], files["positions"])
        self.columns = read_columns(files["columns"], entry.documents)
        self.norms = self.columns[NORMS_FIELD][1]
        self.documents = read_stored(files["stored"], entry.documents, fields)
        self.pairs = read_pairs(files["pairs"])
        self.postings = {term: read_postings(files["postings"], e) for term, e in self.entries.items()}
        self.positions = {term: read_positions(files["positions"], e, self.postings[term])
                          for term, e in self.entries.items()}
        self._check()

    def as_of(self, folder, entry):
        """The same segment in another commit: only its live documents may differ."""
        self.require((entry.sizes, entry.documents, entry.total_length) ==
                     (self.entry.sizes, self.entry.documents, self.entry.total_length), "two commits tell it differently")
        other = copy.copy(self)
        other.entry, other.live = entry, read_live_docs(folder, entry)
        return other

    def fail(self, message):
        raise FormatError(f"{self.name}: {message}")

    def require(self, holds, message):
        if not holds:
            self.fail(message)

    def _check(self):
        self.require(sum(map(decode_norm, self.norms)) == self.entry.total_length, "total length is not that of norms")
        for term, postings in self.postings.items():
            self.require(postings.documents[-1] < self.entry.documents, f"a document that is not there: {term.hex()}")
            self._check_impacts(term, postings)
        self._check_spaces()
        self._check_norms()
        self._check_keys()
        self._check_columns()

    def _check_impacts(self, term, postings):
        """Impacts must be exactly the pairs that no other pair of the range dominates."""
        for begin, end, pairs in postings.impacts:
            shortest = {}
            for document, frequency in zip(postings.documents[begin:end], postings.frequencies[begin:end]):
                norm = self.norms[document]
                shortest[min(frequency, 255)] = min(norm, shortest.get(min(frequency, 255), 255))
            expected, least = [], 256
            for frequency in sorted(shortest, reverse=True):
                if shortest[frequency] < least:
                    least = shortest[frequency]
                    expected.append((frequency, least))
            self.require(pairs == expected[::-1], f"impacts of {term.hex()}: {pairs}, of postings {expected[::-1]}")

    def _check_spaces(self):
        for term in self.postings:
            space = term[0]
            kind = None
            if space not in (ALL_FIELDS_SPACE, KEY_SPACE):
                number = space - FIRST_FIELD_SPACE
                self.require(0 <= number < len(self.fields), f"term {term.hex()} is of no space")
                kind = self.fields[number].type
                self.require(kind == KEYWORD or kind == TEXT and self.fields[number].has_own_lists,
                             f"term {term.hex()} is of a field without lists")
            if kind == KEYWORD:
                self._check_keyword(term, number)
            has_positions = space == ALL_FIELDS_SPACE or kind == TEXT
            self.require((self.positions[term] is not None) == has_positions, f"positions of {term.hex()}")
            self._check_frequencies(term, has_positions)

    def _check_norms(self):
        """Norms must encode the lengths that space 01 shows: the sum of the field weights of all positions."""
        greatest = max(field.weight for field in self.fields)
        weights = [collections.defaultdict(list) for _ in self.norms]
        totals = [[0, 0] for _ in self.norms]
        for term, postings in self.postings.items():
            if term[0] == ALL_FIELDS_SPACE:
                for document, frequency, positions in zip(postings.documents, postings.frequencies,
                                                          self.positions[term]):
                    # When a word occurs once in a document, its frequency is the weight of its position; otherwise it
                    # only bounds the weights.
                    bounds = (frequency, frequency) if len(positions) == 1 else (1, greatest)
                    for position in positions:
                        weights[document][position].append(bounds)
                    totals[document][0] += frequency
                    # The maximum frequency stands for all higher ones.
                    totals[document][1] += frequency if frequency < 65535 else greatest * len(positions)
        for document, of_document in enumerate(weights):
            least, most = totals[document]
            for bounds in of_document.values():
                most -= (len(bounds) - 1) * max(low for low, _ in bounds)
                least -= (len(bounds) - 1) * min(high for _, high in bounds)
            self.require(encode_norm(max(least, 0)) <= self.norms[document] <= encode_norm(most),
                         f"document {document} is {least} to {most} words long, its norm is {self.norms[document]}")

    def _check_keyword(self, term, field):
        column = self.columns.get(field, (None, []))[1]
        documents = [document for document, values in enumerate(column) if term[1:] in values]
        self.require(documents == self.postings[term].documents, f"list and column of value {term.hex()} differ")

    def _check_frequencies(self, term, has_positions):
        frequencies = self.postings[term].frequencies
        if not has_positions:
            self.require(set(frequencies) == {1}, f"a frequency other than 1 in the list of {term.hex()}")
            return
        counts = [len(of_document) for of_document in self.positions[term]]
        greatest = max(field.weight for field in self.fields) if term[0] == ALL_FIELDS_SPACE else 1
        for frequency, count in zip(frequencies, counts):
            holds = min(count, 65535) <= frequency <= count * greatest
            self.require(holds, f"frequency {frequency} for {count} positions of {term.hex()}")

    def _check_keys(self):
        last = {}
        for document, (key, _) in enumerate(self.documents):
            last[key] = document
        lists = {term[1:]: postings.documents[0] for term, postings in self.postings.items() if term[0] == KEY_SPACE}
        self.require(last == lists, "keys of the dictionary and of the stored documents differ")

    def _check_columns(self):
        """Stored values must equal those of the columns, and keyword values must have posting lists."""
        for field in self.fields:
            kind = {KEYWORD: 2, INTEGER: 3, DATE: 3, REAL: 3, BOOLEAN: 3}.get(field.type)
            self.require(field.number not in self.columns or self.columns[field.number][0] == kind,
                         f"field {field.name} has a column of another kind")
            if kind is None:
                continue
            column = self.columns.get(field.number, (kind, [[]] * self.entry.documents))[1]
            if field.is_stored:
                for document, (_, values) in enumerate(self.documents):
                    stored = [value for number, value in values if number == field.number]
                    expected = sorted(set(stored)) if kind == 2 else sorted(stored)
                    self.require(list(column[document]) == expected,
                                 f"document {document}: {field.name} stores {stored}, has column {column[document]}")
            if kind == 2:
                for value in {value for values in column for value in values}:
                    term = bytes([FIRST_FIELD_SPACE + field.number]) + value
                    self.require(term in self.entries, f"value {value!r} of {field.name} has no list")

    def list_of(self, term):
        """(frequencies by document, positions by document)."""
        postings = self.postings.get(term)
        if postings is None:
            return {}, {}
        return (dict(zip(postings.documents, postings.frequencies)),
                dict(zip(postings.documents, self.positions[term] or [])))

    def counts(self):
        return collections.Counter({
            "documents": self.entry.documents, "deleted": self.entry.deleted, "terms": len(self.entries),
            "postings": sum(len(postings.documents) for postings in self.postings.values()),
            "positions": sum(len(p) for of_term in self.positions.values() for p in of_term or []),
            "pairs": len(self.pairs.pairs)})


def generations(folder):
    """The generations of all commits in the folder, newest first."""
    matches = (re.fullmatch(r"manifest-([0-9a-f]{16})", name) for name in os.listdir(folder))
    found = sorted((int(match[1], 16) for match in matches if match), reverse=True)
    if not found:
        raise FormatError(f"{folder}: no manifest")
    return found


class Index:
    """One commit. `opened` holds segments of other commits by id, so that they are not read again."""

    def __init__(self, folder, generation, opened=None):
        self.manifest = read_manifest(folder, generation)
        self.attachments = {}
        for name, file, size in self.manifest.attachments:
            content = read_content(folder, file, "attachment", size=size)
            self.attachments[name] = content.bytes(content.left())
        opened = {} if opened is None else opened
        self.segments = []
        for entry in self.manifest.segments:
            known = opened.get(entry.id)
            self.segments.append(known.as_of(folder, entry) if known else Segment(folder, entry, self.manifest.fields))
            opened[entry.id] = self.segments[-1]

    def counts(self):
        return sum((segment.counts() for segment in self.segments), collections.Counter(
            {"segments": len(self.segments), "attachments": len(self.attachments)}))


def open_commits(folder):
    """Every commit in the folder, the newest first."""
    opened = {}
    return [Index(folder, generation, opened) for generation in generations(folder)]


def left_over(folder, commits):
    """Files in the folder that no commit names, as after a crash."""
    named = {name for commit in commits for name in commit.manifest.file_names()}
    return sorted(set(os.listdir(folder)) - named - {"write.lock"})
