#include "tra/format/manifest.h"

#include <algorithm>

namespace tra::format {

namespace {

SegmentId read_id(ByteReader& reader) {
  SegmentId id;
  const auto bytes = reader.bytes(id.size());
  std::memcpy(id.data(), bytes.data(), id.size());
  return id;
}

void write_analyses(const Manifest& manifest, ByteWriter& out) {
  out.u8(manifest.built_in);
  out.varint(manifest.analyses.size());
  for (const ManifestAnalysis& analysis : manifest.analyses) {
    out.sized_text(analysis.name);
    out.u32(analysis.version);
    out.u8(analysis.vietnamese ? 1 : 0);
    out.sized_text(analysis.definition);
  }
  out.varint(manifest.weighted);
}

void read_analyses(ByteReader& reader, Manifest& manifest) {
  manifest.built_in = reader.u8();
  for (std::uint64_t left = reader.varint(kMostAnalyses); left > 0; --left) {
    ManifestAnalysis analysis;
    analysis.name = reader.sized_text();
    analysis.version = reader.u32();
    analysis.vietnamese = (reader.u8() & 1) != 0;
    analysis.definition = reader.sized_text();
    manifest.analyses.push_back(std::move(analysis));
  }
  manifest.weighted = static_cast<std::uint32_t>(reader.varint(manifest.analyses.size()));
}

}  // namespace

std::string segment_file_name(const SegmentId& id, FileKind kind) {
  return "segment-" + to_hex(id) + "." + to_string(kind);
}

std::string live_docs_file_name(const SegmentId& id, std::uint64_t generation) {
  return "segment-" + to_hex(id) + "." + to_hex(generation) + ".live_docs";
}

std::string attachment_file_name(std::uint64_t generation, std::size_t number) {
  return "attachment-" + to_hex(generation) + "-" + std::to_string(number);
}

std::string manifest_file_name(std::uint64_t generation) { return "manifest-" + to_hex(generation); }

std::optional<std::uint64_t> manifest_generation(const std::string& file_name) {
  const std::string prefix = "manifest-";
  if (file_name.size() != prefix.size() + 16 || !file_name.starts_with(prefix)) return std::nullopt;
  std::uint64_t value = 0;
  for (std::size_t i = prefix.size(); i < file_name.size(); ++i) {
    const char c = file_name[i];
    if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) return std::nullopt;
    value = value << 4 | static_cast<std::uint64_t>(c <= '9' ? c - '0' : c - 'a' + 10);
  }
  return value;
}

void Manifest::write(FileWriter& file) const {
  if (fields.size() > kMostFields || segments.size() > kMostSegments || attachments.size() > kMostAttachments)
    throw Error(ErrorCode::resource_exhausted, "a commit has too many fields, segments or attachments");
  ByteWriter out;
  out.u64(generation);
  out.u8(analyzer);
  out.u64(analyzer_fingerprint);
  if (analyzer == kOwnAnalyses) write_analyses(*this, out);
  out.varint(fields.size());
  for (const ManifestField& field : fields) {
    out.sized_text(field.name);
    out.u8(field.type);
    out.u8(field.weight);
    out.u8(static_cast<std::uint8_t>((field.own_lists ? 1 : 0) | (field.stored ? 2 : 0)));
    if (analyzer == kOwnAnalyses) out.varint(field.analysis);
  }
  out.varint(segments.size());
  for (const ManifestSegment& segment : segments) {
    out.bytes(std::as_bytes(std::span(segment.id)));
    out.u32(segment.documents);
    out.u32(segment.deleted);
    out.u64(segment.total_length);
    out.u64(segment.live_docs_generation);
    out.u64(segment.live_docs_bytes);
    for (const std::uint64_t bytes : segment.file_bytes) out.u64(bytes);
  }
  out.varint(attachments.size());
  for (const ManifestAttachment& attachment : attachments) {
    out.sized_text(attachment.name);
    out.sized_text(attachment.file);
    out.u64(attachment.bytes);
  }
  file.append(out.view());
}

Manifest Manifest::read(const File& file) {
  file.verify_all();
  ByteReader reader = file.reader(kHeaderSize, file.content_end() - kHeaderSize);
  Manifest manifest;
  manifest.generation = reader.u64();
  manifest.analyzer = reader.u8();
  manifest.analyzer_fingerprint = reader.u64();
  if (manifest.analyzer == kOwnAnalyses) read_analyses(reader, manifest);
  for (std::uint64_t left = reader.varint(kMostFields); left > 0; --left) {
    ManifestField field;
    field.name = reader.sized_text();
    field.type = reader.u8();
    field.weight = reader.u8();
    const std::uint8_t flags = reader.u8();
    field.own_lists = (flags & 1) != 0;
    field.stored = (flags & 2) != 0;
    if (manifest.analyzer == kOwnAnalyses)
      field.analysis = static_cast<std::uint32_t>(reader.varint(manifest.analyses.size()));
    manifest.fields.push_back(std::move(field));
  }
  for (std::uint64_t left = reader.varint(kMostSegments); left > 0; --left) {
    ManifestSegment segment;
    segment.id = read_id(reader);
    segment.documents = reader.u32();
    segment.deleted = reader.u32();
    if (segment.documents > kMostDocuments) reader.corrupt("a segment has too many documents");
    if (segment.deleted > segment.documents) reader.corrupt("more documents are deleted than there are");
    segment.total_length = reader.u64();
    segment.live_docs_generation = reader.u64();
    segment.live_docs_bytes = reader.u64();
    for (std::size_t i = 0; i < std::size(kSegmentFiles); ++i) segment.file_bytes.push_back(reader.u64());
    manifest.segments.push_back(std::move(segment));
  }
  for (std::uint64_t left = reader.varint(kMostAttachments); left > 0; --left) {
    ManifestAttachment attachment;
    attachment.name = reader.sized_text();
    attachment.file = reader.sized_text();
    attachment.bytes = reader.u64();
    if (attachment.file.find('/') != std::string::npos) reader.corrupt("an attachment's file name is a path");
    manifest.attachments.push_back(std::move(attachment));
  }
  reader.expect_end();
  return manifest;
}

std::vector<std::string> Manifest::files() const {
  std::vector<std::string> names;
  for (const ManifestSegment& segment : segments) {
    for (const FileKind kind : kSegmentFiles) names.push_back(segment_file_name(segment.id, kind));
    if (segment.live_docs_generation != 0)
      names.push_back(live_docs_file_name(segment.id, segment.live_docs_generation));
  }
  for (const ManifestAttachment& attachment : attachments) names.push_back(attachment.file);
  return names;
}

}  // namespace tra::format
