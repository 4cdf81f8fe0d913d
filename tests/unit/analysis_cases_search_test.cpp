// The rows of tests/data/analyzer-cases.tsv about searching and suggesting. Each row indexes texts of its own.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tra/suggest.h"
#include "unit/analyzer_cases.h"
#include "unit/tiny_index.h"

using namespace tra;

namespace {

// The better text is indexed three times, after the other one, so that neither its position nor its rarity helps it.
void check_rank(const AnalyzerCase& row) {
  const std::size_t mark = row.value.find(" > ");
  const std::string better = row.value.substr(0, mark), worse = row.value.substr(mark + 3);
  const TinyIndex index({worse, better, better, better});
  const std::vector<std::size_t> found = index.search(row.input);
  REQUIRE_FALSE(found.empty());
  CHECK(found.front() != 0);
}

void check_not_among_the_first(const AnalyzerCase& row) {
  std::vector<std::string> texts(12, row.input);
  texts.insert(texts.begin(), row.value);
  const std::vector<std::size_t> found = TinyIndex(texts).search(row.input);
  CHECK(found.size() == 10);
  CHECK(std::find(found.begin(), found.end(), 0) == found.end());
}

void check_search(const AnalyzerCase& row) {
  if (row.operation == "query_finds" || row.operation == "phrase_matches")
    CHECK(TinyIndex({row.value}).finds(row.input));
  else if (row.operation == "rank")
    check_rank(row);
  else if (row.operation == "not_top10")
    check_not_among_the_first(row);
  else
    FAIL("no such operation");
}

// The words of a text in the analyzer's spelling, independent of case and Unicode form.
std::string spelled(const std::string& text) {
  Analyzer analyzer;
  std::vector<Token> tokens;
  analyzer.analyze(text, 0, tokens);
  std::string out;
  for (const Token& token : tokens)
    if (!token.alias) out += analyzer.text(token.term) + ' ';
  return out;
}

void check_suggestion(const AnalyzerCase& row) {
  const TinyIndex index({row.value, row.value, row.value});
  const Suggester suggester(index.searcher());
  if (row.operation == "query_suggests") {
    const std::vector<Suggestion> found = suggester.restore_marks(row.input);
    REQUIRE_FALSE(found.empty());
    CHECK(spelled(found.front().text) == spelled(row.value));
  } else if (row.operation == "query_keeps") {
    CHECK(suggester.restore_marks(row.input).empty());
    CHECK_FALSE(suggester.decode_typing(row.input));
    CHECK(index.finds(row.input));
  } else {
    FAIL("no such operation");
  }
}

}  // namespace

TEST_CASE("analyzer cases: search", "[search]") {
  for (const AnalyzerCase& row : analyzer_cases("search")) {
    INFO(row.input << " -> " << row.expected);
    check_search(row);
  }
}

TEST_CASE("a suggestion knows the frequent phrase that a bare query does not prefer", "[search]") {
  const TinyIndex index({"thậm khao", "tham khảo", "tham khảo", "tham khảo"});
  CHECK(index.search("tham khao").size() == 4);
  CHECK(Suggester(index.searcher()).restore_marks("tham khao").at(0).text == "tham khảo");
}

TEST_CASE("analyzer cases: suggestions", "[search]") {
  for (const AnalyzerCase& row : analyzer_cases("suggestions")) {
    INFO(row.input << " -> " << row.expected);
    check_suggestion(row);
  }
}
