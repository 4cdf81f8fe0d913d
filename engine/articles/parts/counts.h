// What counting the parts finds, and what building one needs of all others.
//
// Two kinds of files of the plan's folder: "count-N", what one part holds, and "found-N", what the counts of all parts
// say to part N; "counts" is there when all of the latter are.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "articles/parts/plan.h"
#include "tra/archive.h"
#include "tra/parts.h"

namespace tra::articles {

using KeyHash = std::pair<std::uint64_t, std::uint64_t>;
KeyHash hash_of_key(const std::string& key);

struct CountedArticle {
  KeyHash key;
  std::uint64_t content_hash = 0;
  std::uint64_t address = 0;              // as ArticleRecord has it
  std::vector<std::uint64_t> paragraphs;  // hashes
};

struct CountedPiece {
  std::uint64_t lines = 0, failed = 0;
  std::vector<CountedArticle> articles;  // in their order
  std::vector<PageNote> notes;
};

struct PartCounts {
  std::vector<CountedPiece> pieces;  // of the part, in the order of the plan
};

std::string serialize(const PartCounts& counts, std::uint64_t plan_id);
PartCounts parse_counts(std::string_view bytes, const std::string& name, std::uint64_t plan_id);

// An article that is left out, by its place: the piece in the plan and the number in the piece.
struct LeftOut {
  std::uint32_t piece = 0, number = 0;
  bool taken = false;       // by another archive; else by a later place of its own
  std::uint32_t rival = 0;  // the file that has the id, as the plan numbers files
  auto operator<=>(const LeftOut&) const = default;
};

struct Findings {
  std::vector<LeftOut> left_out;            // of this part, in order
  std::vector<std::uint32_t> shadowed;      // pieces of this part that lost an article to another file
  std::vector<std::uint64_t> lines_before;  // of each piece of the part
  std::vector<std::uint64_t> repeated;      // paragraphs that this part has and that are repeated
  std::vector<PageNote> notes;              // on pages that this part has
};

std::string serialize(const Findings& findings, std::uint64_t plan_id);
Findings parse_findings(std::string_view bytes, const std::string& name, std::uint64_t plan_id);

inline std::string count_name(std::uint32_t part) { return "count-" + std::to_string(part + 1); }
inline std::string found_name(std::uint32_t part) { return "found-" + std::to_string(part + 1); }
inline constexpr const char* counts_name = "counts";

// Reads the counts of all parts from the plan's folder and writes the findings of each.
CountsOfParts merge_counts(const Plan& plan, Directory& folder);

// The checksum that all parts of one index must share. Error(invalid_argument) when the counts are not merged.
std::uint64_t counts_id(const Plan& plan, const Directory& folder);

}  // namespace tra::articles
