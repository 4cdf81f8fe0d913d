// Sets of document numbers as bits.
#pragma once

#include <bit>
#include <cstdint>
#include <vector>

namespace tra {

// Documents are evaluated in windows of this many.
inline constexpr std::uint32_t kWindow = 4096;
inline constexpr std::uint32_t kWindowWords = kWindow / 64;

struct WindowBits {
  std::uint64_t words[kWindowWords];
  void clear() noexcept {
    for (std::uint64_t& word : words) word = 0;
  }
  void set(std::uint32_t i) noexcept { words[i / 64] |= std::uint64_t{1} << (i % 64); }
  bool test(std::uint32_t i) const noexcept { return words[i / 64] >> (i % 64) & 1; }
  bool any() const noexcept {
    std::uint64_t all = 0;
    for (const std::uint64_t word : words) all |= word;
    return all != 0;
  }
  std::uint32_t count() const noexcept {
    std::uint32_t sum = 0;
    for (const std::uint64_t word : words) sum += static_cast<std::uint32_t>(std::popcount(word));
    return sum;
  }
};

// Of a whole segment; sized to whole windows, so that windows can be copied in and out.
class DocumentBits {
 public:
  DocumentBits() = default;
  explicit DocumentBits(std::uint32_t documents)
      : words_((static_cast<std::size_t>(documents) + kWindow - 1) / kWindow * kWindowWords) {}
  bool test(std::uint32_t i) const noexcept { return words_[i / 64] >> (i % 64) & 1; }
  std::uint64_t* window(std::uint32_t base) noexcept { return words_.data() + base / 64; }
  const std::uint64_t* window(std::uint32_t base) const noexcept { return words_.data() + base / 64; }
  std::vector<std::uint64_t>& words() noexcept { return words_; }
  const std::vector<std::uint64_t>& words() const noexcept { return words_; }
  std::uint64_t count() const noexcept {
    std::uint64_t sum = 0;
    for (const std::uint64_t word : words_) sum += static_cast<std::uint64_t>(std::popcount(word));
    return sum;
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

}  // namespace tra
