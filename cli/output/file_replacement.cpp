#include "output/file_replacement.h"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "tra/error.h"

namespace tra::cli {
namespace {

// Where a chain of symbolic links leads, so that renaming replaces the file and not the link.
std::string followed(std::filesystem::path path) {
  constexpr int most_links = 40;  // as the kernel
  std::error_code ignored;
  for (int i = 0; i < most_links && std::filesystem::is_symlink(path, ignored); ++i)
    path = path.parent_path() / std::filesystem::read_symlink(path, ignored);
  return path.string();
}

bool write(const std::string& path, std::string_view text) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out << text;
  out.close();
  return out.good();
}

}  // namespace

void replace_file(const std::string& given, std::string_view text, const std::string& failure) {
  const std::string path = followed(given);
  std::error_code ignored;
  // Only a regular file can be replaced by renaming.
  const bool direct = std::filesystem::exists(path, ignored) && !std::filesystem::is_regular_file(path, ignored);
  const std::string written = direct ? path : path + ".tmp-" + std::to_string(::getpid());
  errno = 0;
  if (write(written, text) && (direct || std::rename(written.c_str(), path.c_str()) == 0)) return;
  const int error = errno;
  if (!direct) std::remove(written.c_str());
  throw Error(ErrorCode::io, failure + ": " + std::generic_category().message(error), path);
}

}  // namespace tra::cli
