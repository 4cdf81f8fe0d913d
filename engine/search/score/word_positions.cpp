#include "search/score/word_positions.h"

#include <utility>

#include "search/score/common_documents.h"

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

void WordPositions::gather(std::span<const std::uint32_t> documents, Work& work) {
  gathered_.clear();
  pool_.clear();
  for (auto& [cursor, reader] : variants) {
    work.step(1);
    for_common_documents(
        cursor, documents, work, [&, &list = cursor, &positions_of = reader](std::size_t i, std::size_t place) {
          const auto positions = positions_of.read(list, place);
          const auto begin = static_cast<std::uint32_t>(pool_.size());
          pool_.insert(pool_.end(), positions.begin(), positions.end());
          gathered_.push_back({static_cast<std::uint32_t>(i), begin, static_cast<std::uint32_t>(pool_.size())});
        });
  }
  work.step(pool_.size());
  // Sorts by document, and keeps the order of the variants.
  of_document_.assign(documents.size(), {0, 0});
  for (const Gathered& each : gathered_) ++of_document_[each.document].end;
  std::uint32_t begin = 0;
  for (Range& range : of_document_) {
    range.begin = begin;
    begin += std::exchange(range.end, begin);
  }
  sorted_.resize(gathered_.size());
  for (const Gathered& each : gathered_) sorted_[of_document_[each.document].end++] = each;
}

void WordPositions::keep_gathered(std::span<const std::uint8_t> kept) {
  for (std::size_t i = 0; i < kept.size(); ++i) of_document_[i] = of_document_[kept[i]];
  of_document_.resize(kept.size());
}

std::span<const std::uint32_t> WordPositions::gathered(std::size_t document) {
  const auto [begin, end] = of_document_[document];
  const auto positions = [&](std::uint32_t i) {
    return std::span(pool_).subspan(sorted_[i].begin, sorted_[i].end - sorted_[i].begin);
  };
  if (begin == end) return {};
  if (end - begin == 1) return positions(begin);
  merged.clear();
  for (std::uint32_t i = begin; i < end; ++i) {
    const auto more = positions(i);
    merged.insert(merged.end(), more.begin(), more.end());
  }
  std::sort(merged.begin(), merged.end());
  merged.erase(std::unique(merged.begin(), merged.end()), merged.end());
  return merged;
}

}  // namespace tra::search
