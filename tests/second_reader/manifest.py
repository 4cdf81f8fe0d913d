"""The manifest of a commit and the live documents of its segments."""
import re
from dataclasses import dataclass

from cursor import FormatError
from frame import NO_SEGMENT, read_content

TEXT, KEYWORD, INTEGER, DATE, STORED, REAL, BOOLEAN = range(7)
OWN_ANALYSES = 2
SEGMENT_FILES = ("terms", "postings", "positions", "columns", "stored", "pairs")


@dataclass
class Field:
    number: int
    name: str
    type: int
    weight: int
    has_own_lists: bool
    is_stored: bool


@dataclass
class SegmentEntry:
    id: bytes
    documents: int
    deleted: int
    total_length: int
    live_docs_generation: int
    live_docs_size: int
    sizes: dict

    def file_name(self, kind):
        return f"segment-{self.id.hex()}.{kind}"

    def live_docs_name(self):
        return f"segment-{self.id.hex()}.{self.live_docs_generation:016x}.live_docs"


@dataclass
class Manifest:
    generation: int
    analyzer: int
    fingerprint: int
    fields: list
    segments: list
    attachments: list  # of (name, file name, bytes of the file)

    def file_names(self):
        names = [manifest_name(self.generation)]
        for segment in self.segments:
            names += [segment.file_name(kind) for kind in SEGMENT_FILES]
            if segment.live_docs_generation != 0:
                names.append(segment.live_docs_name())
        return names + [file for _, file, _ in self.attachments]


def manifest_name(generation):
    return f"manifest-{generation:016x}"


def _read_analyses(content):
    """The number of own analyses."""
    content.require(content.u8() <= 1, "a built-in analyzer")
    count = content.varint()
    for _ in range(count):
        name, _version, flags, _definition = content.sized(), content.u32(), content.u8(), content.sized()
        content.require(re.fullmatch(rb"[a-z0-9_-]{1,64}", name), f"analysis name {name!r}")
        content.require(flags < 2, f"analysis flags {flags:#x}")
    content.require(content.varint() <= count, "an analysis that is not there")
    return count


def _read_field(content, number, analyses):
    name = content.sized()
    content.require(re.fullmatch(rb"[a-z0-9_]+", name), f"field name {name!r}")
    kind, weight, flags = content.u8(), content.u8(), content.u8()
    content.require(kind <= BOOLEAN, f"field type {kind}")
    content.require(flags < 4, f"field flags {flags:#x}")
    if analyses is not None:
        content.require(content.varint() <= analyses, "an analysis that is not there")
    return Field(number, name.decode(), kind, weight, bool(flags & 1), bool(flags & 2))


def _read_segment(content):
    entry = SegmentEntry(content.bytes(16), content.u32(), content.u32(), content.u64(), content.u64(), content.u64(),
                         dict(zip(SEGMENT_FILES, content.array("Q", 6))))
    content.require(entry.deleted < entry.documents, "a segment without live documents")
    has_live_docs = entry.live_docs_generation != 0
    content.require(has_live_docs == (entry.deleted > 0) == (entry.live_docs_size > 0),
                    "deleted documents and their file do not agree")
    return entry


def read_manifest(folder, generation):
    content = read_content(folder, manifest_name(generation), "manifest", NO_SEGMENT)
    content.require(content.u64() == generation, "a generation that is not in the name")
    analyzer, fingerprint = content.u8(), content.u64()
    content.require(analyzer <= OWN_ANALYSES, f"analyzer {analyzer}")
    analyses = _read_analyses(content) if analyzer == OWN_ANALYSES else None
    fields = [_read_field(content, number, analyses) for number in range(content.varint())]
    segments = [_read_segment(content) for _ in range(content.varint())]
    attachments = [(content.sized(), content.sized().decode(), content.u64()) for _ in range(content.varint())]
    content.finish()
    return Manifest(generation, analyzer, fingerprint, fields, segments, attachments)


def read_live_docs(folder, entry):
    """One bool a document."""
    if entry.live_docs_generation == 0:
        return [True] * entry.documents
    content = read_content(folder, entry.live_docs_name(), "live_docs", size=entry.live_docs_size)
    if (content.u32(), content.u32()) != (entry.documents, entry.deleted):
        raise FormatError(f"{content.name}: other documents than the manifest's")
    words = content.array("Q", -(-entry.documents // 64))
    content.finish()
    bits = sum(word << 64 * place for place, word in enumerate(words))
    content.require(bits >> entry.documents == 0, "bits after the last document")
    live = [bool(bits >> document & 1) for document in range(entry.documents)]
    content.require(live.count(False) == entry.deleted, "another number of deleted documents")
    return live
