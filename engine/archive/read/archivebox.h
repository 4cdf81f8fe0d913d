// Snapshots of ArchiveBox: a folder of all a page was saved as, which is one article.
#pragma once

#include <string>
#include <vector>

#include "archive/read/reading.h"

namespace tra {

// Whether a folder is a snapshot: its name is a time, and it has an index and an output.
bool is_snapshot_folder(const std::string& folder_name, const std::vector<std::string>& names);

// Reads the snapshot in the folder `input.file` names.
void read_snapshot(const Input& input, const Reading& reading);

}  // namespace tra
