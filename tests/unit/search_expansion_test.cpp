// Telling words, and queries that look for them too.
#include <catch2/catch.hpp>

#include "tiny_index.h"
#include "tra/expansion.h"

using namespace tra;

namespace {

const TinyIndex& index() {
  static const TinyIndex made({"đàm phán thương mại thuế quan đậu nành", "đàm phán thương mại thuế quan nhôm thép",
                               "thuế quan đậu nành nhập khẩu", "bóng đá giao hữu", "bóng đá và thời tiết"});
  return made;
}

std::vector<std::string> words(const std::vector<TellingWord>& telling) {
  std::vector<std::string> texts;
  for (const TellingWord& word : telling) texts.push_back(word.text);
  return texts;
}

}  // namespace

TEST_CASE("telling words are those the documents have and the archive seldom has", "[search][expansion]") {
  const Searcher searcher = index().searcher();
  const DocAddress football = *searcher.snapshot().find("3");
  const auto found = words(telling_words(searcher.snapshot(), std::vector{football}, 2));
  CHECK(found == std::vector<std::string>{"bóng", "đá"});  // giao and hữu are of this document alone
  double sum = 0;
  for (const TellingWord& word : telling_words(searcher.snapshot(), std::vector{football})) sum += word.weight;
  CHECK(sum == Approx(1));
  CHECK(telling_words(searcher.snapshot(), {}).empty());
}

TEST_CASE("an expanded query also finds documents that share telling words with the first hits",
          "[search][expansion]") {
  const Searcher searcher = index().searcher();
  SearchRequest request;
  request.query = Query::any_of({Query::term("đàm"), Query::term("phán")});
  CHECK(searcher.search(request).total == 2);
  request.query = expanded(searcher, request);
  const SearchResult more = searcher.search(request);
  CHECK(more.total == 3);
  CHECK(searcher.snapshot().key(more.hits.back().address) == "2");
}

TEST_CASE("where all words must match an expansion only orders", "[search][expansion]") {
  const Searcher searcher = index().searcher();
  SearchRequest request;
  request.query = Query::all_of({Query::term("đàm"), Query::term("phán")});
  request.query = expanded(searcher, request);
  CHECK(searcher.search(request).total == 2);
  request.query = Query::term("không-có");
  CHECK(searcher.search(SearchRequest{.query = expanded(searcher, request)}).total == 0);
}
