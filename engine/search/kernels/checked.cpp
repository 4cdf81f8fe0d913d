#include "search/kernels/checked.h"

#include "search/score/bits.h"
#include "tra/format/kernels.h"
#include "tra/format/precondition.h"

namespace tra::search {

#ifdef TRA_CHECK_PRECONDITIONS

namespace {

const SearchKernels* inner = nullptr;

bool ascends(const std::uint32_t* values, std::size_t count) {
  for (std::size_t i = 1; i < count; ++i)
    if (values[i - 1] >= values[i]) return false;
  return true;
}

bool is_document_block(const std::uint32_t* documents, std::size_t count) {
  return count <= format::kBlockSize && ascends(documents, count) && (count == 0 || documents[count - 1] < 1u << 31);
}

void score(const std::uint32_t* documents, const std::uint32_t* frequencies, std::size_t count, std::uint32_t factor,
           float weight, const std::uint8_t* norms, const float* saturation, Score* scores) {
  format::require(count <= format::kBlockSize);
  for (std::size_t i = 0; i < count; ++i) format::require(std::uint64_t{frequencies[i]} * factor < 1u << 31);
  inner->score(documents, frequencies, count, factor, weight, norms, saturation, scores);
}

std::uint64_t score_units(std::uint32_t* units, float weight, const std::uint8_t* norms, const float* saturation,
                          Score* scores) {
  for (std::size_t i = 0; i < 64; ++i) format::require(units[i] < 1u << 31);
  return inner->score_units(units, weight, norms, saturation, scores);
}

std::size_t keep_above(const std::uint32_t* documents, const Score* scores, std::size_t count, Score least,
                       std::uint32_t* to_documents, Score* to_scores) {
  // An output must begin at or before its input, or not overlap it.
  format::require(to_documents <= documents || to_documents >= documents + count);
  format::require(to_scores <= scores || to_scores >= scores + count);
  return inner->keep_above(documents, scores, count, least, to_documents, to_scores);
}

std::uint64_t count_set(const std::uint64_t* words, std::uint32_t base, const std::uint32_t* documents,
                        std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) format::require(documents[i] >= base && documents[i] < 1u << 31);
  return inner->count_set(words, base, documents, count);
}

std::size_t intersect(const std::uint32_t* a, std::size_t a_count, const std::uint32_t* b, std::size_t b_count,
                      std::uint8_t* in_a, std::uint8_t* in_b) {
  format::require(is_document_block(a, a_count) && is_document_block(b, b_count) && b_count > 0);
  return inner->intersect(a, a_count, b, b_count, in_a, in_b);
}

std::uint32_t count_together(const std::uint32_t* a, std::size_t a_count, std::uint32_t a_first, const std::uint32_t* b,
                             std::size_t b_count, std::uint32_t b_first) {
  format::require(ascends(a, a_count) && ascends(b, b_count));
  return inner->count_together(a, a_count, a_first, b, b_count, b_first);
}

void in_range(const std::byte* codes, unsigned width, std::size_t count, std::uint64_t first, std::uint64_t last,
              std::uint64_t* to) {
  format::require(width == 1 || width == 2 || width == 4 || width == 8);
  format::require(first <= last && (width == 8 || last < std::uint64_t{1} << (8 * width)));
  inner->in_range(codes, width, count, first, last, to);
}

}  // namespace

const SearchKernels& checked(const SearchKernels& kernels) {
  inner = &kernels;
  static const SearchKernels checking = {kernels.set,     score,          score_units,   kernels.above,
                                         kernels.collect, keep_above,     kernels.count, count_set,
                                         intersect,       count_together, in_range};
  return checking;
}

#else

const SearchKernels& checked(const SearchKernels& kernels) { return kernels; }

#endif

}  // namespace tra::search
