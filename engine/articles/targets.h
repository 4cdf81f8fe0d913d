// Which archives a run is about: the paths a caller gives, set against the archives the index remembers.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "articles/sync_state.h"
#include "tra/archive.h"
#include "tra/mirror.h"

namespace tra::articles {

struct Target {
  std::uint32_t archive = 0;  // index into SyncState::archives
  std::string part;           // path relative to the archive; empty: all of it
  std::string part_key;       // the same as file keys write it
  std::vector<ArchiveFile> files;
  std::vector<ReadFailure> failures;
  std::vector<std::string> unreadable;  // ids of files and folders that could not be listed; "" is the archive itself
  std::string hold;                     // why nothing of it may be removed; empty: no such cause

  bool covers(const std::string& key) const;
  bool cannot_see(const std::string& key) const;  // whether it lies at or below something unreadable
};

// The targets in the order of the archives. New archives are appended to `archives`; of known ones the settings that
// are given are set. Errors as tra/mirror.h has them.
std::vector<Target> find_targets(const std::vector<ArchiveSource>& sources, std::vector<MirroredArchive>& archives);

// The archive a path means: as it is, or by what it links to. Past the end where there is none.
std::size_t find_archive(const std::string& path, const std::vector<MirroredArchive>& archives);

// Lists a target's files, without the folder of the index, and finds out whether something must be held back.
void list_files(Target& target, MirroredArchive& archive, const std::string& index_folder);

}  // namespace tra::articles
