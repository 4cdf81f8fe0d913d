// Scorers and evaluators where a window or a block ends, and with many clauses.
#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <set>

#include "search/score/boolean_scorer.h"
#include "search/score/either_scorer.h"
#include "support/random.h"
#include "tra/index_writer.h"
#include "tra/searcher.h"

using namespace tra;
using search::BitsScorer, search::BooleanScorer, search::DocumentBits, search::EitherScorer, search::kWindow,
    search::ScorerPtr, search::WindowBits;

namespace {

std::string word(std::size_t i) { return "w" + std::to_string(i); }

std::string times(std::size_t count, const std::string& text) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += text + " ";
  return all;
}

// One segment in which document i has the text text_of(i).
Searcher index_of(std::size_t documents, const std::function<std::string(std::size_t)>& text_of) {
  const auto directory = memory_directory();
  IndexWriter writer(directory, Schema(AnalyzerKind::plain).text("body"), {.background_merge = false});
  for (std::size_t i = 0; i < documents; ++i) writer.add(Document(std::to_string(i)).add("body", text_of(i)));
  writer.commit();
  return Searcher(Snapshot::open(directory));
}

std::vector<Hit> hits(const Searcher& searcher, const Query& query, std::size_t limit, bool prune = true) {
  SearchRequest request;
  request.query = query;
  request.limit = limit;
  request.ranking.pair_weight = request.ranking.opening_weight = request.ranking.passage_weight =
      request.ranking.compound_discount = 0;
  request.ranking.b = 0;  // every match of a word scores above zero, however many words there are
  request.ranking.prune = prune;
  request.exact_total = false;
  return searcher.search(request).hits;
}

// The numbers of the hits, the best first, after a comparison with a search that scores every match.
std::vector<std::uint32_t> found(const Searcher& searcher, const Query& query, std::size_t limit) {
  const std::vector<Hit> best = hits(searcher, query, limit), all = hits(searcher, query, limit, false);
  CHECK(std::equal(best.begin(), best.end(), all.begin(), all.end(), [](const Hit& one, const Hit& other) {
    return one.address == other.address && one.score == other.score;
  }));
  std::vector<std::uint32_t> numbers;
  for (const Hit& hit : best) {
    REQUIRE(hit.address.segment == 0);
    REQUIRE(searcher.snapshot().key(hit.address) == std::to_string(hit.address.document));
    numbers.push_back(hit.address.document);
  }
  return numbers;
}

std::vector<std::uint32_t> numbers_between(std::uint32_t first, std::uint32_t end) {
  std::vector<std::uint32_t> numbers;
  for (std::uint32_t i = first; i < end; ++i) numbers.push_back(i);
  return numbers;
}

std::vector<Query> words(std::size_t first, std::size_t end) {
  std::vector<Query> queries;
  for (std::size_t i = first; i < end; ++i) queries.push_back(Query::term(word(i)));
  return queries;
}

ScorerPtr bits_of(const std::vector<std::uint32_t>& documents) {
  DocumentBits bits(kWindow);
  for (const std::uint32_t document : documents) bits.set(document);
  return std::make_unique<BitsScorer>(std::move(bits));
}

}  // namespace

TEST_CASE("a document after the end of a window is found once", "[search]") {
  // The block of "rare" begins before the end of the first window and ends after it.
  const Searcher searcher = index_of(kWindow + 200, [](std::size_t i) {
    return std::string("many words ") + (i >= kWindow - 40 && i < kWindow + 40 ? "rare" : "");
  });
  const Query query = Query::all_of({Query::phrase("many words"), Query::term("rare")});
  CHECK(found(searcher, query, 100) == numbers_between(kWindow - 40, kWindow + 40));
}

TEST_CASE("a phrase is found behind a block that cannot have a hit", "[search]") {
  // The middle block has long documents only. The best document is the first one behind the block.
  const Searcher searcher = index_of(384, [](std::size_t i) {
    return i == 0 ? times(2, "hai chữ") : i == 256 ? times(6, "hai chữ") : "hai chữ " + times(50, "khác");
  });
  CHECK(found(searcher, Query::phrase("hai chữ"), 1) == std::vector<std::uint32_t>{256});
}

TEST_CASE("a variant that only the first document has is read with the other short lists", "[search]") {
  const Searcher searcher = index_of(300, [](std::size_t i) {
    return i == 0 ? "w" : i % 3 == 0 ? word(i % 20) : "khác";
  });
  const Query beginning = Query::prefix("w");
  CHECK(searcher.count(beginning) == 100);
  const std::vector<std::uint32_t> numbers = found(searcher, Query::any_of({beginning, Query::term("nothing")}), 100);
  CHECK(numbers.size() == 100);
  CHECK(std::count(numbers.begin(), numbers.end(), 0) == 1);
}

TEST_CASE("many clauses with the same bound are put in order", "[search]") {
  std::string all;
  for (std::size_t i = 0; i < 60; ++i) all += word(i) + " ";
  const Searcher searcher = index_of(300, [&](std::size_t) { return all; });
  CHECK(found(searcher, Query::any_of(words(0, 60)), 20) == numbers_between(0, 20));
}

