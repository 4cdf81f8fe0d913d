// One word of a query: the terms of the index that may stand for it, with their posting lists.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tra/format/posting_list.h"

namespace tra::search {

struct PlannedWord {
  struct Variant {
    std::string term;      // without its space
    std::uint32_t factor;  // units an occurrence counts
    std::uint64_t documents;
  };
  struct List {
    format::PostingListRef list;
    std::uint32_t variant;  // whose list it is
  };
  char space = 0;    // of its terms
  std::string key;   // of the typed word, where variants of it were looked for
  std::string text;  // as analysed, for explanations
  std::vector<Variant> variants;
  double documents = 0;                  // with any of the full-weight variants, estimated if several
  std::vector<std::vector<List>> lists;  // by segment
};

}  // namespace tra::search
