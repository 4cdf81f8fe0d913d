// Opens the newest commit of a directory or, when that is damaged, the newest older commit that opens.
//
// A writer keeps the previous commit (FORMAT.md, "Commit"). An index therefore still opens when the storage lost or
// damaged data that it had reported as written.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "snapshot/manifest_store.h"
#include "snapshot/segment.h"

namespace tra {

// A commit with all its files mapped. The mappings stay valid when later commits remove the files.
struct OpenedCommit {
  OpenedCommit(const Directory& directory, LoadedManifest manifest);

  LoadedManifest loaded;
  std::vector<std::shared_ptr<const Segment>> segments;
  std::vector<OpenFile> attachments;    // in the manifest's order
  std::uint64_t newest_generation = 0;  // the highest generation found, whether it opened or not
  std::string damage;                   // what is wrong with the newest commit; empty when the newest commit was opened
};

// Throws Error(io) when there is no index. When no commit opens, throws the Error(version) or Error(corruption) of the
// newest one.
OpenedCommit open_newest_commit(const Directory& directory);

// The newest commit below a generation that can be opened. Only the writer may call this, as it excludes new commits.
std::optional<OpenedCommit> open_commit_below(const Directory& directory, std::uint64_t generation);

}  // namespace tra
