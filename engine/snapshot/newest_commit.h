// Which commit of a directory is opened: the newest one, or the one before it where the newest is damaged.
//
// A writer keeps the commit before the last one (FORMAT.md, "Commit"), so that storage which lost or damaged what it
// had reported as written still leaves an index that opens.
#pragma once

#include <memory>
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

// Error(io) when there is no index, Error(version), Error(corruption) when neither commit opens.
OpenedCommit open_newest_commit(const Directory& directory);

}  // namespace tra
