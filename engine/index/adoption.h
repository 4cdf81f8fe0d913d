// Segments of another index taken over by a commit: verified, their files linked or copied.
#pragma once

#include <string>
#include <vector>

#include "index/commit.h"
#include "tra/directory.h"
#include "tra/index_writer.h"

namespace tra::index {

// The files that were taken over for a commit. They are removed again unless the commit succeeds.
class TakenFiles {
 public:
  explicit TakenFiles(Directory& directory) : directory_(directory) {}
  ~TakenFiles();
  TakenFiles(const TakenFiles&) = delete;
  TakenFiles& operator=(const TakenFiles&) = delete;

  void take(const Directory& from, const std::string& name);
  void keep() noexcept { names_.clear(); }

 private:
  Directory& directory_;
  std::vector<std::string> names_;
};

// Errors as IndexWriter::adopt has them.
void adopt_segments(const Adoption& other, Commit& next, TakenFiles& taken);

}  // namespace tra::index
