// Determines the archives of a run: compares the paths given by the caller with the archives known to the index.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "articles/mirror/sync_state.h"
#include "tra/archive.h"
#include "tra/error.h"
#include "tra/mirror.h"

namespace tra::articles {

struct Target {
  std::uint32_t archive = 0;       // index into SyncState::archives
  std::string part;                // path relative to the archive; empty for the whole archive
  std::string part_key;            // `part` in the form of file keys
  std::vector<ArchiveFile> files;  // without paths that are usual_path()
  std::vector<ReadFailure> failures;
  std::vector<std::string> unreadable;  // ids of files and folders that could not be listed; "" is the archive itself
  std::string hold;                     // why nothing of the archive may be removed; empty when removals are allowed
  bool mounted = false;                 // the archive is a mount point now

  bool covers(const std::string& key) const;
  bool cannot_see(const std::string& key) const;  // whether the file is at or below something unreadable
};

// Returns the targets in the order of the archives. Appends new archives to `archives`, and updates the settings of
// known ones. Throws as documented in tra/mirror.h.
std::vector<Target> find_targets(const std::vector<ArchiveSource>& sources, std::vector<MirroredArchive>& archives);

// The archive at a path, directly or through symbolic links. Returns archives.size() when there is none.
std::size_t find_archive(const std::string& path, const std::vector<MirroredArchive>& archives);

// That a part of an archive has no files.
Error nothing_in(const Target& target, const MirroredArchive& archive);

// Lists the files of a target, without the index's own folder, and determines whether removals must be held back.
void list_files(Target& target, MirroredArchive& archive, const std::string& index_folder);

}  // namespace tra::articles
