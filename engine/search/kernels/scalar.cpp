// The kernels without vector instructions. They define the results of all kernel sets.
#include <bit>

#include "search/kernels/sets.h"
#include "tra/format/bytes.h"

namespace tra::search::scalar {

namespace {

template <class Code>
void in_range_of(const std::byte* codes, std::size_t count, std::uint64_t first, std::uint64_t last,
                 std::uint64_t* to) {
  const auto begin = static_cast<Code>(first), span = static_cast<Code>(last - first);
  for (std::size_t i = 0; i < count; i += 64) {
    std::uint64_t bits = 0;
    for (std::size_t j = 0; j < 64 && i + j < count; ++j)
      bits |= std::uint64_t{static_cast<Code>(format::load<Code>(codes + sizeof(Code) * (i + j)) - begin) <= span} << j;
    to[i / 64] = bits;
  }
}

}  // namespace

void score(const std::uint32_t* documents, const std::uint32_t* frequencies, std::size_t count, std::uint32_t factor,
           float weight, const std::uint8_t* norms, const float* saturation, Score* scores) {
  for (std::size_t i = 0; i < count; ++i) {
    const auto frequency = static_cast<float>(static_cast<std::int32_t>(frequencies[i] * factor));
    scores[i] = static_cast<Score>(weight * (frequency / (frequency + saturation[norms[documents[i]]])));
  }
}

std::uint64_t score_units(std::uint32_t* units, float weight, const std::uint8_t* norms, const float* saturation,
                          Score* scores) {
  std::uint64_t mask = 0;
  for (unsigned i = 0; i < 64; ++i) {
    if (units[i] == 0) continue;
    const auto frequency = static_cast<float>(static_cast<std::int32_t>(units[i]));
    scores[i] += static_cast<Score>(weight * (frequency / (frequency + saturation[norms[i]])));
    units[i] = 0;
    mask |= std::uint64_t{1} << i;
  }
  return mask;
}

std::uint64_t above(const Score* scores, Score least) {
  std::uint64_t mask = 0;
  for (unsigned i = 0; i < 64; ++i) mask |= static_cast<std::uint64_t>(scores[i] > least) << i;
  return mask;
}

std::size_t collect(const std::uint32_t* documents, std::uint32_t base, const Score* scores, std::uint64_t which,
                    Score least, std::uint32_t* to_documents, Score* to_scores) {
  std::size_t found = 0;
  for (; which != 0; which &= which - 1) {
    const auto i = static_cast<unsigned>(std::countr_zero(which));
    to_documents[found] = documents != nullptr ? documents[i] : base + i;
    to_scores[found] = scores[i];
    found += scores[i] > least;
  }
  return found;
}

std::size_t keep_above(const std::uint32_t* documents, const Score* scores, std::size_t count, Score least,
                       std::uint32_t* to_documents, Score* to_scores) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < count; ++i) {
    to_documents[kept] = documents[i];
    const Score score = to_scores[kept] = scores[i];
    kept += score > least;
  }
  return kept;
}

std::uint64_t count(const std::uint64_t* words, std::size_t size) {
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < size; ++i) sum += static_cast<std::uint64_t>(std::popcount(words[i]));
  return sum;
}

std::uint64_t count_set(const std::uint64_t* words, std::uint32_t base, const std::uint32_t* documents,
                        std::size_t count) {
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < count; ++i) sum += words[(documents[i] - base) / 64] >> ((documents[i] - base) % 64) & 1;
  return sum;
}

// Searches for each element of `a` in `b` by binary search without branches.
std::size_t intersect(const std::uint32_t* a, std::size_t a_count, const std::uint32_t* b, std::size_t b_count,
                      std::uint8_t* in_a, std::uint8_t* in_b) {
  std::size_t found = 0;
  for (std::size_t i = 0; i < a_count; ++i) {
    std::size_t low = 0;
    for (std::size_t length = b_count; length > 1;) {
      const std::size_t half = length / 2;
      low += b[low + half - 1] < a[i] ? half : 0;
      length -= half;
    }
    in_a[found] = static_cast<std::uint8_t>(i);
    in_b[found] = static_cast<std::uint8_t>(low);
    found += b[low] == a[i];
  }
  return found;
}

std::uint32_t count_together(const std::uint32_t* a, std::size_t a_count, std::uint32_t a_first, const std::uint32_t* b,
                             std::size_t b_count, std::uint32_t b_first) {
  std::uint32_t count = 0;
  for (std::size_t i = 0, j = 0; i < a_count && j < b_count;) {
    const std::uint32_t left = a[i] + b_first, right = b[j] + a_first;
    count += left == right && a[i] >= a_first;
    i += left <= right;
    j += right <= left;
  }
  return count;
}

void in_range(const std::byte* codes, unsigned width, std::size_t count, std::uint64_t first, std::uint64_t last,
              std::uint64_t* to) {
  switch (width) {
    case 1:
      return in_range_of<std::uint8_t>(codes, count, first, last, to);
    case 2:
      return in_range_of<std::uint16_t>(codes, count, first, last, to);
    case 4:
      return in_range_of<std::uint32_t>(codes, count, first, last, to);
    default:
      return in_range_of<std::uint64_t>(codes, count, first, last, to);
  }
}

constinit const SearchKernels kKernels = {format::InstructionSet::scalar,
                                          score,
                                          score_units,
                                          above,
                                          collect,
                                          keep_above,
                                          count,
                                          count_set,
                                          intersect,
                                          count_together,
                                          in_range};

}  // namespace tra::search::scalar
