// The plan of an index that is built in parts: the archives, their files, and which piece of which file is in which
// part. It is the file "plan" of the plan's folder, and never changes.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "articles/mirror/sync_state.h"
#include "tra/archive.h"
#include "tra/article_index.h"
#include "tra/directory.h"

namespace tra::articles {

inline constexpr unsigned most_parts = 10'000;

// A file, or the lines of one that begin in a range of its bytes.
struct Piece {
  std::uint32_t file = 0;  // index into Plan::files
  std::uint32_t part = 0;  // counted from 0
  std::uint64_t begin = 0, end = 0;
};

struct PlannedFile {
  std::uint32_t archive = 0;
  ArchiveFile file;
  std::uint32_t first_piece = 0, pieces = 0;
};

struct Plan {
  std::int64_t made = 0;  // seconds since 1970
  std::uint32_t parts = 0;
  ArticleWriterOptions writing;
  MergeOrder order = MergeOrder::keep;  // of the articles of a part
  std::vector<MirroredArchive> archives;
  std::vector<ReadFailure> failures;
  std::vector<PlannedFile> files;  // in the order of the archives
  std::vector<Piece> pieces;       // in the order of the files, which is that of the parts too
  std::uint64_t id = 0;            // follows from all of the above

  bool is_divided(std::uint32_t file) const { return files[file].pieces > 1; }
  // The pieces of a part, as indices.
  std::pair<std::uint32_t, std::uint32_t> pieces_of(std::uint32_t part) const;
};

// Sets pieces, parts by size: the n-th part ends where n shares of all bytes do, as near as files and lines allow.
void divide(Plan& plan);

std::string serialize(const Plan& plan);
Plan parse_plan(std::string_view bytes, const std::string& name);

}  // namespace tra::articles
