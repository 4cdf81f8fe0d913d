// Reading the members of tar and zip archives.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "archive/read/libarchive.h"
#include "archive/read/source.h"
#include "tra/archive.h"

namespace tra {

// An archive in a file, which may be compressed; a tar archive that is read from its beginning to its end; a zip
// archive in memory. The source and the bytes must outlive the handle. Throw ReadError.
ArchiveHandle open_archive(const std::string& path);
ArchiveHandle open_tar(ByteSource& source);
ArchiveHandle open_zip(std::string_view bytes);

// Calls `read_member(path inside the archive, its bytes)` for every file of the archive. A ReadError from
// `read_member`, or a member that cannot be read, becomes a failure named NAME!MEMBER. Links, hidden files and files of
// operating systems are counted as passed over. `may_expand_to` bounds the bytes of all members, see limit_expansion. A
// damaged archive throws ReadError after the members before the damage were read.
void read_container(const ArchiveHandle& handle, const std::string& name, std::uint64_t& may_expand_to,
                    const std::function<void(const std::string&, std::unique_ptr<ByteSource>)>& read_member,
                    std::vector<ReadFailure>& failures);

}  // namespace tra
