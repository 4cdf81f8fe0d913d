// Where the words of a query stand in a text: the base of marked titles and of snippets.
//
// The text is analysed again, so nothing about offsets is stored in an index and every mark is on original bytes.
// Time is linear in the text for a given query.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "snippet/marks_pattern.h"
#include "tra/analyzer.h"
#include "tra/query.h"
#include "tra/searcher.h"

namespace tra {

// How much a word, given by its key, is worth showing; rare words more. Without one all words count 1;
// prefixes and fuzzy words always do.
using WordWeight = std::function<double(std::string_view key)>;

// A place where one unit of the query stands.
struct QueryMatch {
  std::size_t begin, end;
  std::uint32_t unit;
  std::uint32_t first_position, last_position;
};

// The units of a query: its words, prefixes, fuzzy words and phrases, those under must_not left out. An exact phrase
// matches as a whole, the words of a sloppy one where all of them stand together. The first 1,024 words are taken.
class MarkedQuery {
 public:
  // `field` empty: all units; else those asked of this field or of no field in particular.
  MarkedQuery(const Query& query, std::string_view field, Analyzer& analyzer, WordWeight weight = {});

  std::size_t units() const noexcept { return units_.size(); }
  double weight(std::uint32_t unit) const { return units_[unit].weight; }

  // In order of their first bytes. The tokens must come from the analyzer given, in the order it gave them.
  std::vector<QueryMatch> find(const std::vector<Token>& tokens);
  // The marks of matches [first, last): in order, overlapping ones and the neighbours of one phrase merged.
  std::vector<Snippet::Mark> marks(const QueryMatch* first, const QueryMatch* last) const;

 private:
  struct Unit {
    std::vector<std::uint32_t> words;  // patterns, in order
    std::uint32_t slop = 0;
    double weight = 0;
    std::uint32_t distinct = 0;  // different patterns among the words
  };
  // A pattern's places in a unit: in an exact phrase 64 of them at once, else the number of the pattern in the unit.
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
  WordWeight word_weight_;
  std::vector<WordPattern> patterns_;
  std::vector<std::vector<Use>> uses_;  // of each pattern
  std::vector<Unit> units_;
  std::size_t words_ = 0;                    // slots of all units
  std::vector<std::uint32_t> list_of_term_;  // by term: 0 not asked yet, else index in lists_
  std::vector<std::vector<Use>> lists_;      // 0 unused, 1 the empty one
};

std::vector<Snippet::Mark> find_marks(const Query& query, std::string_view text, AnalyzerKind analyzer);

}  // namespace tra
