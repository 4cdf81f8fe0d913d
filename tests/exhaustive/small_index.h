// An index of up to four kinds of documents, small enough that all such indexes can be listed.
//
// A posting list's blocks hold 128 documents, so an index of four documents has one block and nothing to prune. A kind
// therefore stands for a run of 128 equal documents: each of its lists has then one block a kind, and pruning chooses
// among as many blocks as there are kinds.
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

// The words of a term's number.
extern const std::array<const char*, kTerms> kWords;

struct Kind {
  std::array<std::size_t, kTerms> frequency{};
  bool is_long = false;

  std::vector<std::size_t> words() const;  // in their order, as terms' numbers; kTerms is a word that fills
};

// Kind number `number` of kKinds.
Kind kind_of(std::size_t number);

struct SmallIndex {
  std::vector<std::size_t> kinds;      // one number a run
  std::size_t split = 0;               // runs of the first segment; 0: one segment
  std::optional<std::size_t> deleted;  // the run whose first document is deleted after the commit
};

std::string to_string(const SmallIndex& index);

// All indexes of `runs` runs, one of each set that differs only by the names of the terms.
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

// The document of run r with number i in it is "r.i"; the keyword "parity" says whether its run is even or odd.
std::shared_ptr<Directory> write(const SmallIndex& index);

}  // namespace tra::test
