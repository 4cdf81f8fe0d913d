// Graph bisection: similar documents get adjacent numbers.
#include <catch2/catch.hpp>
#include <set>

#include "index/graph_bisection.h"
#include "snapshot/snapshot_impl.h"
#include "support/random.h"
#include "tra/index_writer.h"

using namespace tra;

namespace {

// An index whose documents alternate between two subjects, in this number of segments.
std::shared_ptr<const Snapshot> two_subjects(int documents, int segments) {
  test::Random random(3);
  const auto directory = memory_directory();
  WriterOptions options;
  options.background_merge = false;
  IndexWriter writer(directory, Schema(AnalyzerKind::plain).text("body"), options);
  for (int i = 0; i < documents; ++i) {
    std::string text;
    for (int word = 0; word < 30; ++word)
      text += (i % 2 == 0 ? "even" : "odd") + std::to_string(random.below(40)) + " ";
    writer.add(Document(std::to_string(i)).add("body", text));
    if ((i + 1) % (documents / segments) == 0) writer.commit();
  }
  writer.commit();
  return Snapshot::open(directory);
}

index::DocMap bisected(const Snapshot& snapshot, std::uint32_t dropped) {
  const Snapshot::Impl& impl = snapshot.impl();
  index::DocMap map;
  std::uint32_t number = 0;
  for (const auto& segment : impl.segments) {
    auto& numbers = map.emplace_back();
    for (std::uint32_t i = 0; i < segment->documents(); ++i)
      numbers.push_back(dropped != 0 && i % dropped == 0 ? index::kDropped : number++);
  }
  index::bisect(impl.segments, number, map);
  return map;
}

// The kept documents must have the numbers 0 to size - 1, each once.
void check_is_permutation(const index::DocMap& map, std::size_t size) {
  std::set<std::uint32_t> seen;
  for (const auto& numbers : map)
    for (const std::uint32_t number : numbers)
      if (number != index::kDropped) seen.insert(number);
  REQUIRE(seen.size() == size);
  CHECK((size == 0 || *seen.rbegin() == size - 1));
}

}  // namespace

TEST_CASE("bisection only reorders, whatever is dropped", "[index]") {
  const auto snapshot = two_subjects(300, 3);
  check_is_permutation(bisected(*snapshot, 0), 300);
  const auto map = bisected(*snapshot, 5);
  check_is_permutation(map, 240);
  for (const auto& numbers : map)
    for (std::size_t i = 0; i < numbers.size(); ++i) CHECK((numbers[i] == index::kDropped) == (i % 5 == 0));
}

TEST_CASE("bisection puts documents of one subject side by side", "[index]") {
  const auto map = bisected(*two_subjects(400, 1), 0);
  std::size_t even_in_front = 0;
  for (std::size_t i = 0; i < 400; i += 2) even_in_front += map[0][i] < 200;
  CHECK((even_in_front >= 190 || even_in_front <= 10));
}

TEST_CASE("few documents are left as they are", "[index]") {
  const auto map = bisected(*two_subjects(20, 1), 0);
  for (std::uint32_t i = 0; i < 20; ++i) CHECK(map[0][i] == i);
}
