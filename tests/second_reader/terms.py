"""The term dictionary: every term of a segment with the location of its posting list, or its single posting."""
from dataclasses import dataclass

from cursor import Cursor

BLOCK_TERMS = 32


@dataclass
class Entry:
    term: bytes
    documents: int
    single: tuple  # (document, frequency) of a list of one document, else None
    postings: tuple  # (begin, end) in the postings file
    positions: tuple  # (begin, end) in the positions file; equal when the list has none


def _shared_length(a, b):
    shared = 0
    while shared < min(len(a), len(b)) and a[shared] == b[shared]:
        shared += 1
    return shared


def _read_entry(content, before, is_first, postings_at, positions_at):
    shared = content.varint()
    content.require(shared <= len(before), "more bytes shared than there are")
    term = before[:shared] + content.sized()
    content.require(term > before, "terms do not rise")
    content.require(shared == (0 if is_first else _shared_length(term, before)), "another number of bytes shared")
    documents = content.varint()
    content.require(documents > 0, "a list of no documents")
    single, list_size = None, 0
    if documents == 1:
        single = (content.varint(), content.varint())
    else:
        list_size = content.varint()
    positions_size = content.varint()
    return Entry(term, documents, single, (postings_at, postings_at + list_size),
                 (positions_at, positions_at + positions_size))


def read_terms(content, postings, positions):
    """Reads all entries in ascending order. The lists must fill the contents of the other two files."""
    tail = Cursor(content.data, content.end - 20, content.end, content.name)
    offsets_at, blocks, terms = tail.u64(), tail.u32(), tail.u64()
    tail.require(blocks == -(-terms // BLOCK_TERMS), "another number of blocks than the terms need")
    offsets = Cursor(content.data, offsets_at, content.end - 20, content.name)
    content = Cursor(content.data, content.at, offsets_at, content.name)
    entries = {}
    before, postings_at, positions_at = b"", postings.at, positions.at
    for block in range(blocks):
        content.require(offsets.u64() == content.at, f"block {block} does not begin here")
        content.require((content.varint(), content.varint()) == (postings_at, positions_at),
                        "a block's lists do not follow those before")
        for place in range(min(BLOCK_TERMS, terms - block * BLOCK_TERMS)):
            entry = _read_entry(content, before, place == 0, postings_at, positions_at)
            before, postings_at, positions_at = entry.term, entry.postings[1], entry.positions[1]
            entries[entry.term] = entry
    content.finish()
    offsets.finish()
    content.require((postings_at, positions_at) == (postings.end, positions.end), "the lists do not fill their files")
    return entries
