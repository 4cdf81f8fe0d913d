// Tar and zip archives.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "archive/read/source.h"
#include "tra/archive.h"

namespace tra {

// Calls `read_member(path inside the archive, its bytes)` for every file in the archive at `path`, itself plain or
// compressed. What `read_member` throws as ReadError, and members that cannot be read, become failures named
// NAME!MEMBER; links, hidden files and those of operating systems are counted as passed over. Throws ReadError when the
// archive itself is damaged, after the members before the damage.
void read_container(const std::string& path, const std::string& name, std::uint64_t max_expanded_bytes,
                    const std::function<void(const std::string&, std::unique_ptr<ByteSource>)>& read_member,
                    std::vector<ReadFailure>& failures);

}  // namespace tra
