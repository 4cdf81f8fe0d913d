// Applies a random sequence of events to one index and checks its contents after each.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "support/random.h"
#include "tra/directory.h"
#include "tra/index_writer.h"

namespace tra::test {

// A document as text, for comparison.
std::string shown(const Document& document);

class Life {
 public:
  explicit Life(std::uint64_t seed);

  // Runs this number of steps. Throws std::runtime_error with a description of the first mistake.
  void run(std::size_t steps);

  struct Counts {
    std::uint64_t steps = 0, commits = 0, merges = 0, faults = 0, power_cuts = 0;
  };
  const Counts& counts() const noexcept { return counts_; }

 private:
  using Contents = std::map<std::string, std::string>;  // documents by key

  void make_schema();
  Document random_document(const std::string& key);
  std::string random_key() { return "key" + std::to_string(random_.below(40)); }

  void step();
  void open(std::shared_ptr<Directory> directory);
  void commit(bool merge);
  void fail_once();
  void cut_power();
  // Reads everything back: the contents must be allowed ones, every word must be found, and a check must find no
  // problem.
  void verify(const std::shared_ptr<Directory>& directory);

  Random random_;
  Schema schema_;
  WriterOptions options_;
  std::shared_ptr<Directory> storage_;
  std::unique_ptr<IndexWriter> writer_;
  Contents committed_, pending_;
  std::optional<Contents> in_flight_;
  Counts counts_;
};

}  // namespace tra::test
