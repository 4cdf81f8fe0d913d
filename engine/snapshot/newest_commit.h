// Which commit of a directory is opened: the newest one, or the newest below it that opens where that is damaged.
//
// A writer keeps the commit before the last one (FORMAT.md, "Commit"), so that storage which lost or damaged what it
// had reported as written still leaves an index that opens.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "snapshot/manifest_store.h"
#include "snapshot/segment.h"

namespace tra {

// A commit with every file it names mapped, so that no later commit takes one away.
struct OpenedCommit {
  OpenedCommit(const Directory& directory, LoadedManifest manifest);

  LoadedManifest loaded;
  std::vector<std::shared_ptr<const Segment>> segments;
  std::vector<OpenFile> attachments;    // in the manifest's order
  std::uint64_t newest_generation = 0;  // of the manifests that were there, opened or not
  std::string damage;                   // what is wrong with the newest commit; empty when this is it
};

// Error(io) when there is no index, Error(version), Error(corruption) when no commit opens: the newest one's.
OpenedCommit open_newest_commit(const Directory& directory);

// The newest commit below a generation that opens. For the one writer, as no other commit is made meanwhile.
std::optional<OpenedCommit> open_commit_below(const Directory& directory, std::uint64_t generation);

}  // namespace tra
