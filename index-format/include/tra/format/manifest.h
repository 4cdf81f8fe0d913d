// The manifest of a commit: the schema, the segments with their files, and the attachments. Each generation has a file
// named manifest-GGGGGGGGGGGGGGGG (16 hexadecimal digits). The highest generation is the current index.
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
  std::uint32_t analysis = 0;  // 0: that of weighted text; else one more than its number among the analyses
};

// A text analysis other than the built-in one of weighted text.
struct ManifestAnalysis {
  std::string name;
  std::uint32_t version = 0;
  bool vietnamese = false;
  std::string definition;  // empty: only the program that wrote the index has it
};

// The files of a segment, named segment-ID.KIND.
inline constexpr FileKind kSegmentFiles[] = {FileKind::terms,   FileKind::postings, FileKind::positions,
                                             FileKind::columns, FileKind::stored,   FileKind::pairs};
std::string segment_file_name(const SegmentId& id, FileKind kind);
std::string live_docs_file_name(const SegmentId& id, std::uint64_t generation);
std::string attachment_file_name(std::uint64_t generation, std::size_t number);
std::string manifest_file_name(std::uint64_t generation);
// Nothing when the file is no manifest.
std::optional<std::uint64_t> manifest_generation(const std::string& file_name);

// Limits of a commit. Writers obey them, and readers refuse files that exceed them.
inline constexpr std::size_t kMostFields = 200;  // a term names its field in one byte
inline constexpr std::size_t kMostAnalyses = 200;
inline constexpr std::size_t kMostSegments = 1u << 20, kMostAttachments = 1u << 20;
inline constexpr std::uint32_t kMostDocuments = 0x7FFF'FFFF;  // per segment
inline constexpr std::uint64_t kMostAttachmentBytes = 1ull << 30;

struct ManifestSegment {
  SegmentId id{};
  std::uint32_t documents = 0, deleted = 0;
  std::uint64_t total_length = 0;          // sum of the exact document lengths
  std::uint64_t live_docs_generation = 0;  // 0 when no document is deleted and the file does not exist
  std::uint64_t live_docs_bytes = 0;
  std::vector<std::uint64_t> file_bytes;  // in the order of kSegmentFiles
};

struct ManifestAttachment {
  std::string name, file;
  std::uint64_t bytes = 0;
};

inline constexpr std::uint8_t kOwnAnalyses = 2;

struct Manifest {
  std::uint64_t generation = 0;
  // Of weighted text: a built-in one, or kOwnAnalyses, when `weighted` says which. Only then there are `analyses`.
  std::uint8_t analyzer = 0;
  std::uint64_t analyzer_fingerprint = 0;
  std::uint8_t built_in = 0;   // of weighted text, when `weighted` is 0
  std::uint32_t weighted = 0;  // one more than the number of an analysis
  std::vector<ManifestAnalysis> analyses;
  std::vector<ManifestField> fields;
  std::vector<ManifestSegment> segments;
  std::vector<ManifestAttachment> attachments;

  void write(FileWriter& file) const;
  static Manifest read(const File& file);
  // All files that this commit needs, except its manifest.
  std::vector<std::string> files() const;
};

}  // namespace tra::format
