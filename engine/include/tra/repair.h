// A new index from what can still be read of a damaged one, or of one that another version's text analysis made.
//
//   const auto report = tra::rebuild_index(tra::open_directory("old"), tra::open_directory("new", true));
//   for (const auto& lost : report.lost) std::cerr << lost.key << ": " << lost.why << '\n';
//
// The old index is only read, never written to. Documents are analysed anew from their stored fields, so that the new
// index is as if they had just been added. Takes the time of indexing them; memory as the writer's options say.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "tra/directory.h"
#include "tra/index_writer.h"

namespace tra {

struct RebuildReport {
  struct Lost {
    std::string key;      // empty where the key could not be read either
    std::string segment;  // its id
    std::uint32_t document = 0;
    std::string why;
  };
  std::uint64_t documents = 0;     // live in the new index
  std::vector<Lost> lost;          // live documents that could not be read
  std::vector<std::string> notes;  // what else could not be read: a manifest, deletions, an attachment
  bool whole() const noexcept { return lost.empty() && notes.empty(); }
};

// `progress` is told documents done and documents in all, now and then.
//
// Error(invalid_argument) when `to` holds an index already, or when a searchable field is not stored, so that it cannot
// be analysed again; Error(io) when there is no index in `from`; Error(corruption) when none of its manifests can be
// read. Deletions that cannot be read are noted, and their documents are taken as live: one that a newer segment
// replaces is replaced again. Not for two threads on one `to`.
RebuildReport rebuild_index(const std::shared_ptr<const Directory>& from, const std::shared_ptr<Directory>& to,
                            WriterOptions options = {},
                            const std::function<void(std::uint64_t, std::uint64_t)>& progress = {});

}  // namespace tra
