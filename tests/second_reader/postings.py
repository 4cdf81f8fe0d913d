"""Posting lists with their skip data and impacts, and the positions beside them."""
from dataclasses import dataclass, field

import forms
from cursor import Cursor
from packing import float_bits, packed_size, read_pfor, read_rice, written_width

BLOCK_DOCUMENTS = 128
GROUP_BLOCKS = 32
GROUP_DOCUMENTS = BLOCK_DOCUMENTS * GROUP_BLOCKS


@dataclass
class Postings:
    documents: list
    frequencies: list
    # For each block, its number of documents and the bytes of its positions.
    blocks: list = field(default_factory=list)
    # For each range of postings with impacts: first posting, posting after the last, pairs.
    impacts: list = field(default_factory=list)


@dataclass
class _Skip:
    last: int
    size: int
    positions_size: int
    impacts: list


def _read_impacts(content):
    pairs = [(content.u8(), content.u8()) for _ in range(content.u8())]
    for before, pair in zip([(0, -1)] + pairs, pairs):
        content.require(pair[0] > before[0] and pair[1] > before[1], "impacts do not rise")
    return pairs


def _read_bitset(content, before, last, count):
    words = content.u8()
    content.require(words == (last - before - 1) // 64 + 1, "a bitset of another number of words")
    bits = int.from_bytes(content.bytes(8 * words), "little")
    documents = [before + 1 + i for i in range(64 * words) if bits >> i & 1]
    content.require(len(documents) == count, "a bitset of another number of documents")
    return documents


def _read_documents(content, before, last, count):
    is_bitset = content.data[content.at] == 0x80
    if is_bitset:
        content.u8()
        documents = _read_bitset(content, before, last, count)
    else:
        documents, at = [], before
        for gap in read_pfor(content, count):
            at += gap + 1
            documents.append(at)
    content.require(documents[-1] == last, "a block ends with another document than its skip entry says")
    gaps = [document - previous - 1 for previous, document in zip([before] + documents, documents)]
    words = (last - before - 1) // 64 + 1
    bitset_is_written = words <= 255 and 2 + 8 * words <= packed_size(gaps, written_width(gaps))
    content.require(is_bitset == bitset_is_written, "the larger form of a block's documents")
    forms.note("block of documents: " + ("bitset" if is_bitset else "PFOR"))
    return documents


def _read_skips(content, count, before, has_positions):
    skips = []
    for _ in range(-(-count // BLOCK_DOCUMENTS)):
        last = before + 1 + content.varint()
        skips.append(_Skip(last, content.varint(), content.varint() if has_positions else 0, _read_impacts(content)))
        before = last
    return skips


def _read_group(content, postings, count, has_positions):
    first = len(postings.documents)
    before = postings.documents[-1] if postings.documents else -1
    postings.impacts.append((first, first + count, _read_impacts(content)))
    for number, skip in enumerate(_read_skips(content, count, before, has_positions)):
        documents = min(BLOCK_DOCUMENTS, count - number * BLOCK_DOCUMENTS)
        block = Cursor(content.data, content.at, content.at + skip.size, content.name)
        content.bytes(skip.size)
        numbers = _read_documents(block, before, skip.last, documents)
        at = len(postings.documents)
        postings.documents += numbers
        postings.frequencies += [value + 1 for value in read_pfor(block, documents)]
        block.finish()
        postings.impacts.append((at, at + documents, skip.impacts))
        postings.blocks.append((documents, skip.positions_size))
        before = skip.last


def read_postings(file, entry):
    """Reads the posting list of a dictionary entry."""
    positions_size = entry.positions[1] - entry.positions[0]
    if entry.single is not None:
        document, frequency = entry.single
        forms.note("list: in the dictionary")
        return Postings([document], [frequency], [(1, positions_size)])
    content = Cursor(file.data, *entry.postings, f"{file.name}: list of {entry.term.hex()}")
    postings = Postings([], [])
    forms.note(f"list: of {'several groups' if entry.documents > GROUP_DOCUMENTS else 'one group'}, "
               f"{'with' if positions_size else 'without'} positions")
    begin, table = content.at, []
    if entry.documents > GROUP_DOCUMENTS:
        postings.impacts.append((0, entry.documents, _read_impacts(content)))
        table = [(content.u32(), content.u64(), content.u64()) for _ in range(-(-entry.documents // GROUP_DOCUMENTS))]
    for first in range(0, entry.documents, GROUP_DOCUMENTS):
        positions_before = sum(size for _, size in postings.blocks)
        group = (content.at - begin, positions_before)
        _read_group(content, postings, min(GROUP_DOCUMENTS, entry.documents - first), positions_size > 0)
        if table:
            content.require(table[first // GROUP_DOCUMENTS] == (postings.documents[-1], *group),
                            "the table of groups is wrong")
    content.finish()
    content.require(sum(size for _, size in postings.blocks) == positions_size, "positions of another length")
    content.require(max(postings.frequencies) <= 65535, "a frequency above the limit")
    return postings


def read_positions(file, entry, postings):
    """Returns the ascending positions of each document; None when the list has no positions."""
    at, end = entry.positions
    if at == end:
        return None
    positions, document = [], 0
    for documents, size in postings.blocks:
        content = Cursor(file.data, at, at + size, f"{file.name}: positions of {entry.term.hex()}")
        positions += _read_block_positions(content, postings.frequencies[document:document + documents])
        document += documents
        at += size
    return positions


def _read_block_positions(content, frequencies):
    code = content.u8()
    base = code & 0x7F
    content.require(base <= 31, f"base {base} of the Rice parameters")
    counts = frequencies
    if code & 0x80:
        counts = [value + 1 for value in read_pfor(content, len(frequencies))]
        content.require(counts != frequencies, "positions are counted apart, but there are as many as the frequency")
    forms.note("block of positions: " + ("counted apart" if code & 0x80 else "as many as the frequency"))
    parameters = []
    for count in counts:
        parameters += [max(0, base + 1 - float_bits(count))] * count
    differences = iter(read_rice(content, parameters))
    content.finish()
    positions = []
    for count in counts:
        position, of_document = -1, []
        for _ in range(count):
            position += next(differences) + 1
            of_document.append(position)
        content.require(position < 2 ** 32 - 1, "a position above the limit")
        positions.append(of_document)
    return positions
