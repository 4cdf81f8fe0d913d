"""Stored fields: documents in blocks compressed with zstd."""
import os
import subprocess
import tempfile

import forms
from cursor import Cursor
from manifest import BOOLEAN, DATE, INTEGER, REAL

BLOCK_SIZE = 16384
_ZSTD_MAGIC = 0xFD2FB528


def _frame_content_size(frame):
    """The content size that a zstd frame states (RFC 8878, section 3.1.1.1)."""
    frame.require(frame.u32() == _ZSTD_MAGIC, "not a zstd frame")
    descriptor = frame.u8()
    is_single_segment = bool(descriptor & 0x20)
    if not is_single_segment:
        frame.u8()
    frame.bytes((0, 1, 2, 4)[descriptor & 3])
    code = descriptor >> 6
    frame.require(code > 0 or is_single_segment, "a zstd frame that does not state its content size")
    return (frame.u8, lambda: frame.u16() + 256, frame.u32, frame.u64)[code]()


def _decompress(frames, dictionary, name):
    """Decompresses consecutive frames with the zstd program, because Python has no zstd module."""
    with tempfile.TemporaryDirectory() as folder:
        options = []
        if dictionary:
            path = os.path.join(folder, "dictionary")
            with open(path, "wb") as file:
                file.write(dictionary)
            options = ["-D", path]
        done = subprocess.run(["zstd", "-q", "-d", "-c", *options], input=frames, stdout=subprocess.PIPE, check=False)
    Cursor(b"", 0, 0, name).require(done.returncode == 0, "zstd cannot decompress the blocks")
    return done.stdout


def _read_value(document, fields):
    number = document.varint()
    document.require(number < len(fields) and fields[number].is_stored, f"a value of field {number}")
    if fields[number].type == REAL:
        return number, document.i64()
    if fields[number].type in (INTEGER, DATE, BOOLEAN):
        code = document.varint()
        return number, code >> 1 ^ -(code & 1)
    return number, document.sized()


def _read_document(document, fields):
    key, values = document.sized(), []
    while document.left():
        values.append(_read_value(document, fields))
    return key, values


def _read_block(block, count, fields):
    """The documents of a block, and the bytes that each takes there."""
    documents, taken = [], []
    for _ in range(count):
        begin, size = block.at, block.varint()
        documents.append(_read_document(Cursor(block.data, block.at, block.at + size, block.name), fields))
        block.bytes(size)
        taken.append(block.at - begin)
    block.finish()
    return documents, taken


def _ends_are_right(blocks):
    """Whether each block ends where it should, given the bytes of its documents; or each where it did formerly."""
    full = all(sum(block) + following[0] > BLOCK_SIZE for block, following in zip(blocks, blocks[1:]))
    fits = all(len(block) == 1 or sum(block) <= BLOCK_SIZE for block in blocks)
    formerly_full = all(sum(block) >= BLOCK_SIZE for block in blocks[:-1])
    formerly_fits = all(sum(block[:-1]) < BLOCK_SIZE for block in blocks)
    return full and fits or formerly_full and formerly_fits


def read_stored(content, documents, fields):
    """(key, [(field number, value)]) of each document."""
    tail = Cursor(content.data, content.end - 20, content.end, content.name)
    dictionary_size, table_at, blocks, stated_documents = tail.u32(), tail.u64(), tail.u32(), tail.u32()
    tail.require(stated_documents == documents, "another number of documents")
    table = Cursor(content.data, table_at, content.end - 20, content.name)
    places = [(table.u32(), table.u64()) for _ in range(blocks)]
    table.finish()

    dictionary = content.bytes(dictionary_size)
    forms.note("stored fields: with a dictionary" if dictionary else "stored fields: without a dictionary")
    sizes, frames = [], b""
    for (_, begin), (_, end) in zip(places, places[1:] + [(documents, table_at)]):
        content.require(begin == content.at, "blocks do not lie one behind the other")
        sizes.append(content.u32())
        frame = Cursor(content.data, content.at, end, content.name)
        frames += content.bytes(frame.left())
        frame.require(_frame_content_size(frame) == sizes[-1], "a frame of another content size than its block")
    content.require(content.at == table_at, "a gap before the table")

    raw = _decompress(frames, dictionary, content.name) if frames else b""
    content.require(len(raw) == sum(sizes), "the blocks decompress to another length")
    result, taken, at = [], [], 0
    for number, size in enumerate(sizes):
        content.require(places[number][0] == len(result), "a block begins with another document")
        is_last = number == blocks - 1
        count = (documents if is_last else places[number + 1][0]) - len(result)
        block = Cursor(raw, at, at + size, f"{content.name}: block {number}, decompressed")
        read, bytes_taken = _read_block(block, count, fields)
        result += read
        taken.append(bytes_taken)
        at += size
    content.require(_ends_are_right(taken), "blocks end before or behind other documents than they should")
    content.require(len(result) == documents, "blocks of too few documents")
    return result
