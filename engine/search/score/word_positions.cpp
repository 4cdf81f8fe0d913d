#include "search/score/word_positions.h"

namespace tra::search {

std::uint32_t WordPositions::advance(std::uint32_t document) {
  std::uint32_t least = format::kNoMoreDocuments;
  for (Variant& variant : variants) least = std::min(least, variant.cursor.advance(document));
  return least;
}

std::uint32_t WordPositions::frequency(std::uint32_t document) {
  std::uint32_t sum = 0;
  for (Variant& variant : variants)
    if (variant.cursor.document() == document) sum += variant.cursor.frequency();
  return sum;
}

std::span<const std::uint32_t> WordPositions::positions(std::uint32_t document) {
  firsts.assign(variants.size(), kNowhere);
  if (variants.size() == 1) {
    const auto only = variants[0].positions.read(variants[0].cursor);
    if (!only.empty()) firsts[0] = only.front();
    return only;
  }
  merged.clear();
  for (std::size_t i = 0; i < variants.size(); ++i) {
    if (variants[i].cursor.document() != document) continue;
    const auto more = variants[i].positions.read(variants[i].cursor);
    if (!more.empty()) firsts[i] = more.front();
    merged.insert(merged.end(), more.begin(), more.end());
  }
  std::sort(merged.begin(), merged.end());
  merged.erase(std::unique(merged.begin(), merged.end()), merged.end());
  return merged;
}

}  // namespace tra::search
