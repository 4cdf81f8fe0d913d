// Remembers what the facet rules see of a spelling: most words of an article were read shortly before.
#pragma once

#include <array>
#include <cstdint>
#include <memory>

#include "text/chunk.h"

namespace tra::archive {

class WordCache {
 public:
  struct Word {
    std::uint64_t low = 0, high = 0;  // the spelling, zero-padded; 0 in a free entry
    std::uint64_t key = 0;
    std::uint32_t word = 0;
    std::uint8_t letters = 0;
    bool upper = false, all_caps = false;
    bool is(const text::Chunk& spelling) const { return low == spelling.low && high == spelling.high; }
  };

  // Numbers of words belong to one vocabulary.
  void keep_to(std::uint64_t vocabulary) {
    if (vocabulary_ != vocabulary) words_.fill({});
    vocabulary_ = vocabulary;
  }

  // The entry in which a spelling is kept when any is.
  Word& entry_of(const text::Chunk& spelling) {
    const std::uint64_t mixed = (spelling.low ^ spelling.high * 0x9E3779B97F4A7C15ull) * 0xD6E8FEB86659FD93ull;
    return words_[mixed >> (64 - kBits)];
  }

 private:
  static constexpr int kBits = 13;
  std::uint64_t vocabulary_ = 0;
  std::array<Word, std::size_t{1} << kBits> words_{};
};

// A cache that no other thread has meanwhile. Idle ones are kept for later texts of any thread.
class WordCacheLease {
 public:
  // The cache knows words of this vocabulary only.
  explicit WordCacheLease(std::uint64_t vocabulary);
  ~WordCacheLease();
  WordCacheLease(const WordCacheLease&) = delete;
  WordCache* operator->() const { return cache_.get(); }

 private:
  std::unique_ptr<WordCache> cache_;
};

}  // namespace tra::archive
