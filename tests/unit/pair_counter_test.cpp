// Counting pairs of adjacent words, compared with a plain map.
#include <catch2/catch.hpp>
#include <map>

#include "format_support.h"
#include "index/pair_counter.h"

using namespace tra;
using format::FileKind;
using format::PairTable;
using test::OpenBytes;
using tra::index::PairCounter;

namespace {

struct Counts {
  std::uint64_t all = 0, capitals = 0;
  bool operator==(const Counts&) const = default;
};

struct Counted {
  std::map<std::string, Counts> words;
  std::map<std::string, Counts> pairs;  // "first second"
  std::uint64_t all_words = 0;
};

Counted read(const PairTable& table) {
  Counted counted;
  counted.all_words = table.words();
  for (auto at = table.seek_term({}); at.valid(); at.next())
    counted.words[term_text(at.term())] = {at.count(), at.capitals()};
  for (auto at = table.seek_pair(0, 0); at.valid(); at.next())
    counted.pairs[term_text(table.term(at.first())) + " " + term_text(table.term(at.second()))] = {at.count(),
                                                                                                   at.capitals()};
  return counted;
}

class Counter {
 public:
  explicit Counter(std::uint64_t most_bytes = 1 << 20) : counter_(most_bytes) {}
  Counter& add(std::string_view text, int times = 1) {
    std::vector<Token> tokens;
    analyzer_.analyze(text, 0, tokens);
    for (int i = 0; i < times; ++i) counter_.add(tokens, text);
    return *this;
  }
  Counted counted(std::uint32_t least = 1) const {
    const OpenBytes file =
        test::written(FileKind::pairs, [&](format::FileWriter& out) { counter_.write(out, analyzer_, least); });
    return read(PairTable(file.file()));
  }
  std::size_t memory() const { return counter_.memory(); }

 private:
  Analyzer analyzer_;
  PairCounter counter_;
};

}  // namespace

TEST_CASE("words that follow each other are counted as pairs", "[index]") {
  const Counted counted = Counter().add("tham khảo chính trị, tham khảo").counted();
  CHECK(counted.all_words == 6);
  CHECK(counted.words.at("tham") == Counts{2, 0});
  CHECK(counted.pairs.at("tham khảo") == Counts{2, 0});
  CHECK(counted.pairs.at("khảo chính") == Counts{1, 0});
  CHECK(counted.pairs.at("trị tham") == Counts{1, 0});
  CHECK(counted.pairs.size() == 4);
}

TEST_CASE("sentences, numbers and aliases make no pairs", "[index]") {
  CHECK(Counter().add("họp xong. Đoàn về").counted().pairs.count("xong đoàn") == 0);
  const Counted number = Counter().add("lần 6 tại").counted();
  CHECK(number.pairs.empty());
  CHECK(number.all_words == 2);
  const Counted alias = Counter().add("LHQ họp").counted();
  CHECK(alias.pairs.size() == 1);
  CHECK(alias.pairs.count("lhq họp") == 1);
  CHECK(alias.words.count("liên") == 0);
}

TEST_CASE("capitals are counted but at the begin of a sentence", "[index]") {
  const Counted counted = Counter().add("Thăm Việt Nam. Thăm Đà Nẵng, thăm lào").counted();
  CHECK(counted.words.at("việt") == Counts{1, 1});
  CHECK(counted.words.at("đà") == Counts{1, 1});
  CHECK(counted.words.at("lào") == Counts{1, 0});
  CHECK(counted.words.at("thăm") == Counts{3, 0});
  CHECK(counted.pairs.at("việt nam") == Counts{1, 1});
  CHECK(counted.pairs.at("thăm lào") == Counts{1, 0});
}

TEST_CASE("rare words and pairs are left out when they are written", "[index]") {
  const Counted counted = Counter().add("ngoại giao", 3).add("giao hữu", 2).counted(3);
  CHECK(counted.words.size() == 2);
  CHECK(counted.words.at("giao").all == 5);
  CHECK(counted.pairs.size() == 1);
  CHECK(counted.pairs.at("ngoại giao").all == 3);
  CHECK(counted.all_words == 10);
}

TEST_CASE("a full table forgets rare pairs, keeps frequent ones and stays in bounds", "[index]") {
  const std::uint64_t seed = test::test_seed();
  INFO("seed " << seed);
  test::Random random(seed);
  Counter counter(1 << 16);
  std::uint64_t frequent = 0;
  std::map<std::string, std::uint64_t> exact;
  std::size_t most_memory = 0;
  for (int i = 0; i < 30'000; ++i) {
    if (i % 10 == 0) {
      counter.add("việt nam");
      ++frequent;
    }
    const std::string first = "w" + std::to_string(random.below(300)), second = "v" + std::to_string(random.below(300));
    counter.add(first + " " + second);
    ++exact[first + " " + second];
    most_memory = std::max(most_memory, counter.memory());
  }
  const Counted counted = counter.counted();
  CHECK(counted.pairs.at("việt nam").all == frequent);
  CHECK(counted.pairs.size() < exact.size());
  for (const auto& [pair, counts] : counted.pairs)
    if (pair != "việt nam") REQUIRE(counts.all <= exact.at(pair));
  CHECK(most_memory < (1 << 16) + 64 * 1024);
}
