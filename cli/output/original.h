// The file an article of the index was read from.
#pragma once

#include <string>

#include "tra/article.h"
#include "tra/snapshot.h"

namespace tra::cli {

struct Original {
  std::string root;    // the archive; empty when no archive of the index has the file
  std::string path;    // of the file
  std::string member;  // inside it, where it is an archive or holds several articles
};

// `file` is what the index keeps of it: empty where that is the article's id.
Original find_original(const Snapshot& snapshot, const Article& article, const std::string& file);

}  // namespace tra::cli
