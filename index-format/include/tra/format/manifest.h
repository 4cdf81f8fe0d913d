// What a commit is made of: the schema, the segments with their files, the attachments. One file a generation, named
// manifest-GGGGGGGGGGGGGGGG (16 hexadecimal digits); the highest is the index.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tra/format/file.h"

namespace tra::format {

struct ManifestField {
  std::string name;
  std::uint8_t type = 0, weight = 0;
  bool own_lists = false, stored = true;
};

// Names of a segment's files: segment-ID.KIND.
inline constexpr FileKind kSegmentFiles[] = {FileKind::terms,   FileKind::postings, FileKind::positions,
                                             FileKind::columns, FileKind::stored,   FileKind::pairs};
std::string segment_file_name(const SegmentId& id, FileKind kind);
std::string live_docs_file_name(const SegmentId& id, std::uint64_t generation);
std::string attachment_file_name(std::uint64_t generation, std::size_t number);
std::string manifest_file_name(std::uint64_t generation);
std::optional<std::uint64_t> manifest_generation(const std::string& file_name);  // none when it is not a manifest's

// What a commit has at most. Writers keep to it, and readers refuse more.
inline constexpr std::size_t kMostFields = 200;  // the space of a term is one byte
inline constexpr std::size_t kMostSegments = 1u << 20, kMostAttachments = 1u << 20;
inline constexpr std::uint32_t kMostDocuments = 0x7FFF'FFFF;  // of a segment
inline constexpr std::uint64_t kMostAttachmentBytes = 1ull << 30;

struct ManifestSegment {
  SegmentId id{};
  std::uint32_t documents = 0, deleted = 0;
  std::uint64_t total_length = 0;          // sum of the documents' exact lengths
  std::uint64_t live_docs_generation = 0;  // 0: nothing deleted, no file
  std::uint64_t live_docs_bytes = 0;
  std::vector<std::uint64_t> file_bytes;  // in the order of kSegmentFiles
};

struct ManifestAttachment {
  std::string name, file;
  std::uint64_t bytes = 0;
};

struct Manifest {
  std::uint64_t generation = 0;
  std::uint8_t analyzer = 0;
  std::uint64_t analyzer_fingerprint = 0;
  std::vector<ManifestField> fields;
  std::vector<ManifestSegment> segments;
  std::vector<ManifestAttachment> attachments;

  void write(FileWriter& file) const;
  static Manifest read(const File& file);
  // Every file this commit needs beside its manifest.
  std::vector<std::string> files() const;
};

}  // namespace tra::format
