// Search results of tra/c.h, copied into one block.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "c/face.h"
#include "c/flat.h"

namespace tra::c {

// A hit before it is copied into the block.
struct HitParts {
  std::string key;
  double score = 0;
  Snippet snippet;
  std::vector<Snippet::Mark> title_marks;
  std::vector<std::string> copies;
  Document document;
  std::string explanation;
  std::string folder;  // of several indexes
};

struct ResultParts {
  std::uint64_t total = 0;
  bool total_is_exact = true, other_marks = false, partial = false;
  std::string read_as, next;
  bool incomplete = false;
  std::vector<HitParts> hits;
  std::vector<FacetTable> facets;
  std::vector<std::string> suggestions;
};

tra_result* to_block(const ResultParts& parts, const Schema& schema);
tra_texts* to_block(const std::vector<Suggestion>& texts);
char* to_block(std::string_view text);

}  // namespace tra::c
