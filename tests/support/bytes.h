// Bytes of strings and strings of bytes, and whole files of a Directory as strings.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "tra/directory.h"

namespace tra::test {

inline std::span<const std::byte> as_bytes(std::string_view text) { return std::as_bytes(std::span(text)); }

inline std::string as_string(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

inline std::string read_file(const Directory& directory, const std::string& name) {
  return as_string(directory.map(name)->bytes());
}

inline void write_file(Directory& directory, const std::string& name, std::string_view contents) {
  const auto file = directory.create(name);
  file->append(as_bytes(contents));
  file->sync();
}

// A directory in memory with the same files.
inline std::shared_ptr<Directory> copy_to_memory(const Directory& from) {
  auto copy = memory_directory();
  for (const std::string& name : from.list()) write_file(*copy, name, read_file(from, name));
  return copy;
}

}  // namespace tra::test
