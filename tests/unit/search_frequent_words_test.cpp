// Counts of frequent words, whose documents a snapshot keeps as bits, against the documents they stand in.
#include <atomic>
#include <catch2/catch.hpp>
#include <functional>
#include <thread>

#include "search/plan/query_plan.h"
#include "search/score/frequent_words.h"
#include "support/random.h"
#include "tra/index_writer.h"
#include "tra/searcher.h"

using namespace tra;
using search::kWindow, search::WindowBits, search::Work;

namespace {

// The word wN stands in every N-th document. A word is frequent up to w16.
constexpr std::size_t kSteps[] = {1, 2, 3, 7, 15, 16, 17, 40, 500, 4000};
constexpr std::size_t kDocuments = 5 * kWindow + 701;  // of a segment, more than the windows before a list is read

std::string word(std::size_t step) { return "w" + std::to_string(step); }

std::shared_ptr<Directory> index_of(std::size_t segments, bool with_removed) {
  const auto directory = memory_directory();
  IndexWriter writer(directory, Schema(AnalyzerKind::plain).text("body"), {.background_merge = false});
  for (std::size_t i = 0; i < segments * kDocuments; ++i) {
    std::string text;
    for (const std::size_t step : kSteps)
      if (i % step == 0) text += word(step) + " ";
    writer.add(Document(std::to_string(i)).add("body", text));
    if ((i + 1) % kDocuments == 0) writer.commit();
  }
  if (with_removed)
    for (std::size_t i = 0; i < segments * kDocuments; i += 11) writer.remove(std::to_string(i));
  writer.commit();
  return directory;
}

// A query, and which documents match it.
struct Case {
  Query query;
  std::function<bool(std::size_t)> matches;
};

Case of_word(std::size_t step) {
  return {Query::term(word(step)), [=](std::size_t i) { return i % step == 0; }};
}

Case random_case(test::Random& random, int depth) {
  if (depth == 0 || random.below(4) == 0) return of_word(kSteps[random.below(std::size(kSteps))]);
  std::vector<Query> queries;
  std::vector<Case> cases;
  for (std::size_t i = 0, count = 2 + random.below(3); i < count; ++i) {
    cases.push_back(random_case(random, depth - 1));
    queries.push_back(cases.back().query);
  }
  switch (random.below(3)) {
    case 0:
      return {Query::all_of(queries), [=](std::size_t i) {
                return std::all_of(cases.begin(), cases.end(), [&](const Case& each) { return each.matches(i); });
              }};
    case 1:
      return {Query::any_of(queries), [=](std::size_t i) {
                return std::any_of(cases.begin(), cases.end(), [&](const Case& each) { return each.matches(i); });
              }};
    default:
      return {Query::boolean({queries[0]}, {}, {queries[1]}),
              [=](std::size_t i) { return cases[0].matches(i) && !cases[1].matches(i); }};
  }
}

std::uint64_t expected(const Case& of, std::size_t segments, bool with_removed) {
  std::uint64_t count = 0;
  for (std::size_t i = 0; i < segments * kDocuments; ++i) count += of.matches(i) && !(with_removed && i % 11 == 0);
  return count;
}

std::uint64_t total(const Searcher& searcher, const Query& query) {
  SearchRequest request;
  request.query = query;
  request.exact_total = true;
  const SearchResult result = searcher.search(request);
  CHECK(result.total_is_exact);
  return result.total;
}

}  // namespace

TEST_CASE("queries of frequent and rare words are counted exactly, whatever a snapshot has kept", "[search]") {
  INFO("TRA_TEST_SEED=" << test::test_seed());
  test::Random random(test::test_seed());
  std::vector<Case> cases;
  for (const std::size_t a : kSteps)
    for (const std::size_t b : kSteps) {
      const Case one = of_word(a), other = of_word(b);
      cases.push_back(
          {Query::all_of({one.query, other.query}), [=](std::size_t i) { return one.matches(i) && other.matches(i); }});
    }
  for (int i = 0; i < 60; ++i) cases.push_back(random_case(random, 3));
  for (const std::size_t segments : {1, 3})
    for (const bool with_removed : {false, true}) {
      const auto directory = index_of(segments, with_removed);
      const Searcher kept(Snapshot::open(directory));
      for (int round = 0; round < 2; ++round)
        for (std::size_t i = 0; i < cases.size(); ++i) {
          INFO(segments << " segments, removed " << with_removed << ", " << to_string(cases[i].query));
          const std::uint64_t count = expected(cases[i], segments, with_removed);
          CHECK(total(kept, cases[i].query) == count);
          if (round == 0 && i % 9 == 0) CHECK(total(Searcher(Snapshot::open(directory)), cases[i].query) == count);
        }
    }
}

