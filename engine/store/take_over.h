// A file of one directory in another: a second name of the same file where the storage can give one, else a copy.
#pragma once

#include <cstdint>
#include <string>

#include "tra/directory.h"

namespace tra {

// What a directory that is a folder of the file system also is.
class FolderDirectory : public Directory {
 public:
  virtual const std::string& folder() const noexcept = 0;
};

// Under the same name, synced; the name is durable when `to` is synced. Returns whether the bytes were copied.
// Error(io) when the name is there.
bool take_over(const Directory& from, Directory& to, const std::string& name);

// A copy under the name `as`, synced; returns its bytes.
std::uint64_t copy_file(const Directory& from, const std::string& name, Directory& to, const std::string& as);

}  // namespace tra
