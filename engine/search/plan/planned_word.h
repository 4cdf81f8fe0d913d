// One word of a query with its variants, the terms of the index that it may stand for, and their posting lists.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tra/format/posting_list.h"

namespace tra::search {

struct PlannedWord {
  struct Variant {
    std::string term;         // without the space byte
    std::uint32_t factor;     // units that an occurrence counts
    std::uint64_t documents;  // that contain the term
  };
  struct List {
    format::PostingListRef list;
    std::uint32_t variant;  // index of the variant that the list belongs to
  };
  char space = 0;    // the space byte of the terms (term_space.h)
  std::string key;   // the typed word's key; empty for prefixes and fuzzy words
  std::string text;  // the analysed word, for explanations
  std::vector<Variant> variants;
  // The number of documents with a variant whose factor is near the greatest (finish_word() in term_expansion.h). An
  // estimate when there are several such variants.
  double documents = 0;
  std::vector<std::vector<List>> lists;  // for each segment
};

}  // namespace tra::search
