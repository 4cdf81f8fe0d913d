// Words with many variants, some in long lists and most in short ones, in several windows.
#include <algorithm>
#include <catch2/catch.hpp>

#include "support/random.h"
#include "tra/index_writer.h"
#include "tra/searcher.h"
#include "unit/tiny_index.h"

using namespace tra;
using test::Random, test::test_seed;

namespace {

// The spellings of three words. Early ones are frequent, and late ones are in a few documents.
const std::vector<std::vector<std::string>> kSpellings = {
    {"bán", "bạn", "bản", "ban", "bàn", "bận", "bắn", "bẩn", "băn", "bân", "bần", "bấn", "bằn"},
    {"tôi", "tối", "tới", "tội", "tỏi", "tồi", "tơi", "toi", "tời", "tói"},
    {"là", "lá", "lạ", "la", "lã", "lả"}};
const std::vector<std::string> kUnmarked = {"ban", "toi", "la"};

Searcher variants_in(std::uint32_t documents) {
  const auto directory = memory_directory();
  IndexWriter writer(directory, Schema(AnalyzerKind::vietnamese).text("body").keyword("side"),
                     {.background_merge = false});
  Random random(test_seed(11));
  for (std::uint32_t i = 0; i < documents; ++i) {
    std::string text;
    for (const auto& spellings : kSpellings)
      for (std::size_t which = 0; which < spellings.size(); ++which) {
        if (random.below(std::uint64_t{2} << which) != 0 && random.below(documents) > 3) continue;
        for (std::uint64_t times = 1 + random.below(random.below(8) == 0 ? 40 : 3); times > 0; --times)
          text += spellings[which] + " ";
      }
    for (std::uint64_t more = random.below(60); more > 0; --more) text += "khác ";
    writer.add(Document(std::to_string(i)).add("body", text).add("side", random.below(30) == 0 ? "few" : "most"));
    if (i == documents / 6) writer.commit();  // the second segment has several windows
  }
  writer.commit();
  return Searcher(Snapshot::open(directory));
}

// Texts in which the spellings stand in any order, so that phrases of them are found.
Searcher shuffled_variants_in(std::uint32_t documents) {
  const auto directory = memory_directory();
  IndexWriter writer(directory, Schema(AnalyzerKind::vietnamese).text("body").keyword("side"),
                     {.background_merge = false});
  Random random(test_seed(12));
  for (std::uint32_t i = 0; i < documents; ++i) {
    std::string text;
    for (std::uint64_t more = random.below(random.below(20) == 0 ? 120 : 12); more > 0; --more) {
      const auto& spellings = kSpellings[random.below(kSpellings.size())];
      // The lower of two numbers: early spellings are frequent.
      text += spellings[std::min(random.below(spellings.size()), random.below(spellings.size()))] + " ";
      if (random.below(3) == 0) text += "khác ";
    }
    writer.add(Document(std::to_string(i)).add("body", text).add("side", random.below(30) == 0 ? "few" : "most"));
    if (i == documents / 6) writer.commit();
  }
  writer.commit();
  return Searcher(Snapshot::open(directory));
}

std::vector<Hit> hits(const Searcher& searcher, const Query& query, float k1, std::size_t limit, bool prune) {
  SearchRequest request;
  request.query = query;
  request.limit = limit;
  request.ranking.prune = prune;
  request.ranking.pair_weight = request.ranking.opening_weight = request.ranking.passage_weight =
      request.ranking.compound_discount = 0;  // one pass
  request.ranking.k1 = k1;
  request.exact_total = false;
  return searcher.search(request).hits;
}

void check_pruned(const Searcher& searcher, const Query& query, float k1 = 1.2F) {
  for (const std::size_t limit : {std::size_t{1}, std::size_t{10}, std::size_t{300}}) {
    const std::vector<Hit> pruned = hits(searcher, query, k1, limit, true),
                           all = hits(searcher, query, k1, limit, false);
    CHECK(!pruned.empty());
    CHECK(std::equal(pruned.begin(), pruned.end(), all.begin(), all.end(), [](const Hit& one, const Hit& other) {
      return one.address == other.address && one.score == other.score;
    }));
  }
}

}  // namespace

