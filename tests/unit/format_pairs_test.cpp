// Pair tables compared with sorted maps.
#include <catch2/catch.hpp>
#include <map>

#include "format_support.h"
#include "support/throws.h"
#include "tra/format/pair_table.h"

using tra::ErrorCode;
using tra::format::FileKind;
using tra::format::FileWriter;
using tra::format::kMaxPairCount;
using tra::format::PairTable;
using tra::format::PairTableWriter;
using tra::test::OpenBytes;
using tra::test::Random;
using tra::test::throws_code;

namespace {

using Pair = std::pair<std::uint32_t, std::uint32_t>;

struct Counts {
  std::uint64_t all = 0, capitals = 0;
};
struct Table {
  std::map<std::string, Counts> terms;
  std::map<Pair, Counts> pairs;
  std::uint64_t words = 0;
};

Counts random_counts(Random& random, std::uint64_t all) {
  return {all, random.chance(0.5) ? 0 : random.below(all + 1)};
}

Table random_table(Random& random, std::size_t terms, std::size_t pairs) {
  Table table;
  while (table.terms.size() < terms)
    table.terms["từ " + random.bytes(1 + random.below(8))] = random_counts(random, tra::test::random_bits(random, 40));
  for (std::size_t i = 0; i < pairs && terms > 0; ++i) {
    const std::uint64_t firsts = random.chance(0.5) ? terms : 1 + terms / 50;  // some words begin many pairs
    table.pairs[{static_cast<std::uint32_t>(random.below(firsts)), static_cast<std::uint32_t>(random.below(terms))}] =
        random_counts(random, 1 + tra::test::random_bits(random, random.chance(0.9) ? 6 : 56) % kMaxPairCount);
  }
  table.words = tra::test::random_bits(random, 64);
  return table;
}

void write(const Table& table, FileWriter& file) {
  PairTableWriter writer(file);
  std::uint32_t number = 0;
  for (const auto& [term, count] : table.terms) REQUIRE(writer.add_term(term, count.all, count.capitals) == number++);
  for (const auto& [pair, count] : table.pairs) writer.add_pair(pair.first, pair.second, count.all, count.capitals);
  writer.finish(table.words);
}

OpenBytes written(const Table& table) {
  return tra::test::written(FileKind::pairs, [&](FileWriter& file) { write(table, file); });
}

void check_terms(Random& random, const Table& table, const PairTable& read) {
  std::vector<std::uint64_t> begun(table.terms.size()), counted(table.terms.size());
  for (const auto& [pair, count] : table.pairs) {
    ++begun[pair.first];
    counted[pair.first] += count.all;
  }
  auto at = read.seek_term({});
  std::uint32_t number = 0;
  for (const auto& [term, count] : table.terms) {
    REQUIRE(at.valid());
    REQUIRE(at.number() == number);
    REQUIRE(at.term() == term);
    REQUIRE(at.count() == count.all);
    REQUIRE(at.capitals() == count.capitals);
    REQUIRE(at.pairs() == begun[number]);
    REQUIRE(at.pair_sum() == counted[number]);
    ++number;
    at.next();
  }
  REQUIRE_FALSE(at.valid());
  for (int i = 0; i < 500; ++i) {
    const std::string wanted =
        random.chance(0.8) ? "từ " + random.bytes(random.below(3)) : random.bytes(random.below(3));
    const auto expected = table.terms.lower_bound(wanted);
    const auto found = read.seek_term(wanted);
    REQUIRE(found.valid() == (expected != table.terms.end()));
    if (!found.valid()) continue;
    REQUIRE(found.term() == expected->first);
    REQUIRE(read.term(found.number()) == expected->first);
  }
  CHECK(throws_code(ErrorCode::invalid_argument, [&] { read.term(read.terms()); }));
}

void check_pairs(Random& random, const Table& table, const PairTable& read) {
  auto at = read.seek_pair(0, 0);
  for (const auto& [pair, count] : table.pairs) {
    REQUIRE(at.valid());
    REQUIRE(Pair(at.first(), at.second()) == pair);
    REQUIRE(at.count() == count.all);
    REQUIRE(at.capitals() == count.capitals);
    at.next();
  }
  REQUIRE_FALSE(at.valid());
  for (int i = 0; i < 500; ++i) {
    const Pair wanted(static_cast<std::uint32_t>(random.below(table.terms.size() + 2)),
                      static_cast<std::uint32_t>(random.below(table.terms.size() + 2)));
    const auto expected = table.pairs.lower_bound(wanted);
    const auto found = read.seek_pair(wanted.first, wanted.second);
    REQUIRE(found.valid() == (expected != table.pairs.end()));
    if (found.valid()) REQUIRE(Pair(found.first(), found.second()) == expected->first);
  }
}

}  // namespace

