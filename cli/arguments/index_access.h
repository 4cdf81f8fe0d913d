// Opening the index that a command line names.
#pragma once

#include <memory>
#include <string>

#include "arguments/options.h"
#include "tra/directory.h"
#include "tra/snapshot.h"

namespace tra::cli {

// Opens the newest commit. When there is no index, the error says how to create one.
std::shared_ptr<const Snapshot> open_snapshot(const Options& options);
// The same of all indexes that are named, as one.
std::shared_ptr<const Snapshot> open_snapshots(const Options& options);

// Tells that the newest commit is damaged, so that an older one is read. Returns the damage, empty when there is none.
// A command that writes must call it first, as its commit takes the damaged one away.
std::string tell_damage(const Options& options, const Snapshot& snapshot);

// --access: how files of an index are read.
FileAccess file_access(const Options& options);

// Opens the folder of an existing index.
std::shared_ptr<Directory> open_existing(const Options& options);
// Opens the folder of the index, and creates it when it is missing.
std::shared_ptr<Directory> open_or_make(const Options& options);
// The same for a command that writes: also tells damage.
std::shared_ptr<Directory> open_to_write(const Options& options);
std::shared_ptr<Directory> open_or_make_to_write(const Options& options, std::string* damage = nullptr);

}  // namespace tra::cli
