"""Reads the Common Index File Format, and scores its postings with BM25 in double precision."""
import math
from array import array
from collections import defaultdict

K1, B = 1.2, 0.75


def messages(data):
    """The beginning and end of each message of a file."""
    at = 0
    while at < len(data):
        size, at = varint(data, at)
        yield at, at + size
        at += size


def varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        if byte < 128:
            return value, at
        shift += 7


def fields(data, at, end):
    """(number, value) of a message; the value of a text or message is its place."""
    while at < end:
        key, at = varint(data, at)
        if key & 7 == 0:
            value, at = varint(data, at)
        elif key & 7 == 1:
            value, at = None, at + 8
        else:
            size, at = varint(data, at)
            value, at = (at, at + size), at + size
        yield key >> 3, value


class Ciff:
    """terms: {term: (documents, frequencies)}, lengths and ids by document."""

    def __init__(self, path):
        with open(path, "rb") as file:
            self.data = data = file.read()
        places = messages(data)
        header = dict(fields(data, *next(places)))
        self.terms = {}
        for _ in range(header.get(2, 0)):
            term, documents, frequencies = self.posting_list(*next(places))
            self.terms[term] = documents, frequencies
        records = [dict(fields(data, *place)) for place in places]
        assert len(records) == header.get(3, 0)
        self.lengths = [record.get(3, 0) for record in records]
        self.ids = [data[slice(*record[2])].decode() for record in records]

    def posting_list(self, at, end):
        data, term, document, documents, frequencies = self.data, None, 0, array("I"), array("I")
        for number, value in fields(data, at, end):
            if number == 1:
                term = data[slice(*value)].decode()
            elif number == 4:
                one = dict(fields(data, *value))
                document += one.get(1, 0)
                documents.append(document)
                frequencies.append(one.get(2, 0))
        return term, documents, frequencies

    def postings(self):
        return sum(len(documents) for documents, _ in self.terms.values())

    def after_header(self):
        return self.data[next(messages(self.data))[1]:]


def differing(one, other):
    """How many postings the second file lacks, has beside, or counts otherwise; documents are told by their ids."""
    numbers = {name: number for number, name in enumerate(other.ids)}
    place = [numbers.get(name, -1) for name in one.ids]
    count = 0
    for term in one.terms.keys() | other.terms.keys():
        mine = one.terms.get(term, ((), ()))
        theirs = dict(zip(*other.terms.get(term, ((), ()))))
        for document, frequency in zip(*mine):
            count += theirs.pop(place[document], None) != frequency
        count += len(theirs)
    return count


def idf_of_tra(documents, df):
    return math.log(1 + (documents - df + 0.5) / (df + 0.5))


def idf_of_pisa(documents, df):
    return max(1e-6, math.log((documents - df + 0.5) / (df + 0.5))) * (1 + K1)


class Bm25:
    """BM25 over a file, by one formula of idf and one list of lengths."""

    def __init__(self, ciff, idf, lengths):
        average = sum(lengths) / len(lengths)
        self.ciff, self.idf = ciff, idf
        self.saturation = [K1 * (1 - B + B * length / average) for length in lengths]
        self.lists = {}

    def scores_of(self, term):
        if term not in self.lists:
            documents, frequencies = self.ciff.terms.get(term, ((), ()))
            weight = self.idf(len(self.saturation), len(documents))
            self.lists[term] = [(d, weight * f / (f + self.saturation[d])) for d, f in zip(documents, frequencies)]
        return self.lists[term]

    def scores(self, terms):
        sums = defaultdict(float)
        for term in terms:
            for document, score in self.scores_of(term):
                sums[document] += score
        return {self.ciff.ids[document]: score for document, score in sums.items()}
