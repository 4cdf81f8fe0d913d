// What a snapshot keeps of recent requests: what is found again, what is dropped, and that answers stay the same.
#include "snapshot/recently_used.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <thread>

#include "support/random.h"
#include "tra/index_writer.h"
#include "tra/searcher.h"

using namespace tra;

namespace {

constexpr int kValues = 40;
std::string value(int i) { return "v" + std::to_string(i % kValues); }

Searcher searcher_of_three_segments() {
  test::Random random(3);
  const auto directory = memory_directory();
  IndexWriter writer(directory, Schema(AnalyzerKind::plain).text("body").keyword("kind").keyword("place"),
                     {.background_merge = false});
  for (int i = 0; i < 3'000; ++i) {
    const std::string text = "w" + std::to_string(random.below(20)) + " w" + std::to_string(random.below(20));
    writer.add(Document(std::to_string(i)).add("body", text).add("kind", value(i)).add("place", value(i / 7)));
    if (i % 1'000 == 999) writer.commit();
  }
  for (int i = 0; i < 3'000; i += 11) writer.remove(std::to_string(i));
  writer.commit();
  return Searcher(Snapshot::open(directory));
}

SearchRequest request_of(int i) {
  SearchRequest request;
  request.query = Query::any_of({Query::term("w" + std::to_string(i % 20)), Query::term("w3")});
  request.filters.push_back({"kind", {value(i), value(i + 1)}, i % 3 == 0});
  if (i % 2 == 0) request.filters.push_back({"place", {value(i + 2), value(i + 5), value(i + 9)}});
  request.facets = {{"kind"}, {"place"}};
  return request;
}

// What a request gives, as text.
std::string answer(const Searcher& searcher, int i) {
  const SearchResult result = searcher.search(request_of(i));
  std::string text = std::to_string(result.total);
  for (const Hit& hit : result.hits)
    text += " " + searcher.snapshot().key(hit.address) + ":" + std::to_string(hit.score);
  for (const FacetResult& facet : result.facets)
    for (const FacetCount& count : facet.counts) text += " " + count.value + "=" + std::to_string(count.count);
  return text;
}

// Words whose spellings differ by their marks only, in three segments.
std::shared_ptr<Directory> spellings() {
  const char* const words[] = {"thu",   "thư",   "thứ", "thủ", "tuong", "tướng",
                               "tương", "tường", "hop", "hợp", "họp",   "LHQ"};
  test::Random random(7);
  const auto directory = memory_directory();
  IndexWriter writer(directory, Schema().text("body"), {.background_merge = false});
  for (int i = 0; i < 900; ++i) {
    std::string text;
    for (int n = 0; n < 6; ++n) text += std::string(words[random.below(std::size(words))]) + " ";
    writer.add(Document(std::to_string(i)).add("body", text));
    if (i % 300 == 299) writer.commit();
  }
  writer.commit();
  return directory;
}

SearchRequest request_of_spellings(int i) {
  const char* const words[] = {"thu", "thủ", "tuong", "tướng", "hop", "hớp", "LHQ", "nothing"};
  const std::string first = words[i % 8], second = words[i / 8 % 8];
  const Query queries[] = {Query::any_of({Query::term(first), Query::term(second)}),
                           Query::all_of({Query::term(first), Query::term(second)}),
                           Query::phrase(first + " " + second),
                           Query::prefix(first.substr(0, 2)),
                           Query::fuzzy(first),
                           Query::term(second)};
  SearchRequest request;
  request.query = queries[i % 6];
  request.ranking.accents = i % 5 != 0;
  const Ranking::Near near[] = {Ranking::Near::when_none, Ranking::Near::always, Ranking::Near::never};
  request.ranking.near = near[i / 3 % 3];
  if (i % 7 == 3) request.max_expansions = static_cast<std::size_t>(i % 4);  // fewer than most words need
  return request;
}

std::string answer(const Searcher& searcher, const SearchRequest& request) {
  const SearchResult result = searcher.search(request);
  std::string text = std::to_string(result.total) + " " + std::to_string(static_cast<int>(result.partial));
  for (const Hit& hit : result.hits)
    text += " " + searcher.snapshot().key(hit.address) + ":" + std::to_string(hit.score);
  return text;
}

}  // namespace

TEST_CASE("the values not asked for the longest are dropped", "[snapshot]") {
  RecentlyUsed<int> values(100'000);
  constexpr std::size_t bytes = 24'000;  // four of them fit
  for (int i = 0; i < 4; ++i) values.keep(value(i), std::make_shared<int>(i), bytes);
  for (int i = 0; i < 4; ++i) CHECK(*values.find(value(i)) == i);
  CHECK(values.find(value(0)) != nullptr);  // used again, so 1 is the next to go
  values.keep("more", std::make_shared<int>(4), bytes);
  CHECK(values.find(value(1)) == nullptr);
  for (const int i : {0, 2, 3}) CHECK(values.find(value(i)) != nullptr);
  CHECK(values.find("more") != nullptr);

  values.keep("large", std::make_shared<int>(5), 56'000);  // more than half of the budget
  CHECK(values.find("large") == nullptr);
  CHECK(values.find("more") != nullptr);

  const auto first = values.find(value(0));
  values.keep(value(0), std::make_shared<int>(6), 10);  // another thread's answer to the same question
  CHECK(values.find(value(0)) == first);
}

TEST_CASE("different values give different keys", "[snapshot]") {
  const auto key = [](std::initializer_list<const char*> values) {
    std::string key;
    for (const char* each : values) add_to_key(key, each);
    return key;
  };
  CHECK(key({"a", "b"}) != key({"ab"}));
  CHECK(key({"a", "b"}) != key({"b", "a"}));
  CHECK(key({"", "1 a"}) != key({"1 a", ""}));
  CHECK(key({"1 a"}) != key({"1", "a"}));
}

TEST_CASE("requests give the same with words that were looked up before", "[snapshot][search]") {
  const auto directory = spellings();
  const Searcher once(Snapshot::open(directory));
  std::vector<std::string> first;
  for (int i = 0; i < 240; ++i) first.push_back(answer(once, request_of_spellings(i)));
  for (int i = 239; i >= 0; --i) CHECK(answer(once, request_of_spellings(i)) == first[static_cast<std::size_t>(i)]);
  for (int i = 0; i < 240; ++i)  // by a snapshot of its own, which has kept nothing
    CHECK(answer(Searcher(Snapshot::open(directory)), request_of_spellings(i)) == first[static_cast<std::size_t>(i)]);
}

TEST_CASE("requests give the same with filters that were kept", "[snapshot][search]") {
  const Searcher once = searcher_of_three_segments();
  std::vector<std::string> first, again;
  for (int i = 0; i < 60; ++i) first.push_back(answer(once, i));
  for (int i = 0; i < 60; ++i) again.push_back(answer(once, i));
  CHECK(first == again);
  for (int i = 59; i >= 0; i -= 7)  // by an index of its own, which has kept nothing
    CHECK(answer(searcher_of_three_segments(), i) == first[static_cast<std::size_t>(i)]);

  std::vector<std::thread> threads;
  std::atomic<int> different = 0;
  for (int start = 0; start < 4; ++start)
    threads.emplace_back([&, start] {
      for (int i = 0; i < 60; ++i)
        if (const int which = (i * 7 + start * 15) % 60; answer(once, which) != first[static_cast<std::size_t>(which)])
          ++different;
    });
  for (std::thread& thread : threads) thread.join();
  CHECK(different == 0);
}
