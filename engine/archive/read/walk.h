// Listing the files of an archive in little memory.
#pragma once

#include <string>
#include <vector>

#include "tra/archive.h"

namespace tra {

// As walk(), but `path` is empty where it is usual_path().
std::vector<ArchiveFile> walk_briefly(const std::string& folder_or_file, const WalkOptions& options,
                                      std::vector<ReadFailure>& failures);

// The path of a file by its id and the folder that was listed.
std::string usual_path(const std::string& folder, const std::string& id);

}  // namespace tra
