// A copy of an index that follows it, for readers elsewhere.
//
//   tra::replicate_index(tra::open_directory("news.tra"), tra::open_directory("/mnt/readers/news.tra", true));
//
// Files of an index are written once and never changed, so a replica copies those that are new, and the manifest last:
// a reader there sees the commit before or this one, never half of one. A run that is killed leaves files that no
// manifest names; the next run goes on from there. Time is that of copying the new files.
#pragma once

#include <cstdint>
#include <memory>

#include "tra/directory.h"

namespace tra {

struct ReplicaReport {
  std::uint64_t generation = 0;  // of the commit that the replica has now
  std::uint64_t files_copied = 0, bytes_copied = 0;
  std::uint64_t files_kept = 0;  // that were there
};

// Brings a replica up to the newest commit of an index. The index may be written meanwhile; its commit is pinned first.
// The replica keeps the commit it had before, as an index does. Error(invalid_argument) when the replica's folder holds
// an index of its own or a replica of another one; Error(locked) when another run replicates to it;
// Error(resource_exhausted) before anything is copied when it has too little free space.
ReplicaReport replicate_index(const std::shared_ptr<const Directory>& index, const std::shared_ptr<Directory>& replica);

// Whether a folder holds a replica. No IndexWriter opens one, as what it writes would be lost at the next run or keep
// the replica from following. A replica becomes an index of its own when its file `replica` is removed.
bool is_replica(const Directory& directory);
// Throws Error(invalid_argument) for a replica.
void require_no_replica(const Directory& directory);

}  // namespace tra
