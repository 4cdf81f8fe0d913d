// Reading the members of tar and zip archives.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "archive/read/source.h"
#include "tra/archive.h"

namespace tra {

// Calls `read_member(path inside the archive, its bytes)` for every file of the archive at `path`. The archive may
// itself be compressed. A ReadError from `read_member`, or a member that cannot be read, becomes a failure named
// NAME!MEMBER. Links, hidden files and files of operating systems are counted as passed over. A damaged archive throws
// ReadError after the members before the damage were read.
void read_container(const std::string& path, const std::string& name, std::uint64_t max_expanded_bytes,
                    const std::function<void(const std::string&, std::unique_ptr<ByteSource>)>& read_member,
                    std::vector<ReadFailure>& failures);

}  // namespace tra
