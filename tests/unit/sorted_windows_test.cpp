// Orders by numbers over several windows of a segment, which are taken by their extremes, against sorting every match.
#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "tra/index_writer.h"
#include "tra/searcher.h"

using namespace tra;

namespace {

constexpr std::uint32_t kDocuments = 4096 * 3 + 100;  // windows have 4,096 documents, the last one fewer

struct Numbers {
  std::vector<std::optional<std::int64_t>> of;  // by document
  std::shared_ptr<Directory> directory = memory_directory();
};

// How often the word occurs in a document. Later windows score higher, so that ties go to documents of later windows.
std::uint32_t times(std::uint32_t document) { return 1 + document / 4096; }

// Documents of equal length, so that the score rises with the frequency of the word alone.
Numbers index_of(std::vector<std::optional<std::int64_t>> of) {
  Numbers numbers{std::move(of)};
  Schema schema;
  schema.text("body").integer("number");
  IndexWriter writer(numbers.directory, schema, {.background_merge = false});
  for (std::size_t i = 0; i < numbers.of.size(); ++i) {
    Document document(std::to_string(i));
    std::string body;
    for (std::uint32_t word = 0; word < 6; ++word)
      body += word < times(static_cast<std::uint32_t>(i)) ? "họp " : "nghỉ ";
    document.add("body", body);
    if (numbers.of[i]) document.add("number", *numbers.of[i]);
    writer.add(document);
  }
  writer.commit();
  return numbers;
}

std::vector<std::uint32_t> wanted(const Numbers& numbers, bool descending, bool missing_first, std::size_t k) {
  std::vector<std::uint32_t> documents(numbers.of.size());
  for (std::uint32_t i = 0; i < documents.size(); ++i) documents[i] = i;
  const auto key = [&](std::uint32_t i) {
    const int group = numbers.of[i] ? 1 : missing_first ? 0 : 2;
    const std::int64_t number = numbers.of[i].value_or(0);
    return std::tuple(group, descending ? -number : number, -static_cast<int>(times(i)), i);
  };
  std::sort(documents.begin(), documents.end(), [&](auto a, auto b) { return key(a) < key(b); });
  documents.resize(std::min(k, documents.size()));
  return documents;
}

void check_orders(const Numbers& numbers) {
  const Searcher searcher(Snapshot::open(numbers.directory));
  for (const bool descending : {true, false})
    for (const bool missing_first : {true, false})
      for (const std::size_t k : {1u, 10u, 300u, 5000u}) {
        CAPTURE(descending, missing_first, k);
        SearchRequest request;
        request.query = Query::term("họp");
        request.sort_field = "number";
        request.descending = descending;
        request.missing_first = missing_first;
        std::vector<std::uint32_t> found;
        for (const std::size_t page : {k, k}) {  // the second page begins behind the first
          request.limit = page;
          const SearchResult result = searcher.search(request);
          for (const Hit& hit : result.hits) found.push_back(hit.address.document);
          request.after = result.next;
        }
        CHECK(found == wanted(numbers, descending, missing_first, 2 * k));
      }
}

std::vector<std::optional<std::int64_t>> numbers_of(
    const std::function<std::optional<std::int64_t>(std::uint32_t)>& of) {
  std::vector<std::optional<std::int64_t>> numbers;
  for (std::uint32_t i = 0; i < kDocuments; ++i) numbers.push_back(of(i));
  return numbers;
}

}  // namespace

TEST_CASE("numbers that rise or fall with the documents are put in order over windows", "[search]") {
  check_orders(index_of(numbers_of([](std::uint32_t i) { return std::int64_t{i} - 3000; })));
  check_orders(index_of(numbers_of([](std::uint32_t i) { return 7'000'000'000 - std::int64_t{i}; })));
}

TEST_CASE("numbers at random, with ties and with documents without one, are put in order over windows", "[search]") {
  std::mt19937 random(1);
  for (const std::int64_t values : {3, 200, 1'000'000}) {
    CAPTURE(values);
    check_orders(index_of(numbers_of([&](std::uint32_t i) -> std::optional<std::int64_t> {
      // The second window has no numbers, the third one misses some.
      if (i / 4096 == 1 || (i / 4096 == 2 && random() % 4 == 0)) return std::nullopt;
      return static_cast<std::int64_t>(random()) % values - values / 2;
    })));
  }
}
