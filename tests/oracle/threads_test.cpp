// Many threads add, commit, merge and search one index, or search one snapshot. A snapshot must show exactly one
// commit, and every thread must get the same answer from it. The thread sanitizer finds data races:
// -DTRA_SANITIZE=thread, TSAN_OPTIONS=suppressions=thread_sanitizer.supp.
#include <atomic>
#include <catch2/catch.hpp>
#include <thread>

#include "oracle/random_archive.h"
#include "support/random.h"
#include "tra/index_writer.h"

using namespace tra;
using namespace tra::test;

namespace {

// Catch's checks work in one thread only. The other threads record their first failure here.
class Failure {
 public:
  void say(const std::string& what) {
    bool none = false;
    if (happened_.compare_exchange_strong(none, true)) what_ = what;
  }
  template <typename Work>
  auto guarded(Work work) {
    return [this, work] {
      try {
        work();
      } catch (const std::exception& error) {
        say(error.what());
      }
    };
  }
  // Called after all threads have ended.
  std::string what() const { return what_; }

 private:
  std::atomic<bool> happened_{false};
  std::string what_;
};

struct Archive {
  Archive(Random& random, const Schema& schema, std::size_t document_count, std::size_t request_count) {
    RandomArchive archive(random, schema);
    for (std::size_t i = 0; i < document_count; ++i) documents.push_back(archive.document("doc" + std::to_string(i)));
    for (std::size_t i = 0; i < request_count; ++i) requests.push_back(archive.request(true));
  }
  std::vector<Document> documents;
  std::vector<SearchRequest> requests;
};

// The hits, the total and the facets as text.
std::string answer(const Searcher& searcher, const SearchRequest& request) {
  const SearchResult result = searcher.search(request);
  std::string text = std::to_string(result.total);
  for (const Hit& hit : result.hits)
    text += ' ' + searcher.snapshot().key(hit.address) + ':' + std::to_string(hit.score);
  for (const FacetResult& facet : result.facets)
    for (const FacetCount& count : facet.counts) text += ' ' + count.value + '=' + std::to_string(count.count);
  return text;
}

void run_all(std::vector<std::thread>& threads) {
  for (std::thread& thread : threads) thread.join();
}

}  // namespace

TEST_CASE("threads that share a snapshot get the same answers", "[oracle]") {
  Random random(test_seed());
  INFO("TRA_TEST_SEED=" << test_seed());
  const Schema schema = random_schema(random);
  const auto directory = memory_directory();
  IndexWriter writer(directory, schema, {.background_merge = false});
  const Archive archive(random, schema, 300, 60);
  for (const Document& document : archive.documents) writer.add(document);
  writer.commit();

  std::vector<std::string> expected;
  {
    const Searcher alone(Snapshot::open(directory));
    for (const SearchRequest& request : archive.requests) expected.push_back(answer(alone, request));
  }
  const auto shared = Snapshot::open(directory);  // no thread has read from it yet
  Failure failure;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back(failure.guarded([&] {
      const Searcher searcher(shared);
      for (std::size_t r = 0; r < expected.size(); ++r)
        if (answer(searcher, archive.requests[r]) != expected[r])
          failure.say("another answer to " + to_string(archive.requests[r].query));
    }));
  run_all(threads);
  CHECK(failure.what() == "");
}

TEST_CASE("searches go on while threads add, commit and merge", "[oracle]") {
  Random random(test_seed());
  INFO("TRA_TEST_SEED=" << test_seed());
  const Schema schema = random_schema(random);
  const Archive archive(random, schema, 600, 40);
  const std::vector<Document>& documents = archive.documents;
  const auto directory = memory_directory();
  constexpr std::size_t kAdders = 2, kCommits = 6;
  Failure failure;
  std::atomic<bool> done{false};
  std::atomic<std::size_t> searches{0};
  {
    IndexWriter writer(directory, schema, {.threads = 2, .background_merge = true, .merges = 2});
    writer.commit();
    std::vector<std::thread> searchers;
    for (std::size_t i = 0; i < 2; ++i)
      searchers.emplace_back(failure.guarded([&, i] {
        std::uint64_t last = 0;
        for (std::size_t r = i; !done || searches < 20; ++r, ++searches) {
          const auto snapshot = Snapshot::open(directory);
          if (snapshot->generation() < last) failure.say("an older commit came after a newer one");
          last = snapshot->generation();
          const Searcher searcher(snapshot);
          if (searcher.count(Query::everything()) != snapshot->documents()) failure.say("a snapshot of no one commit");
          const SearchRequest& request = archive.requests[r % archive.requests.size()];
          for (const Hit& hit : searcher.search(request).hits)
            searcher.snippet(request.query, snapshot->document(hit.address));
        }
      }));
    for (std::size_t commit = 0; commit < kCommits; ++commit) {
      std::vector<std::thread> adders;
      for (std::size_t i = 0; i < kAdders; ++i)
        adders.emplace_back(failure.guarded([&, i] {
          for (std::size_t d = commit * kAdders + i; d < documents.size(); d += kCommits * kAdders)
            writer.add(documents[d]);
          writer.remove("doc" + std::to_string(commit * kAdders + i));
        }));
      run_all(adders);
      writer.commit();
    }
    writer.merge();
    done = true;
    run_all(searchers);
  }
  CHECK(failure.what() == "");
  // Each removal follows the adds of its own thread and removes the first document of this thread.
  CHECK(Snapshot::open(directory)->documents() == documents.size() - kCommits * kAdders);
  CHECK(check_index(directory).problems.empty());
}
