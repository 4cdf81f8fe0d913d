// Indexes with up to four kinds of documents; there are few enough that all of them can be listed.
//
// A block of a posting list holds 128 documents, so an index of four documents has only one block and nothing to prune.
// Each kind therefore stands for 128 equal documents. Each posting list then has one block per kind, and pruning
// chooses among these blocks.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tra/directory.h"

namespace tra::test {

constexpr std::size_t kTerms = 3, kMaxFrequency = 2, kLengths = 2, kMaxKinds = 4, kRun = 128;
constexpr std::size_t kKinds = (kMaxFrequency + 1) * (kMaxFrequency + 1) * (kMaxFrequency + 1) * kLengths;

// The text of each term, by term number.
extern const std::array<const char*, kTerms> kWords;

struct Kind {
  std::array<std::size_t, kTerms> frequency{};
  bool is_long = false;

  std::vector<std::size_t> words() const;  // term numbers in order; kTerms stands for a filler word
};

// The kind with this number, which must be less than kKinds.
Kind kind_of(std::size_t number);

struct SmallIndex {
  std::vector<std::size_t> kinds;      // one kind per run of documents
  std::size_t split = 0;               // number of runs in the first segment; 0 for a single segment
  std::optional<std::size_t> deleted;  // the run whose first document is deleted after the commit
};

std::string to_string(const SmallIndex& index);

// Lists all indexes of `runs` runs. Of indexes that differ only in the names of the terms, one is listed.
class SmallIndexes {
 public:
  explicit SmallIndexes(std::size_t runs) : kinds_(runs, 0) {}
  std::optional<SmallIndex> next();

 private:
  bool is_canonical() const;
  bool next_kinds();

  std::vector<std::size_t> kinds_;
  std::size_t variant_ = 0;
  bool ended_ = false;
};

// Document i of run r has the key "r.i". The keyword "parity" tells whether the run is even or odd.
std::shared_ptr<Directory> write(const SmallIndex& index);

}  // namespace tra::test
