// What a sync has done, as a table for people and as JSON for programs.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "articles/article_intake.h"
#include "output/json_output.h"
#include "tra/archive.h"

namespace tra::cli {

struct ReaderCounts {
  std::uint64_t files = 0;  // read in this run
  std::uint64_t articles = 0, added = 0, updated = 0, unchanged = 0, removed = 0, failed = 0;
  ReaderCounts& operator+=(const ReaderCounts& other);
};

struct SyncReport {
  std::array<ReaderCounts, 4> readers;  // by Reader
  std::uint64_t files = 0;              // of the archives
  std::uint64_t files_unchanged = 0;    // not read again
  std::uint64_t bytes_read = 0;         // on disk
  std::uint64_t rezoned = 0;            // pages divided anew because of what other pages have in common with them
  std::uint64_t documents = 0;          // in the index at the end
  IntakeCounts intake;
  std::vector<ReadFailure> failures;
  std::vector<ReadFailure> duplicates;  // articles whose id another place gives too
  double seconds = 0;

  ReaderCounts total() const;
};

std::string to_table(const SyncReport& report);
Json to_json(const SyncReport& report);

// "NAME:LINE: reason"
std::string to_line(const ReadFailure& failure);

}  // namespace tra::cli
