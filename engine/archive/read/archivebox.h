// Snapshots of ArchiveBox. A snapshot is a folder that holds one page saved in several formats, and it is read as one
// article.
#pragma once

#include <string>
#include <vector>

#include "archive/read/reading.h"

namespace tra {

// Whether a folder is a snapshot: its name is a timestamp, and it holds an index file and at least one saved format.
bool is_snapshot_folder(const std::string& folder_name, const std::vector<std::string>& names);

// Reads the snapshot in the folder at `input.file`.
void read_snapshot(const Input& input, const Reading& reading);

}  // namespace tra
