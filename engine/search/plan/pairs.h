// Statistics of adjacent words, summed over the pair tables of a snapshot's segments.
//
// Counts are lower bounds, because the pair table of a segment omits pairs that occur fewer than 2 or 3 times there.
// Counts include deleted documents until a merge removes them.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "search/work.h"
#include "snapshot/snapshot_impl.h"

namespace tra::search {

struct RecentLookUps;

struct WordCount {
  std::string key;
  std::uint64_t count = 0, capitals = 0;  // capitals: capitalised occurrences inside sentences
  // The number of distinct pairs that begin with the word, and the sum of their counts.
  std::uint64_t pairs = 0, pair_sum = 0;
};

struct PairCount {
  std::size_t first, second;  // indexes into the arguments of PairStatistics::pairs()
  std::uint64_t count, capitals;
};

// Remembers each word that it looked up, because the planning of a query asks for the same words several times; the
// snapshot remembers recent ones. An object must not be used by several threads at once.
class PairStatistics {
 public:
  // The threads that help `work`, if it is given, look words and pairs up in the segments too.
  explicit PairStatistics(const Snapshot::Impl& snapshot, Work* work = nullptr);

  // A word in the pair tables.
  struct Known {
    WordCount sum;
    std::vector<std::uint32_t> numbers;  // in the table of each segment, or kNotThere
  };

  std::uint64_t words() const;  // the number of counted tokens
  // Returns the words with first <= key < last in ascending order.
  std::vector<WordCount> words(std::string_view first, std::string_view last) const;
  // Returns the words of several ranges, which must ascend and not overlap, in ascending order. A range in which no
  // table has a word costs next to nothing where the range before it led past it.
  struct Range {
    std::string first, last;
  };
  std::vector<WordCount> words(std::span<const Range> ranges) const;
  // `count` is 0 when no table has the word. The result is valid as long as the object.
  const WordCount& word(std::string_view key) const { return known(key).sum; }

  // Returns the counted pairs whose first word is in `firsts` and whose second word is in `seconds`.
  std::vector<PairCount> pairs(std::span<const std::string> firsts, std::span<const std::string> seconds) const;
  // Returns the words that follow `key`. `count` and `capitals` count only occurrences that directly follow `key`.
  std::vector<WordCount> followers(std::string_view key) const;

 private:
  static constexpr std::uint32_t kNotThere = ~std::uint32_t{0};
  struct Numbered;
  const Known& known(std::string_view key) const;
  Known look_up(std::string_view key) const;
  std::vector<PairCount> look_up(std::span<const std::string> firsts, std::span<const std::string> seconds) const;
  std::vector<Numbered> numbered(std::size_t segment, std::span<const std::string> keys) const;
  std::vector<PairCount> pairs_in(std::size_t segment, std::span<const std::string> firsts,
                                  std::span<const std::string> seconds) const;
  // Calls task(segment) once for each segment.
  template <class Task>
  void for_segments(const Task& task) const {
    if (work_ != nullptr) return work_->for_segments(segments_.size(), task);
    for (std::size_t i = 0; i < segments_.size(); ++i) task(i);
  }

  const std::vector<std::shared_ptr<const Segment>>& segments_;
  Work* work_;
  RecentLookUps& recent_;
  mutable std::map<std::string, std::shared_ptr<const Known>, std::less<>> known_;
};

}  // namespace tra::search
