// Readers and mergers look at no byte of a file before it was fetched.
#include <catch2/catch.hpp>
#include <thread>

#include "oracle/random_archive.h"
#include "support/fetched_directory.h"
#include "support/random.h"
#include "tra/index_writer.h"

using namespace tra;
using namespace tra::test;

namespace {

// The hits with their stored documents, the total and the facets as text.
std::string answer(const Searcher& searcher, const SearchRequest& request) {
  const SearchResult result = searcher.search(request);
  std::string text = std::to_string(result.total);
  for (const Hit& hit : result.hits) {
    text += ' ' + searcher.snapshot().key(hit.address) + ':' + std::to_string(hit.score);
    text += '/' + std::string(searcher.snapshot().document(hit.address).text("page"));
  }
  for (const FacetResult& facet : result.facets)
    for (const FacetCount& count : facet.counts) text += ' ' + count.value + '=' + std::to_string(count.count);
  return text;
}

// The archive in three commits, with removals.
void write(const std::shared_ptr<Directory>& directory, const Schema& schema, const std::vector<Document>& documents) {
  IndexWriter writer(directory, schema, {.background_merge = false});
  for (std::size_t i = 0; i < documents.size(); ++i) {
    writer.add(documents[i]);
    if (i % 7 == 3) writer.remove("doc" + std::to_string(i / 2));
    if (i % (documents.size() / 3) == 0) writer.commit();
  }
  writer.commit();
}

}  // namespace

TEST_CASE("nothing of a file is looked at before it was fetched", "[oracle]") {
  Random random(test_seed());
  INFO("TRA_TEST_SEED=" << test_seed());
  const Schema schema = random_schema(random);
  RandomArchive archive(random, schema);
  std::vector<Document> documents;
  for (std::size_t i = 0; i < 300; ++i) documents.push_back(archive.document("doc" + std::to_string(i)));
  std::vector<SearchRequest> requests;
  for (std::size_t i = 0; i < 40; ++i) requests.push_back(archive.request(true));

  const std::shared_ptr<Directory> plain = memory_directory();
  const auto fetched = std::make_shared<FetchedDirectory>(memory_directory());
  write(plain, schema, documents);
  write(fetched, schema, documents);
  for (const bool merged : {false, true}) {
    if (merged)
      for (const std::shared_ptr<Directory>& directory : {plain, std::shared_ptr<Directory>(fetched)})
        IndexWriter(directory, schema, {.background_merge = false}).merge();
    const Searcher expected(Snapshot::open(plain));
    const auto shared = Snapshot::open(fetched);
    std::vector<std::string> answers(requests.size());
    std::vector<std::thread> threads;  // which fetch the same pages
    for (std::size_t t = 0; t < 2; ++t)
      threads.emplace_back([&, t] {
        const Searcher searcher(shared);
        for (std::size_t i = t; i < requests.size(); i += 2) answers[i] = answer(searcher, requests[i]);
      });
    for (std::thread& thread : threads) thread.join();
    for (std::size_t i = 0; i < requests.size(); ++i) CHECK(answers[i] == answer(expected, requests[i]));
    CHECK(check_index(fetched).problems.empty());
  }
}
