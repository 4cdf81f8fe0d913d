// Builds a new index from the readable parts of a damaged one, or from an index of another version's text analysis.
//
//   const auto report = tra::rebuild_index(tra::open_directory("old"), tra::open_directory("new", true));
//   for (const auto& lost : report.lost) std::cerr << lost.key << ": " << lost.why << '\n';
//
// The old index is only read. Documents are analysed again from their stored fields, so the new index equals one to
// which they were just added. Time and memory are those of indexing the documents.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "tra/directory.h"
#include "tra/document.h"
#include "tra/index_writer.h"
#include "tra/schema.h"

namespace tra {

// The attachment of a rebuilt index that lacks documents of the old one: their number. A mirror that finds it reads the
// files of the lost articles again, and removes it.
inline constexpr const char* lost_documents_attachment = "lost_documents";

struct RebuildReport {
  struct Lost {
    std::string key;      // empty when the key could not be read either
    std::string segment;  // id of the segment
    std::uint32_t document = 0;
    std::string why;
  };
  std::uint64_t documents = 0;     // live documents in the new index
  std::vector<Lost> lost;          // live documents that could not be read
  std::vector<std::string> notes;  // other unreadable parts: a manifest, deletions, an attachment
  bool whole() const noexcept { return lost.empty() && notes.empty(); }
};

// A schema to take instead of the old one, and each document as one of it.
struct Conversion {
  Schema schema;
  std::function<Document(const Document&)> convert;
  // Fields of the old schema that are not stored, and whose values `convert` makes from others.
  std::vector<std::string> made = {};
};

// `progress` is told documents done and documents in all, now and then.
//
// Error(invalid_argument) when `to` holds an index already, or when a searchable field is not stored, so that it cannot
// be analysed again, nor made by a conversion; Error(io) when there is no index in `from`; Error(corruption) when none
// of its manifests can be read. Deletions that cannot be read are noted, and their documents are taken as live: one
// that a newer segment replaces is replaced again. Not for two threads on one `to`.
RebuildReport rebuild_index(const std::shared_ptr<const Directory>& from, const std::shared_ptr<Directory>& to,
                            WriterOptions options = {},
                            const std::function<void(std::uint64_t, std::uint64_t)>& progress = {});
// The same as an index of another schema.
RebuildReport rebuild_index(const std::shared_ptr<const Directory>& from, const std::shared_ptr<Directory>& to,
                            const Conversion& conversion, WriterOptions options = {},
                            const std::function<void(std::uint64_t, std::uint64_t)>& progress = {});

}  // namespace tra
