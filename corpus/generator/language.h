// An artificial language with the statistics of Vietnamese news: frequencies of syllables and of their successions.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "random.h"
#include "syllables.h"

namespace tra::generator {

class Language {
 public:
  explicit Language(std::uint64_t seed);

  const Syllable& syllable(std::uint32_t rank) const { return syllables_[rank]; }
  std::uint32_t draw(Random& random) const { return unigrams_.draw(random); }
  // Draws the successor of `rank`. In half of the cases it is one of a few preferred successors.
  std::uint32_t draw_after(std::uint32_t rank, Random& random) const;

  // Appends a foreign name. New names keep appearing however long the text is.
  void append_foreign_word(Random& random, std::string& out) const;

 private:
  static constexpr std::size_t kFollowers = 16;
  static std::vector<double> frequencies(std::size_t count);

  std::vector<Syllable> syllables_;  // by rank, most frequent first
  AliasTable unigrams_;
  std::vector<std::uint32_t> followers_;  // kFollowers entries for each rank, in order of preference
  AliasTable which_follower_;
};

}  // namespace tra::generator
