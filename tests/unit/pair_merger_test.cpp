// Pair tables of several segments, summed when read and merged into one.
#include <catch2/catch.hpp>

#include "search/plan/pairs.h"
#include "tra/index_writer.h"
#include "tra/snapshot.h"

using namespace tra;
using namespace tra::search;

namespace {

class Index {
 public:
  Index() : writer_(directory_, Schema().text("body"), options()) {}
  // Adds a segment with this number of documents, all with this text.
  Index& segment(const std::string& text, int documents) {
    for (int i = 0; i < documents; ++i) writer_.add(Document(std::to_string(next_++)).add("body", text));
    writer_.commit();
    return *this;
  }
  void remove(int key) { writer_.remove(std::to_string(key)); }
  void merge() { writer_.merge(); }
  void commit() { writer_.commit(); }

  std::shared_ptr<const Snapshot> snapshot() const { return Snapshot::open(directory_); }

 private:
  static WriterOptions options() {
    WriterOptions options;
    options.background_merge = false;
    return options;
  }
  std::shared_ptr<Directory> directory_ = memory_directory();
  IndexWriter writer_;
  int next_ = 0;
};

std::string key(const std::string& word) {
  Analyzer analyzer;
  std::vector<Token> tokens;
  analyzer.analyze(word, 0, tokens);
  return std::string(analyzer.key(tokens.at(0).term));
}

std::uint64_t pair_count(const Snapshot& snapshot, const std::string& first, const std::string& second) {
  const std::vector<std::string> firsts{key(first)}, seconds{key(second)};
  const std::vector<PairCount> found = PairStatistics(snapshot.impl()).pairs(firsts, seconds);
  return found.empty() ? 0 : found.at(0).count;
}

}  // namespace

TEST_CASE("a reader sums the tables of all segments", "[search]") {
  Index index;
  index.segment("tham khảo chính trị", 4).segment("tham khảo ý kiến", 5);
  const auto snapshot = index.snapshot();
  REQUIRE(snapshot->segments().size() == 2);
  const PairStatistics pairs(snapshot->impl());
  CHECK(pairs.words() == 36);
  CHECK(pairs.word(key("tham")).count == 9);
  CHECK(pair_count(*snapshot, "tham", "khảo") == 9);
  CHECK(pair_count(*snapshot, "khảo", "chính") == 4);
  CHECK(pair_count(*snapshot, "chính", "khảo") == 0);
}

TEST_CASE("merged counts are the sums", "[index]") {
  Index index;
  index.segment("tham khảo Chính trị", 4).segment("tham khảo ý kiến", 5).segment("đối thoại chính trị", 3);
  index.merge();
  const auto snapshot = index.snapshot();
  REQUIRE(snapshot->segments().size() == 1);
  const PairStatistics pairs(snapshot->impl());
  CHECK(pairs.words() == 48);
  CHECK(pair_count(*snapshot, "tham", "khảo") == 9);
  CHECK(pair_count(*snapshot, "chính", "trị") == 7);
  CHECK(pair_count(*snapshot, "thoại", "chính") == 3);
  CHECK(pairs.word(key("chính")).count == 7);
  CHECK(pairs.word(key("chính")).capitals == 4);
  // The number of pairs that begin with a word must be exact, because smoothing relies on it.
  CHECK(pairs.word(key("khảo")).pairs == 2);
  CHECK(pairs.word(key("khảo")).pair_sum == 9);
}

TEST_CASE("words and pairs that stay rare are left out of a merged table", "[index]") {
  Index index;
  index.segment("tham khảo", 3).segment("ngoại giao", 2).segment("khảo sát", 1);
  index.merge();
  const auto snapshot = index.snapshot();
  CHECK(pair_count(*snapshot, "tham", "khảo") == 3);
  CHECK(pair_count(*snapshot, "ngoại", "giao") == 0);
  CHECK(pair_count(*snapshot, "khảo", "sát") == 0);
  CHECK(PairStatistics(snapshot->impl()).word(key("ngoại")).count == 0);
}

TEST_CASE("counts of a segment with deleted documents are scaled when it is merged", "[index]") {
  Index index;
  index.segment("tham khảo", 20).segment("đối thoại", 10);
  for (int i = 0; i < 10; ++i) index.remove(i);
  index.commit();
  index.merge();
  const auto snapshot = index.snapshot();
  CHECK(snapshot->documents() == 20);
  CHECK(pair_count(*snapshot, "tham", "khảo") == 10);
  CHECK(pair_count(*snapshot, "đối", "thoại") == 10);
  CHECK(PairStatistics(snapshot->impl()).words() == 40);
}

TEST_CASE("an empty index has an empty table", "[search]") {
  Index index;
  index.merge();
  const auto snapshot = index.snapshot();
  const PairStatistics pairs(snapshot->impl());
  CHECK(pairs.words() == 0);
  CHECK(pairs.word(key("tham")).count == 0);
  CHECK(pairs.followers(key("tham")).empty());
}
