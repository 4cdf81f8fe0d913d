"""Finds and scores the documents of a question, as SCORING.md specifies."""
import functools
import math
import struct

from columns import decode_norm
from index import ALL_FIELDS_SPACE, FIRST_FIELD_SPACE
from manifest import TEXT

K1 = 1.2000000476837158203125
B = 0.75
UNWEIGHTED_BOOST = 0.1


def to_float(value):
    """A double rounded to binary32."""
    return struct.unpack("<f", struct.pack("<f", value))[0]


class Clause:
    """A word, or a phrase of several words: its keys and its weight."""

    def __init__(self, keys, weight):
        self.keys, self.weight = keys, weight

    def frequencies(self, segment):
        """Frequencies by document, including deleted documents."""
        lists = [segment.list_of(key) for key in self.keys]
        if len(lists) == 1:
            return lists[0][0]
        places = {}
        for document, first in lists[0][1].items():
            starts = set(first)
            for offset, (_, positions) in enumerate(lists[1:], 1):
                starts &= {position - offset for position in positions.get(document, ())}
            if starts:
                places[document] = len(starts)
        return places


class Scorer:
    def __init__(self, index):
        self.index = index
        self.documents = sum(segment.entry.documents for segment in index.segments)
        length = sum(segment.entry.total_length for segment in index.segments)
        self.average = float(length) / float(self.documents) if self.documents else 0.0
        self._score = functools.lru_cache(maxsize=None)(self._score)

    def _idf(self, key):
        df = sum(len(s.postings[key].documents) for s in self.index.segments if key in s.postings)
        return math.log(1 + ((self.documents - df) + 0.5) / (df + 0.5))

    def words(self, keys):
        clauses = {}
        for key in keys:
            if key in clauses:
                clauses[key].weight += self._idf(key)
            else:
                clauses[key] = Clause([key], self._idf(key))
        return list(clauses.values())

    def _phrase(self, keys, boost):
        total = 0.0
        for key in keys:
            total += self._idf(key)
        return Clause(keys, total * boost)

    def phrases(self, keys):
        if len(keys) == 1:
            return self.words(keys)
        clauses = [self._phrase(keys, 1.0)]
        if keys[0][0] == ALL_FIELDS_SPACE:
            for field in self.index.manifest.fields:
                if field.type == TEXT and field.weight == 0 and field.has_own_lists:
                    space = bytes([FIRST_FIELD_SPACE + field.number])
                    clauses.append(self._phrase([space + key[1:] for key in keys], UNWEIGHTED_BOOST))
        return clauses

    def _score(self, weight, norm, frequency):
        relative = decode_norm(norm) / self.average if self.average else 1.0
        saturation = to_float((K1 * ((1 - B) + B * relative)) * 256)
        f = to_float(256 * frequency)
        return int(to_float(weight * to_float(f / to_float(f + saturation))))

    def hits(self, clauses, needs_all=False, excluded=()):
        """[(reported score, segment's place, document)] of all matches, best first."""
        total = 0.0
        for clause in clauses:
            total += clause.weight
        scale = 2.0 ** min(24, math.floor(30 - math.log2(max(total, 1.0))))
        weights = [to_float(clause.weight * scale) for clause in clauses]
        found = []
        for place, segment in enumerate(self.index.segments):
            lists = [clause.frequencies(segment) for clause in clauses]
            matches = set(lists[0]).intersection(*lists) if needs_all else set().union(*lists)
            for key in excluded:
                matches -= set(segment.list_of(key)[0])
            for document in matches:
                if segment.live[document]:
                    score = sum(self._score(weight, segment.norms[document], frequencies[document])
                                for weight, frequencies in zip(weights, lists) if document in frequencies)
                    found.append((-score, place, document))
        return [(to_float(-score / scale), place, document) for score, place, document in sorted(found)]

    def answer(self, kind, terms, excluded):
        if kind == "phrase":
            return self.hits(self.phrases(terms))
        return self.hits(self.words(terms), needs_all=kind in ("and", "and_not"), excluded=excluded)
