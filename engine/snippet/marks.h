// Finds where the words of a query occur in a text, for marking titles and cutting snippets.
//
// The text is analysed again, so the index stores no offsets, and all marks are byte ranges of the original text. For a
// given query, time is linear in the text.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "snippet/marks_pattern.h"
#include "tra/analyzer.h"
#include "tra/query.h"
#include "tra/schema.h"
#include "tra/searcher.h"

namespace tra {

// How much a word is worth showing, given by its term key; rare words are worth more. Without this function every word
// counts 1. Prefixes and fuzzy words always count 1.
using WordWeight = std::function<double(std::string_view key)>;

// A place where one unit of the query occurs.
struct QueryMatch {
  std::size_t begin, end;
  std::uint32_t unit;
  std::uint32_t first_position, last_position;
};

// The units of a query: its words, prefixes, fuzzy words and phrases, except those under must_not. An exact phrase
// matches as a whole. A sloppy phrase matches where all its words stand close together. Only the first 1,024 words are
// used.
class MarkedQuery {
 public:
  // With an empty `field`, all units are used; otherwise those that search this field or no particular field.
  MarkedQuery(const Query& query, std::string_view field, Analyzer& analyzer, WordWeight weight = {});

  std::size_t units() const noexcept { return units_.size(); }
  double weight(std::uint32_t unit) const { return units_[unit].weight; }

  // Returns matches in order of their first bytes. The tokens must come from the given analyzer, in their original
  // order.
  std::vector<QueryMatch> find(const std::vector<Token>& tokens);
  // The marks for the matches [first, last), in order. Overlapping matches, and adjacent words of one phrase, get one
  // mark.
  std::vector<Snippet::Mark> marks(const QueryMatch* first, const QueryMatch* last) const;

 private:
  struct Unit {
    std::vector<std::uint32_t> words;  // patterns, in order
    std::uint32_t slop = 0;
    double weight = 0;
    std::uint32_t distinct = 0;  // number of different patterns among the words
  };
  // A place of a word pattern in a unit, which is a word or a phrase of the query. In an exact phrase, bit i of `slots`
  // is set where the phrase has the pattern as its word 64 * number + i. In other units, `number` counts the unit's
  // different patterns, and `slots` is not used.
  struct Use {
    std::uint32_t unit, number;
    std::uint64_t slots;
  };

  void collect(const Query& query, std::string_view field);
  void add_unit(Query::Kind kind, const std::string& text, std::uint32_t slop);
  void add_uses(Unit& unit);
  std::uint32_t add_pattern(WordPattern pattern);
  const std::vector<Use>& uses_of(std::uint32_t term);

  Analyzer& analyzer_;
  std::string field_;  // whose analysis the texts have
  WordWeight word_weight_;
  std::vector<WordPattern> patterns_;
  std::vector<std::vector<Use>> uses_;  // indexed by pattern
  std::vector<Unit> units_;
  std::size_t words_ = 0;                    // total number of words in all units
  std::vector<std::uint32_t> list_of_term_;  // indexed by term: 0 when not looked up yet, else an index in lists_
  std::vector<std::vector<Use>> lists_;      // entry 0 is unused, entry 1 is empty
};

// Finds the units of a query in texts that are analysed as weighted text is. The schema must outlive it.
class TextMarker {
 public:
  TextMarker(const Query& query, const Schema& schema) : analyzer_(schema), words_(query, {}, analyzer_) {}
  TextMarker(const TextMarker&) = delete;
  TextMarker& operator=(const TextMarker&) = delete;

  std::vector<Snippet::Mark> find(std::string_view text);

 private:
  Analyzer analyzer_;
  MarkedQuery words_;
};

// The same for one text.
std::vector<Snippet::Mark> find_marks(const Query& query, std::string_view text, const Schema& schema);

}  // namespace tra
