// Filters that a snapshot keeps: what is found again, what is dropped, and that answers stay the same.
#include "snapshot/filter_cache.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <thread>

#include "support/random.h"
#include "tra/index_writer.h"
#include "tra/searcher.h"

using namespace tra;

namespace {

std::shared_ptr<const FilterCache::Documents> documents_of(std::size_t words) {
  return std::make_shared<FilterCache::Documents>(1, std::vector<std::uint64_t>(words, words));
}

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

}  // namespace

TEST_CASE("the filters not asked for the longest are dropped", "[snapshot]") {
  FilterCache cache(100'000);
  constexpr std::size_t words = 3'000;  // 24 KB each: four of them fit
  for (int i = 0; i < 4; ++i) cache.keep(0, {value(i)}, documents_of(words));
  for (int i = 0; i < 4; ++i) CHECK(cache.find(0, {value(i)}) != nullptr);
  CHECK(cache.find(0, {value(0)}) != nullptr);  // used again, so 1 is the next to go
  cache.keep(1, {value(0), value(1)}, documents_of(words));
  CHECK(cache.find(0, {value(1)}) == nullptr);
  for (const int i : {0, 2, 3}) CHECK(cache.find(0, {value(i)}) != nullptr);
  CHECK(cache.find(1, {value(0), value(1)}) != nullptr);
  CHECK(cache.find(1, {value(1), value(0)}) == nullptr);
  CHECK(cache.find(1, {value(0)}) == nullptr);

  cache.keep(2, {"large"}, documents_of(7'000));  // more than half of the budget
  CHECK(cache.find(2, {"large"}) == nullptr);
  CHECK(cache.find(1, {value(0), value(1)}) != nullptr);

  const auto first = cache.find(0, {value(0)});
  cache.keep(0, {value(0)}, documents_of(1));  // another thread's answer to the same filter
  CHECK(cache.find(0, {value(0)}) == first);
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
