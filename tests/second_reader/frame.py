"""The frame of every file: header, content, page sums, trailer. Everything is verified before it is used."""
import os

from cursor import Cursor, FormatError
from xxh3 import xxh3_64, xxh3_128

MAGIC = bytes.fromhex("89747261 0D0A1A0A")
VERSION = 1
PAGE_SIZE = 65536
HEADER_SIZE = 64
TRAILER_SIZE = 32

KINDS = {"manifest": 1, "terms": 2, "postings": 3, "positions": 4, "columns": 5, "stored": 6, "live_docs": 7,
         "attachment": 8, "pairs": 9}
NO_SEGMENT = bytes(16)


def id_of_name(name):
    """The hash that replaces the segment id in headers of files that belong to no segment."""
    low, high = xxh3_128(name.encode())
    return low.to_bytes(8, "little") + high.to_bytes(8, "little")


def _check_header(data, name, kind, segment_id):
    header = Cursor(data, 0, HEADER_SIZE, name)
    header.require(header.bytes(8) == MAGIC, "not the magic of an index file")
    version = header.u16()
    header.require(version == VERSION, f"version {version}, this reader knows {VERSION}")
    header.require(header.u16() == KINDS[kind], f"not a file of kind {kind}")
    header.require(header.u32() == PAGE_SIZE, "another page size")
    header.require(header.bytes(16) == segment_id, "the segment id of another file")
    header.require(header.bytes(24) == bytes(24), "bytes that must be zero are not")
    header.require(header.u64() == xxh3_64(data[:56]), "the header's sum differs")


def _check_trailer(data, name):
    begin = len(data) - TRAILER_SIZE
    trailer = Cursor(data, begin, len(data), name)
    content_end = trailer.u64()
    trailer.require(trailer.u64() == xxh3_64(data[:begin]), "the sum of the whole file differs")
    trailer.require(trailer.u64() == 0, "bytes that must be zero are not")
    trailer.require(trailer.u64() == xxh3_64(data[begin:begin + 24]), "the trailer's sum differs")
    return content_end


def _check_pages(data, name, content_end):
    pages = -(-content_end // PAGE_SIZE)
    if content_end < HEADER_SIZE or content_end + 8 * pages + TRAILER_SIZE != len(data):
        raise FormatError(f"{name}: content to {content_end} and {pages} page sums do not make {len(data)} bytes")
    sums = Cursor(data, content_end, len(data) - TRAILER_SIZE, name)
    for page in range(pages):
        begin = page * PAGE_SIZE
        sums.require(sums.u64() == xxh3_64(data[begin:min(begin + PAGE_SIZE, content_end)]),
                     f"the sum of page {page} differs")


def read_content(folder, name, kind, segment_id=None, size=None):
    """Checks the frame of a file and returns a cursor over its content. `size` is the size in the manifest."""
    with open(os.path.join(folder, name), "rb") as file:
        data = file.read()
    if size is not None and size != len(data):
        raise FormatError(f"{name}: {len(data)} bytes, the manifest says {size}")
    if len(data) < HEADER_SIZE + TRAILER_SIZE:
        raise FormatError(f"{name}: {len(data)} bytes are too few for a file of the index")
    _check_header(data, name, kind, id_of_name(name) if segment_id is None else segment_id)
    content_end = _check_trailer(data, name)
    _check_pages(data, name, content_end)
    return Cursor(data, HEADER_SIZE, content_end, name)