// The windows of accepted documents must be computed in ascending order, however many clauses are not essential.
TEST_CASE("a word is excluded in every window beside thousands of rare words", "[search]") {
  constexpr std::size_t kRare = 13'000, kCommon = 4;
  // The rare words are in documents of the first window that are excluded. The best documents are in the third window.
  const Searcher searcher = index_of(4 * kWindow, [](std::size_t i) {
    std::string text = times(i / kWindow == 2 ? 5 : 1, word(kRare + i % kCommon));
    if (i % 50 != 7) text += " bad";
    if (i < kWindow && i % 50 != 7)
      for (std::size_t j = i; j < kRare; j += kWindow - 50) text += " " + word(j);
    return text;
  });
  const Query query = Query::boolean({Query::any_of(words(0, kRare + kCommon))}, {}, {Query::term("bad")});
  CHECK(found(searcher, query, 3) == std::vector<std::uint32_t>{8207, 8257, 8307});
}

TEST_CASE("excluded documents do not raise the score that a hit must reach", "[search]") {
  const Searcher searcher = index_of(1000, [](std::size_t i) {
    return i < 500 ? times(9, "many") + "few bad" : std::string(i % 2 == 0 ? "many" : "other");
  });
  const Query query =
      Query::boolean({Query::any_of({Query::term("many"), Query::term("few")})}, {}, {Query::term("bad")});
  CHECK(found(searcher, query, 3) == std::vector<std::uint32_t>{500, 502, 504});
}

TEST_CASE("the first document of a window has the scores of all words of a clause", "[search]") {
  const Searcher searcher = index_of(kWindow + 300, [](std::size_t i) {
    return i % kWindow == 0 ? "one two" : i % 2 == 0 ? "one" : "two";
  });
  const Query both = Query::all_of({Query::term("one"), Query::term("two")});
  const Query none = Query::all_of({Query::term("one"), Query::term("three")});
  const std::vector<Hit> alone = hits(searcher, both, 10), nested = hits(searcher, Query::any_of({both, none}), 10);
  REQUIRE(alone.size() == 2);
  REQUIRE(nested.size() == 2);
  for (std::size_t i = 0; i < 2; ++i) {
    CHECK(nested[i].address.document == i * kWindow);
    CHECK(static_cast<double>(nested[i].score) == Approx(static_cast<double>(alone[i].score)).epsilon(1e-4));
  }
}

TEST_CASE("a scorer that was asked for documents has the same matches in its window", "[search]") {
  const std::vector<std::uint32_t> one = {3, 9, 64, 700, kWindow - 1}, other = {3, 64, 80, kWindow - 1};
  const auto both = [&] {
    std::vector<ScorerPtr> must;
    must.push_back(bits_of(one));
    must.push_back(bits_of(other));
    return must;
  };
  search::Work work;
  BooleanScorer scorer(both(), {}, {}, 0, kWindow, work);
  CHECK(scorer.advance(1) == 3);
  CHECK(scorer.advance(4) == 64);
  CHECK(scorer.score_at(64) == 0);
  CHECK(scorer.score_at(80) == search::kNoMatch);
  WindowBits matches;
  matches.clear();
  scorer.match_window(0, matches);
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = matches.next(0); i < kWindow; i = matches.next(i + 1)) found.push_back(i);
  CHECK(found == std::vector<std::uint32_t>{3, 64, kWindow - 1});
  WindowBits kept;
  kept.clear();
  kept.set(3);
  kept.set(9);
  scorer.keep_window(0, kept);
  CHECK(kept.test(3));
  CHECK_FALSE(kept.test(9));
}

TEST_CASE("an alternative matches the last document of a window", "[search]") {
  const Searcher searcher = index_of(kWindow + 100, [](std::size_t i) {
    return std::string(i == kWindow - 1 ? "một hai" : i == kWindow ? "hai chữ" : "khác");
  });
  const Query query = Query::all_of({Query::either(Query::term("một"), {Query::term("hai")}), Query::term("hai")});
  CHECK(found(searcher, query, 10) == std::vector<std::uint32_t>{kWindow - 1, kWindow});
}

TEST_CASE("a phrase that repeats its words is found where they stand, in every evaluator", "[search][windows]") {
  test::Random random(7);
  const auto draw = [&](std::size_t words) {
    std::string text;
    for (; words > 0; --words) text += random.below(3) == 0 ? "b " : "a ";
    return text;
  };
  std::vector<std::string> texts;
  for (int i = 0; i < 600; ++i) texts.push_back(draw(1 + random.below(14)));
  const Searcher searcher = index_of(texts.size(), [&](std::size_t i) { return texts[i]; });
  for (int i = 0; i < 200; ++i) {
    const std::string phrase = draw(2 + random.below(5));
    std::set<std::uint32_t> expected;
    for (std::uint32_t document = 0; document < texts.size(); ++document)
      if ((" " + texts[document]).find(" " + phrase) != std::string::npos) expected.insert(document);
    const Query alone = Query::phrase(phrase), beside = Query::all_of({alone, Query::term(phrase.substr(0, 1))});
    CAPTURE(phrase);
    CHECK(searcher.count(alone) == expected.size());
    for (const bool prune : {true, false})
      for (const Query& query : {alone, beside}) {
        SearchRequest request;
        request.query = query;
        request.limit = texts.size();
        request.ranking.prune = prune;
        std::set<std::uint32_t> found;
        for (const Hit& hit : searcher.search(request).hits) found.insert(hit.address.document);
        CHECK(found == expected);
      }
  }
}
