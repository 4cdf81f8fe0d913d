// Conversion between strings and bytes, and reading whole files of a Directory as strings.
#pragma once

#include <map>
#include <memory>
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
  const auto file = directory.map(name);
  file->fetch(0, file->bytes().size());
  return as_string(file->bytes());
}

inline void write_file(Directory& directory, const std::string& name, std::string_view contents) {
  const auto file = directory.create(name);
  file->append(as_bytes(contents));
  file->sync();
}

using FileSet = std::map<std::string, std::string>;  // contents by file name

inline FileSet files_of(const Directory& directory) {
  FileSet files;
  for (const std::string& name : directory.list()) files[name] = read_file(directory, name);
  return files;
}

inline std::shared_ptr<Directory> to_directory(const FileSet& files) {
  auto directory = memory_directory();
  for (const auto& [name, contents] : files) write_file(*directory, name, contents);
  return directory;
}

}  // namespace tra::test
