// Bitsets of documents: one for a window of a segment, one for a whole segment.
#pragma once

#include <bit>
#include <cstdint>
#include <vector>

namespace tra::search {

// The number of documents in a window, the range that evaluators process at once.
inline constexpr std::uint32_t kWindow = 4096;
inline constexpr std::uint32_t kWindowWords = kWindow / 64;

struct WindowBits {
  std::uint64_t words[kWindowWords];
  void clear() noexcept {
    for (std::uint64_t& word : words) word = 0;
  }
  void set(std::uint32_t i) noexcept { words[i / 64] |= std::uint64_t{1} << (i % 64); }
  bool test(std::uint32_t i) const noexcept { return words[i / 64] >> (i % 64) & 1; }
  void intersect(const WindowBits& other) noexcept {
    for (std::uint32_t i = 0; i < kWindowWords; ++i) words[i] &= other.words[i];
  }
  void unite(const WindowBits& other) noexcept {
    for (std::uint32_t i = 0; i < kWindowWords; ++i) words[i] |= other.words[i];
  }
  void subtract(const WindowBits& other) noexcept {
    for (std::uint32_t i = 0; i < kWindowWords; ++i) words[i] &= ~other.words[i];
  }
  bool any() const noexcept {
    std::uint64_t all = 0;
    for (const std::uint64_t word : words) all |= word;
    return all != 0;
  }
  // Returns the first set bit at or after `i`. Returns kWindow when there is none.
  std::uint32_t next(std::uint32_t i) const noexcept {
    if (i >= kWindow) return kWindow;
    std::uint32_t at = i / 64;
    std::uint64_t word = words[at] & (~std::uint64_t{0} << (i % 64));
    while (word == 0) {
      if (++at == kWindowWords) return kWindow;
      word = words[at];
    }
    return 64 * at + static_cast<std::uint32_t>(std::countr_zero(word));
  }
};

// A bit for each document of a segment. The size is a multiple of a window, so whole windows can be copied.
class DocumentBits {
 public:
  DocumentBits() = default;
  explicit DocumentBits(std::uint32_t documents)
      : words_((static_cast<std::size_t>(documents) + kWindow - 1) / kWindow * kWindowWords) {}
  bool test(std::uint32_t i) const noexcept { return words_[i / 64] >> (i % 64) & 1; }
  void set(std::uint32_t i) noexcept { words_[i / 64] |= std::uint64_t{1} << (i % 64); }
  std::uint64_t* window(std::uint32_t base) noexcept { return words_.data() + base / 64; }
  const std::uint64_t* window(std::uint32_t base) const noexcept { return words_.data() + base / 64; }
  std::vector<std::uint64_t>& words() noexcept { return words_; }
  const std::vector<std::uint64_t>& words() const noexcept { return words_; }
  std::uint64_t count() const noexcept;
  // Clear the bits that are not set, or are set, in the words of bits of the same segment.
  void intersect(const std::vector<std::uint64_t>& words) noexcept {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= words[i];
  }
  void subtract(const std::vector<std::uint64_t>& words) noexcept {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= ~words[i];
  }
  template <class Visit>
  void for_each(const Visit& visit) const {
    for (std::size_t i = 0; i < words_.size(); ++i)
      for (std::uint64_t word = words_[i]; word != 0; word &= word - 1)
        visit(static_cast<std::uint32_t>(64 * i) + static_cast<std::uint32_t>(std::countr_zero(word)));
  }

 private:
  std::vector<std::uint64_t> words_;
};

}  // namespace tra::search