TEST_CASE("pruning loses no variant, in long lists or in short ones", "[search][variants]") {
  const Searcher searcher = variants_in(10'000);
  for (unsigned which = 1; which < 8; ++which) {
    std::vector<Query> unmarked, mixed;
    for (std::size_t word = 0; word < kUnmarked.size(); ++word) {
      if ((which >> word & 1) == 0) continue;
      unmarked.push_back(Query::term(kUnmarked[word]));
      mixed.push_back(Query::term(word == 1 ? kSpellings[word][6] : kUnmarked[word]));
    }
    CAPTURE(which);
    for (const std::vector<Query>& words : {unmarked, mixed}) {
      check_pruned(searcher, Query::any_of(words));
      check_pruned(searcher, Query::all_of(words));
      std::vector<Query> filtered = words;
      filtered.push_back(Query::keyword("side", {"few"}));
      if (words.size() == 1) check_pruned(searcher, Query::all_of(filtered));
      check_pruned(searcher, Query::boolean({Query::any_of(words)}, {}, {Query::keyword("side", {"few"})}));
      check_pruned(searcher, Query::all_of({Query::any_of(words), Query::keyword("side", {"few"})}));
      // Without saturation a document that lacks a word must not score 0 / 0 for it.
      check_pruned(searcher, Query::all_of({Query::any_of(words), Query::keyword("side", {"few"})}), 0);
      std::vector<Query> more = words;
      more.push_back(Query::either(Query::term("khác"), {Query::phrase("bán tôi"), Query::phrase("la khac")}));
      more.push_back(Query::phrase("ban toi"));
      check_pruned(searcher, Query::any_of(more));
    }
  }
}

TEST_CASE("a prefix finds what its word finds, and more", "[search][variants]") {
  const TinyIndex index({"kỹ sư", "kĩ năng", "kịch nói", "đội U23", "đội U.23", "đội U-23", "đội U22", "ở Mianma"});
  const auto found = [&](const std::string& query) {
    std::vector<std::size_t> places = index.search(query);
    std::sort(places.begin(), places.end());
    return places;
  };
  CHECK(found("ky*") == std::vector<std::size_t>{0, 1});
  CHECK(found("ki*") == std::vector<std::size_t>{0, 1, 2});
  CHECK(found("kĩ*") == std::vector<std::size_t>{0, 1});
  CHECK(found("U.2*") == std::vector<std::size_t>{3, 4, 5, 6});
  CHECK(found("U-23*") == std::vector<std::size_t>{3, 4, 5});
  CHECK(found("Mi-an*") == std::vector<std::size_t>{7});
}

TEST_CASE("the syllables of another name stand together", "[search][variants]") {
  const TinyIndex index({"thủ đô Đa-mát", "hàng đa dạng, trời mát", "Damascus"});
  SearchRequest request;
  request.query = Query::either(Query::term("Damascus"), {Query::term("Đa-mát")}, 0.5f);
  const SearchResult found = index.searcher().search(request);
  REQUIRE(found.hits.size() == 2);
  CHECK(index.searcher().snapshot().key(found.hits[0].address) == "2");
  CHECK(index.searcher().snapshot().key(found.hits[1].address) == "0");
}

TEST_CASE("pruning loses no phrase of words with many variants", "[search][variants]") {
  const Searcher searcher = shuffled_variants_in(12'000);
  for (const char* const words :
       {"ban toi", "toi la", "la ban", "ban ban", "ban toi la", "ban toi ban", "la khác", "bán toi", "toi la ban toi"})
    for (const std::uint32_t slop : {0U, 1U, 3U}) {
      CAPTURE(words, slop);
      const Query phrase = Query::phrase(words, slop);
      const Query few = Query::keyword("side", {"few"});
      check_pruned(searcher, phrase);
      check_pruned(searcher, Query::all_of({phrase, few}));
      check_pruned(searcher, Query::boolean({phrase}, {}, {few}));
      check_pruned(searcher, Query::all_of({phrase, Query::term("khác")}));
      CHECK(searcher.count(phrase) == hits(searcher, phrase, 1.2F, 100'000, false).size());
      CHECK(searcher.count(Query::all_of({phrase, few})) ==
            hits(searcher, Query::all_of({phrase, few}), 1.2F, 100'000, false).size());
    }
}
