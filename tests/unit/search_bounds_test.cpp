// Limits on long searches: a deadline, a cancel flag and a budget of expansions end them, and the result reports it.
#include <pthread.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <ctime>
#include <thread>

#include "support/random.h"
#include "tra/index_writer.h"
#include "tra/searcher.h"

using namespace tra;
using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

namespace {

constexpr int kWords = 20'000;

std::string word(std::uint64_t i) { return "w" + std::to_string(i); }

// An index of 20,000 documents with 40 of 20,000 words each, and one document with 30,000 repetitions of a word.
const Searcher& searcher() {
  static const Searcher made = [] {
    test::Random random(11);
    const auto directory = memory_directory();
    IndexWriter writer(directory, Schema(AnalyzerKind::plain).text("body").integer("number").keyword("kind"));
    for (int i = 0; i < 20'000; ++i) {
      std::string text;
      for (int j = 0; j < 40; ++j) text += word(random.below(random.chance(0.5) ? 100 : kWords)) + " ";
      writer.add(Document(std::to_string(i)).add("body", text).add("number", std::int64_t{i}));
    }
    std::string same;
    for (int i = 0; i < 30'000; ++i) same += "same ";
    writer.add(Document("same").add("body", same).add("number", std::int64_t{0}));
    writer.merge();
    return Searcher(Snapshot::open(directory));
  }();
  return made;
}

std::vector<Query> words(int count) {
  std::vector<Query> queries;
  for (int i = 0; i < count; ++i) queries.push_back(Query::term(word(static_cast<std::uint64_t>(i))));
  return queries;
}

Query phrase_of(const std::string& repeated, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += repeated + " ";
  return Query::phrase(text);
}

std::vector<Query> several(int count, const Query (*make)(int)) {
  std::vector<Query> queries;
  for (int i = 0; i < count; ++i) queries.push_back(make(i));
  return queries;
}

// Queries that took more than 20 seconds on an archive of 144,000 articles.
std::vector<std::pair<std::string, Query>> long_queries() {
  return {
      {"16,384 words of any", Query::any_of(words(16'384))},
      {"all of 16,384 words but one", Query::boolean({}, words(16'384), {}, 16'383)},
      {"one word 5,000 times", phrase_of("same", 5000)},
      {"one word 5,000 times, moved about",
       [] {
         std::string text;
         for (int i = 0; i < 5000; ++i) text += "same ";
         return Query::phrase(text, 9999);
       }()},
      {"5,000 prefixes",
       Query::any_of(
           several(5000, [](int i) -> const Query { return Query::prefix("w" + std::to_string(i % 9 + 1)); }))},
      {"2,000 phrases with slop", Query::any_of(several(2000,
                                                        [](int i) -> const Query {
                                                          return Query::phrase(
                                                              word(static_cast<std::uint64_t>(i) % 100) + " " +
                                                                  word(static_cast<std::uint64_t>(i) / 20),
                                                              50);
                                                        }))},
      {"630 fuzzy words",
       Query::any_of(several(
           630, [](int i) -> const Query { return Query::fuzzy(word(static_cast<std::uint64_t>(i) + 10'000)); }))},
  };
}

SearchRequest request_for(const Query& query) {
  SearchRequest request;
  request.query = query;
  request.max_expansions = SIZE_MAX;
  return request;
}

// The processor time of a thread: what a search does, however long a crowded machine lets it wait.
milliseconds work_of(clockid_t thread) {
  timespec used{};
  if (clock_gettime(thread, &used) != 0) std::abort();  // assertions are for the main thread
  return std::chrono::duration_cast<milliseconds>(std::chrono::seconds(used.tv_sec) +
                                                  std::chrono::nanoseconds(used.tv_nsec));
}

// Generous, because sanitizers slow a search down. A search without bounds would work much longer.
constexpr auto kLate = milliseconds(3000);

}  // namespace

TEST_CASE("a deadline ends every kind of search soon", "[search]") {
  searcher();
  for (const auto& [name, query] : long_queries())
    for (const bool sorted : {false, true})
      for (const bool prune : {true, false}) {
        INFO(name << (sorted ? ", sorted" : "") << (prune ? "" : ", exhaustive"));
        SearchRequest request = request_for(query);
        request.ranking.prune = prune;
        if (sorted) request.sort_field = "number";
        const auto before = work_of(CLOCK_THREAD_CPUTIME_ID);
        request.deadline = Clock::now() + milliseconds(50);
        const SearchResult result = searcher().search(request);
        CHECK(work_of(CLOCK_THREAD_CPUTIME_ID) - before < milliseconds(50) + kLate);
        if (result.partial == Partial::no) continue;  // finished before the deadline
        CHECK(result.partial == Partial::deadline);
        CHECK_FALSE(result.total_is_exact);
        CHECK(result.total >= result.hits.size());
      }
}

TEST_CASE("a deadline ends counting by thousands of ranges soon", "[search]") {
  SearchRequest request;
  request.query = Query::everything();
  const auto everything = [](std::int64_t ranges) {
    FacetRequest facet{.field = "number"};
    for (std::int64_t i = 0; i < ranges; ++i) facet.ranges.push_back({-i, 1'000'000 + i});
    return facet;
  };
  for (const bool crossed : {true, false}) {
    request.crosses.clear();
    request.facets.clear();
    if (crossed)
      request.crosses.push_back({everything(3000), everything(3000)});
    else
      request.facets.push_back(everything(10'000));
    const auto before = work_of(CLOCK_THREAD_CPUTIME_ID);
    request.deadline = Clock::now() + milliseconds(50);
    const SearchResult result = searcher().search(request);
    CHECK(work_of(CLOCK_THREAD_CPUTIME_ID) - before < milliseconds(50) + kLate);
    CHECK((result.partial == Partial::deadline || !crossed));
  }
}

TEST_CASE("a deadline that has passed ends a search before it begins", "[search]") {
  SearchRequest request = request_for(Query::any_of(words(100)));
  request.deadline = Clock::now() - milliseconds(1);
  request.facets = {{"kind", 10}};
  const SearchResult result = searcher().search(request);
  CHECK(result.partial == Partial::deadline);
  CHECK(result.hits.empty());
  CHECK(result.facets.size() == 1);
  CHECK_FALSE(result.total_is_exact);
}

TEST_CASE("another thread cancels a search", "[search]") {
  searcher();
  for (const auto& [name, query] : long_queries()) {
    INFO(name);
    std::atomic<bool> cancel = false;
    SearchRequest request = request_for(query);
    request.cancel = &cancel;
    std::atomic<bool> over = false;
    clockid_t searching;
    REQUIRE(pthread_getcpuclockid(pthread_self(), &searching) == 0);
    milliseconds when_cancelled{};
    std::thread other([&] {
      for (int i = 0; i < 50 && !over; ++i) std::this_thread::sleep_for(milliseconds(1));
      when_cancelled = work_of(searching);
      cancel = true;
    });
    const SearchResult result = searcher().search(request);
    over = true;
    const auto when_ended = work_of(searching);
    other.join();
    CHECK(when_ended - when_cancelled < kLate);
    CHECK((result.partial == Partial::cancelled || result.partial == Partial::no));
  }
}

TEST_CASE("a deadline that is not met changes nothing", "[search]") {
  std::atomic<bool> cancel = false;
  for (const Query& query :
       {Query::any_of(words(3)), Query::all_of(words(2)), Query::prefix("w12"), Query::fuzzy("w1234"),
        Query::phrase("w1 w2"), Query::phrase("w1 w2 w3", 5), Query::everything()}) {
    INFO(to_string(query));
    SearchRequest request = request_for(query);
    const SearchResult wanted = searcher().search(request);
    request.deadline = Clock::now() + std::chrono::hours(1);
    request.cancel = &cancel;
    const SearchResult found = searcher().search(request);
    CHECK(found.partial == Partial::no);
    CHECK(found.total_is_exact);
    CHECK(found.total == wanted.total);
    REQUIRE(found.hits.size() == wanted.hits.size());
    for (std::size_t i = 0; i < found.hits.size(); ++i) CHECK(found.hits[i].address == wanted.hits[i].address);
  }
}

TEST_CASE("a query's words stand for no more terms than its budget", "[search]") {
  SearchRequest request = request_for(Query::prefix("w1"));
  const SearchResult all = searcher().search(request);
  CHECK(all.partial == Partial::no);
  request.max_expansions = 100;
  const SearchResult cut = searcher().search(request);
  CHECK(cut.partial == Partial::expansions);
  CHECK_FALSE(cut.total_is_exact);
  CHECK(cut.total > 0);
  CHECK(cut.total < all.total);

  // The budget applies to the whole query, not to each word.
  std::vector<Query> prefixes;
  for (int i = 0; i < 50; ++i) prefixes.push_back(Query::prefix(word(static_cast<std::uint64_t>(100 + i))));
  request.query = Query::any_of(prefixes);
  CHECK(searcher().search(request).partial == Partial::expansions);
  request.max_expansions = 50 * 200;
  CHECK(searcher().search(request).partial == Partial::no);

  // The word itself is found even when the budget is used up.
  request.query = Query::any_of({Query::prefix("w1"), Query::term("same")});
  request.max_expansions = 1;
  request.limit = 100'000;
  const SearchResult with_word = searcher().search(request);
  CHECK(with_word.partial == Partial::expansions);
  CHECK(std::any_of(with_word.hits.begin(), with_word.hits.end(),
                    [](const Hit& hit) { return searcher().snapshot().key(hit.address) == "same"; }));
}

TEST_CASE("of a phrase of thousands of words the first are looked for, and it is said", "[search]") {
  for (const char* between : {" ", "."}) {
    std::string text = "same";
    for (int i = 0; i < 20'000; ++i) text.append(between).append("same");
    const SearchResult cut = searcher().search(request_for(Query::phrase(text)));
    CHECK(cut.partial == Partial::expansions);
    CHECK(cut.total == 1);
  }
}

TEST_CASE("the typed word is found behind spellings that use the budget up", "[search]") {
  Schema schema;
  schema.text("body");
  const auto directory = memory_directory();
  IndexWriter writer(directory, schema, {.background_merge = false});
  for (const char* word : {"tham", "thám", "thấm"}) {
    writer.add(Document(word).add("body", word));
    writer.commit();
  }
  writer.add(Document("all").add("body", "tham thám thấm"));
  writer.commit();
  const Searcher in_segments(Snapshot::open(directory));
  SearchRequest request = request_for(Query::term("thấm"));
  request.max_expansions = 0;
  const SearchResult found = in_segments.search(request);
  CHECK(found.partial == Partial::expansions);
  REQUIRE(found.hits.size() == 2);
  CHECK(in_segments.snapshot().key(found.hits[0].address) == "thấm");
  CHECK(in_segments.snapshot().key(found.hits[1].address) == "all");
}

TEST_CASE("terms that are looked at in vain are part of the budget", "[search]") {
  SearchRequest request = request_for(Query::fuzzy("w12345"));
  CHECK(searcher().search(request).partial == Partial::no);
  request.max_expansions = 100;  // 6,400 of about 20,000 terms are examined
  CHECK(searcher().search(request).partial == Partial::expansions);
}

TEST_CASE("a limit beyond all hits takes no memory for it", "[search]") {
  SearchRequest request = request_for(Query::term("w1"));
  request.limit = SIZE_MAX;
  request.offset = 5;
  const SearchResult result = searcher().search(request);
  CHECK(result.partial == Partial::no);
  CHECK(result.hits.size() == result.total - 5);
  request.sort_field = "number";
  CHECK(searcher().search(request).hits.size() == result.hits.size());
}

TEST_CASE("no hit is lost beside removed documents when the limit is the greatest number", "[search]") {
  for (std::uint32_t removed = 0; removed < 3; ++removed) {
    const auto directory = memory_directory();
    IndexWriter writer(directory, Schema(AnalyzerKind::plain).text("body"), {.background_merge = false});
    for (std::uint32_t i = 0; i < 300; ++i)
      writer.add(Document(std::to_string(i)).add("body", i % 7 == 0 ? "one one two" : i % 2 == 0 ? "one" : "two more"));
    writer.commit();
    for (std::uint32_t i = 0; i < removed; ++i) writer.remove(std::to_string(i));
    writer.commit();
    const Searcher after(Snapshot::open(directory));
    for (const Query& query : {Query::term("one"), Query::any_of({Query::term("one"), Query::term("two")})}) {
      SearchRequest request = request_for(query);
      request.limit = SIZE_MAX;
      CHECK(after.search(request).hits.size() == after.count(query));
    }
  }
}
