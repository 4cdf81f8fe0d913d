// A made-up language with the statistics of Vietnamese news: which syllables are frequent, and which follow which.
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
  // What follows `rank`: in half of the cases one of the few that mostly do.
  std::uint32_t draw_after(std::uint32_t rank, Random& random) const;

  // A foreign name; new ones never cease to come up.
  void append_foreign_word(Random& random, std::string& out) const;

 private:
  static constexpr std::size_t kFollowers = 16;
  static std::vector<double> frequencies(std::size_t count);

  std::vector<Syllable> syllables_;  // by rank, most frequent first
  AliasTable unigrams_;
  std::vector<std::uint32_t> followers_;  // kFollowers of each rank, the most preferred first
  AliasTable which_follower_;
};

}  // namespace tra::generator