TEST_CASE("pair tables of any size are found in and walked", "[format]") {
  const std::uint64_t seed = tra::test::test_seed();
  INFO("seed " << seed);
  Random random(seed);
  for (const std::size_t terms : {0u, 1u, 31u, 32u, 33u, 64u, 1000u})
    for (const std::size_t pairs : {0u, 1u, 127u, 128u, 129u, 300u, 5000u}) {
      INFO(terms << " terms, up to " << pairs << " pairs");
      const Table table = random_table(random, terms, pairs);
      const OpenBytes open = written(table);
      const PairTable read(open.file());
      REQUIRE(read.words() == table.words);
      REQUIRE(read.terms() == table.terms.size());
      REQUIRE(read.pairs() == table.pairs.size());
      check_terms(random, table, read);
      check_pairs(random, table, read);
    }
}

TEST_CASE("pairs out of order, of unknown terms or without a count are refused", "[format]") {
  tra::test::framed(FileKind::pairs, [](FileWriter& file) {
    PairTableWriter writer(file);
    const auto refuses = [](const auto& call) { return throws_code(ErrorCode::invalid_argument, call); };
    CHECK(refuses([&] { writer.add_term("", 1, 0); }));
    CHECK(refuses([&] { writer.add_term(std::string(tra::format::kMaxPairTermBytes + 1, 'a'), 1, 0); }));
    writer.add_term("a", 1, 0);
    CHECK(refuses([&] { writer.add_term("a", 1, 0); }));
    writer.add_term("b", 1, 0);
    CHECK(refuses([&] { writer.add_pair(0, 2, 1, 0); }));
    CHECK(refuses([&] { writer.add_pair(2, 0, 1, 0); }));
    CHECK(refuses([&] { writer.add_pair(0, 1, 0, 0); }));
    CHECK(refuses([&] { writer.add_pair(0, 1, 5, 6); }));
    CHECK(refuses([&] { writer.add_pair(0, 1, kMaxPairCount + 1, 0); }));
    writer.add_pair(0, 1, kMaxPairCount, 0);
    CHECK(refuses([&] { writer.add_pair(0, 1, 1, 0); }));
    CHECK(refuses([&] { writer.add_pair(0, 0, 1, 0); }));
    CHECK(refuses([&] { writer.add_term("c", 1, 0); }));
    writer.add_pair(1, 0, 1, 0);
    writer.finish(2);
  });
}

TEST_CASE("a damaged pair table is refused or read, and never leads outside", "[format]") {
  const std::uint64_t seed = tra::test::test_seed();
  INFO("seed " << seed);
  Random random(seed);
  const OpenBytes open = written(random_table(random, 100, 400));
  const std::string content = tra::test::as_string(
      open.file().read(tra::format::kHeaderSize, open.file().content_end() - tra::format::kHeaderSize));
  int refused = 0;
  for (int round = 0; round < 2000; ++round) {
    std::string damaged = content;
    damaged[random.chance(0.5) ? random.below(damaged.size()) : damaged.size() - 1 - random.below(100)] ^=
        static_cast<char>(1 + random.below(255));
    // The content is framed again, so that checksums are correct and the damage reaches the decoder.
    const OpenBytes reframed =
        tra::test::written(FileKind::pairs, [&](FileWriter& file) { file.append(tra::test::as_bytes(damaged)); });
    try {
      const PairTable table(reframed.file());
      std::size_t steps = 0;
      for (auto at = table.seek_term({}); at.valid() && steps < content.size(); at.next()) ++steps;
      for (auto at = table.seek_pair(0, 0); at.valid() && steps < 2 * content.size(); at.next()) ++steps;
      table.seek_term("từ k");
      table.seek_pair(50, 50);
      REQUIRE(steps < 2 * content.size());  // each step takes a byte of the file
    } catch (const tra::Error& error) {
      REQUIRE(error.code() == ErrorCode::corruption);
      ++refused;
    }
  }
  CHECK(refused > 0);
}
