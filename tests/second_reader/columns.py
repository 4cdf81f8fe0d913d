"""Columns: norms, keywords and integers by document."""
import forms
from cursor import Cursor

NORMS, KEYWORD, INTEGER = 1, 2, 3
NORMS_FIELD = 65535
_WIDTH_CODES = {1: "B", 2: "H", 4: "I", 8: "Q"}


def decode_norm(code):
    if code < 32:
        return code
    octave = code // 16 - 1
    return ((16 + code % 16) << octave) + (1 << octave) // 2


def encode_norm(length):
    """The norm that encodes this length."""
    if length < 32:
        return length
    octave = length.bit_length() - 5
    return min(255, 16 * (octave + 1) + (length >> octave) - 16)


def _least_width(content, greatest, widths):
    for width in widths:
        if greatest < 1 << 8 * width:
            return width
    return content.fail("a value that no width holds")


def _read_begins(content, count):
    begins = content.array("I", count + 1)
    content.require(begins[0] == 0 and all(a <= b for a, b in zip(begins, begins[1:])), "begins do not rise from 0")
    return begins


def _read_sets(content, values):
    sets = content.u32()
    content.require(sets >= 1, "no set")
    begins = _read_begins(content, sets)
    ordinals = content.array("I", begins[-1])
    result = [ordinals[a:b] for a, b in zip(begins, begins[1:])]
    for members in result:
        content.require(all(a < b for a, b in zip(members, members[1:])), "ordinals of a set do not rise")
        content.require(not members or members[-1] < len(values), "an ordinal without a value")
    content.require(result[0] == () and len(set(result)) == sets, "set 0 is not empty, or two sets are equal")
    content.require({ordinal for members in result for ordinal in members} == set(range(len(values))),
                    "a value that is in no set")
    return result


def _read_keywords(content, documents):
    begins = _read_begins(content, content.u32())
    value_bytes = content.bytes(begins[-1])
    values = [value_bytes[a:b] for a, b in zip(begins, begins[1:])]
    content.require(all(a < b for a, b in zip(values, values[1:])), "values do not rise")
    sets = _read_sets(content, values)
    width = content.u8()
    content.require(width == _least_width(content, len(sets) - 1, (1, 2, 4)), f"width {width}")
    forms.note(f"keyword column: width {width}")
    numbers = content.array(_WIDTH_CODES[width], documents)
    seen = 0
    for number in numbers:
        content.require(number <= seen + 1, "sets are not numbered as documents first have them")
        seen = max(seen, number)
    content.require(seen == len(sets) - 1, "a set that no document has")
    return [[values[ordinal] for ordinal in sets[number]] for number in numbers]


def _read_single_integers(content, documents):
    width, base = content.u8(), content.i64()
    content.require(width in _WIDTH_CODES, f"width {width}")
    codes = content.array(_WIDTH_CODES[width], documents)
    content.require(width == _least_width(content, max(codes), (1, 2, 4, 8)), f"width {width}")
    content.require(1 in codes, "the base is not the least value")
    return [[base + code - 1] if code else [] for code in codes]


def _read_many_integers(content, documents):
    begins = _read_begins(content, documents)
    values = content.array("q", begins[-1])
    result = [list(values[a:b]) for a, b in zip(begins, begins[1:])]
    content.require(all(a <= b for of_document in result for a, b in zip(of_document, of_document[1:])),
                    "values of a document do not rise")
    content.require(any(len(of_document) > 1 for of_document in result) or max(values) - min(values) >= 2 ** 64 - 1,
                    "form 2 where form 1 is enough")
    return result


def _read_integers(content, documents):
    form = content.u8()
    content.require(form in (1, 2), f"form {form}")
    forms.note(f"integer column: form {form}")
    return _read_single_integers(content, documents) if form == 1 else _read_many_integers(content, documents)


_READERS = {NORMS: lambda content, documents: list(content.bytes(documents)), KEYWORD: _read_keywords,
            INTEGER: _read_integers}


def read_columns(content, documents):
    """Returns (kind, values by document) for every field with a column."""
    tail = Cursor(content.data, content.end - 16, content.end, content.name)
    directory_at, columns, stated_documents = tail.u64(), tail.u32(), tail.u32()
    tail.require(stated_documents == documents, "another number of documents")
    directory = Cursor(content.data, directory_at, content.end - 16, content.name)
    result, at = {}, content.at
    for _ in range(columns):
        field, kind, offset, length = directory.u16(), directory.u8(), directory.u64(), directory.u64()
        directory.require(kind in _READERS and (kind == NORMS) == (field == NORMS_FIELD), f"column kind {kind}")
        directory.require(field not in result and offset == at, "columns do not lie one behind the other")
        at = offset + length
        column = Cursor(content.data, offset, at, f"{content.name}: column of field {field}")
        result[field] = (kind, _READERS[kind](column, documents))
        column.finish()
    directory.finish()
    content.require(at == directory_at and NORMS_FIELD in result, "a gap before the directory, or no norms")
    return result