TEST_CASE("threads count by the same kept documents", "[search]") {
  const Searcher searcher(Snapshot::open(index_of(3, false)));
  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  for (std::size_t start = 0; start < 4; ++start)
    threads.emplace_back([&, start] {
      for (std::size_t i = 0; i < 100; ++i) {
        const Case one = of_word(kSteps[(i + start) % 6]), other = of_word(kSteps[(i / 6) % 7]);
        const Case both{Query::all_of({one.query, other.query}),
                        [=](std::size_t n) { return one.matches(n) && other.matches(n); }};
        if (searcher.count(both.query, {}) != expected(both, 3, false)) ++wrong;
      }
    });
  for (std::thread& thread : threads) thread.join();
  CHECK(wrong == 0);
}

TEST_CASE("a search that holds the documents of many words reads the lists of the others", "[search]") {
  constexpr std::size_t kBytes = (kDocuments + kWindow - 1) / kWindow * kWindow / 8;  // of one word's documents
  const auto snapshot = Snapshot::open(index_of(1, false));
  const Snapshot::Impl& impl = snapshot->impl();
  Work any;
  for (const std::size_t step : {2, 3, 7})
    search::documents_of_frequent(impl, 0, *impl.segments[0]->terms().find("\x01" + word(step)), any);
  SearchRequest request;
  request.query = Query::all_of({of_word(2).query, of_word(3).query, of_word(7).query});
  const auto windows = [&](Work& work) {
    const search::QueryPlan plan(impl, request, work);
    const search::ScorerPtr scorer = plan.scorer(0);
    std::vector<std::uint32_t> found;
    for (std::uint32_t base = 0; base < kDocuments; base += kWindow) {
      WindowBits bits;
      bits.clear();
      scorer->match_window(base, bits);
      for (std::uint32_t i = bits.next(0); i < kWindow; i = bits.next(i + 1)) found.push_back(base + i);
    }
    return found;
  };
  std::vector<std::uint32_t> expected;
  for (std::uint32_t i = 0; i < kDocuments; i += 42) expected.push_back(i);
  for (const std::size_t words : {0, 1, 2, 3, 4}) {
    INFO("room for " << words << " words");
    Work work;
    while (work.hold(kBytes)) continue;
    work.release(words * kBytes);
    CHECK(windows(work) == expected);
    CHECK(work.hold(words * kBytes));  // all was given back
    CHECK_FALSE(work.hold(kBytes));
  }
}

TEST_CASE("documents that a search was stopped from reading are not kept", "[search]") {
  const auto snapshot = Snapshot::open(index_of(1, false));
  const Snapshot::Impl& impl = snapshot->impl();
  const format::PostingListRef list = *impl.segments[0]->terms().find("\x01w2");
  const std::atomic<bool> cancel = true;
  SearchRequest request;
  request.cancel = &cancel;
  Work work(request);
  const auto read = [&] {
    for (int i = 0; i < 10'000; ++i) search::documents_of_frequent(impl, 0, list, work);
  };
  CHECK_THROWS_AS(read(), search::Stopped);
  CHECK(search::kept_documents(impl, 0, list) == nullptr);
  Work other;
  const auto documents = search::documents_of_frequent(impl, 0, list, other);
  CHECK(search::kept_documents(impl, 0, list) == documents);
}

TEST_CASE("the documents of a word are kept by its list and segment", "[search]") {
  const auto snapshot = Snapshot::open(index_of(2, false));
  const Snapshot::Impl& impl = snapshot->impl();
  const auto list = [&](std::size_t segment, std::size_t step) {
    return *impl.segments[segment]->terms().find("\x01" + word(step));
  };
  CHECK(search::is_frequent(*impl.segments[0], list(0, 16)));
  CHECK_FALSE(search::is_frequent(*impl.segments[0], list(0, 17)));
  Work work;
  const auto first = search::documents_of_frequent(impl, 0, list(0, 3), work);
  const auto second = search::documents_of_frequent(impl, 1, list(1, 3), work);
  CHECK(search::kept_documents(impl, 0, list(0, 3)) == first);
  CHECK(search::kept_documents(impl, 1, list(1, 3)) == second);
  CHECK(search::documents_of_frequent(impl, 0, list(0, 3), work) == first);
  CHECK(search::kept_documents(impl, 0, list(0, 2)) == nullptr);
  const bool same = *first == *second;
  CHECK_FALSE(same);  // the second segment does not begin at a multiple of three
}
