// Creates files for one test and collects what reading them yields.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "support/temporary_folder.h"
#include "tra/archive.h"

namespace tra::test {

inline void put(const std::string& path, std::string_view bytes) {
  std::filesystem::create_directories(std::filesystem::path(path).parent_path());
  std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

struct Reading {
  std::vector<ParsedArticle> articles;
  std::vector<ReadFailure> failures;
  std::vector<ReadFailure> passed_over;

  std::vector<std::string> ids() const {
    std::vector<std::string> all;
    for (const ParsedArticle& parsed : articles) all.push_back(parsed.article.id);
    return all;
  }
  // How many items were passed over for a reason that contains this text.
  std::uint64_t passed(std::string_view part_of_reason) const {
    std::uint64_t count = 0;
    for (const ReadFailure& entry : passed_over)
      if (entry.reason.find(part_of_reason) != std::string::npos) count += entry.count;
    return count;
  }
  bool failed_with(std::string_view part_of_reason) const {
    return std::any_of(failures.begin(), failures.end(), [&](const ReadFailure& failure) {
      return failure.reason.find(part_of_reason) != std::string::npos;
    });
  }
};

// Lists and reads all files at a path.
inline Reading read_path(const std::string& path, const ReadOptions& options = {}) {
  Reading reading;
  for (const ArchiveFile& file : walk(path, {}, reading.failures))
    read_file(
        file, options, [&](ParsedArticle&& parsed) { reading.articles.push_back(std::move(parsed)); },
        reading.failures);
  const auto failed = std::stable_partition(reading.failures.begin(), reading.failures.end(),
                                            [](const ReadFailure& failure) { return failure.passed_over; });
  reading.passed_over.assign(reading.failures.begin(), failed);
  reading.failures.erase(reading.failures.begin(), failed);
  return reading;
}

// Reads a file with this name and content.
inline Reading read_bytes(const std::string& name, std::string_view bytes, const ReadOptions& options = {}) {
  const TemporaryFolder folder;
  put(folder / name, bytes);
  return read_path(folder / name, options);
}

std::string gzip(std::string_view bytes);
std::string bzip2(std::string_view bytes);
std::string xz(std::string_view bytes);
std::string zstd(std::string_view bytes, int window_log = 0);

struct Member {
  std::string name;
  std::string bytes;
};
std::string tar(const std::vector<Member>& members);
std::string zip(const std::vector<Member>& members);

}  // namespace tra::test
