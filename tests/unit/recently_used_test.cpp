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

void keep(RecentlyUsed<int>& values, std::string key, int value, std::size_t bytes) {
  values.keep(std::move(key), bytes, [&] { return std::make_shared<int>(value); });
}

}  // namespace

TEST_CASE("the values not asked for the longest are dropped", "[snapshot]") {
  RecentlyUsed<int> values(100'000);
  constexpr std::size_t bytes = 24'000;  // four of them fit
  for (int i = 0; i < 4; ++i) keep(values, value(i), i, bytes);
  for (int i = 0; i < 4; ++i) CHECK(*values.find(value(i)) == i);
  CHECK(values.find(value(0)) != nullptr);  // used again, so 1 is the next to go
  keep(values, "more", 4, bytes);
  CHECK(values.find(value(1)) == nullptr);
  for (const int i : {0, 2, 3}) CHECK(values.find(value(i)) != nullptr);
  CHECK(values.find("more") != nullptr);

  keep(values, "large", 5, 56'000);  // more than half of the budget
  CHECK(values.find("large") == nullptr);
  CHECK(values.find("more") != nullptr);

  const auto first = values.find(value(0));
  keep(values, value(0), 6, 10);  // another thread's answer to the same question
  CHECK(values.find(value(0)) == first);
}

TEST_CASE("a value that there is no memory for is not kept", "[snapshot]") {
  RecentlyUsed<int> values(100'000);
  values.keep("none", 10, []() -> std::shared_ptr<int> { throw std::bad_alloc(); });
  CHECK(values.find("none") == nullptr);
  bool made = false;
  values.keep("large", 60'000, [&] { return made = true, std::make_shared<int>(1); });
  CHECK_FALSE(made);
}

TEST_CASE("threads keep, find and drop values at once", "[snapshot]") {
  RecentlyUsed<int> values(20'000);  // some twenty of forty values
  std::vector<std::thread> threads;
  std::atomic<int> wrong = 0;
  for (int start = 0; start < 4; ++start)
    threads.emplace_back([&, start] {
      for (int i = 0; i < 2'000; ++i) {
        const int which = (i * 7 + start * 15) % kValues;
        keep(values, value(which), which, 700);
        if (const auto found = values.find(value(which + i % 5));
            found != nullptr && *found != (which + i % 5) % kValues)
          ++wrong;
      }
    });
  for (std::thread& thread : threads) thread.join();
  CHECK(wrong == 0);
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

TEST_CASE("a filter of one field is not taken for a filter of another", "[snapshot][search]") {
  const auto directory = memory_directory();
  Schema schema(AnalyzerKind::plain);
  schema.text("body");
  for (int i = 1; i < 12; ++i) schema.keyword("k" + std::to_string(i));
  IndexWriter writer(directory, schema);
  writer.add(Document("1").add("body", "a").add("k1", "x8 aaaaaaaa"));
  writer.add(Document("11").add("body", "a").add("k11", "x"));
  writer.commit();
  const Searcher searcher(Snapshot::open(directory));
  const auto key_of = [&](const char* field, std::vector<std::string> values) {
    SearchRequest request;
    request.query = Query::term("a");
    request.filters.push_back({field, std::move(values)});
    return searcher.snapshot().key(searcher.search(request).hits.at(0).address);
  };
  CHECK(key_of("k1", {"x8 aaaaaaaa"}) == "1");
  CHECK(key_of("k11", {"x", "aaaaaaaa"}) == "11");
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
