#include "search/facets.h"

#include <algorithm>

namespace tra::search {

void count_facet(const Segment& segment, FieldId field, const DocumentBits& documents, FacetCounts& counts) {
  const format::KeywordColumn* column = segment.columns().keyword(field);
  if (column == nullptr) return;
  std::vector<std::uint32_t> sets(column->sets());
  documents.for_each([&](std::uint32_t document) { ++sets[column->set_of(document)]; });
  std::vector<std::uint64_t> values(column->values());
  for (std::uint32_t set = 0; set < sets.size(); ++set) {
    if (sets[set] == 0) continue;
    const auto [ordinals, size] = column->set(set);
    for (std::uint32_t i = 0; i < size; ++i) values[ordinals[i]] += sets[set];
  }
  for (std::uint32_t ordinal = 0; ordinal < values.size(); ++ordinal)
    if (values[ordinal] != 0) counts[std::string(column->value(ordinal))] += values[ordinal];
}

FacetResult most_frequent(std::string field, const FacetCounts& counts, std::size_t limit) {
  FacetResult result;
  result.field = std::move(field);
  for (const auto& [value, count] : counts) result.counts.push_back({value, count});
  std::stable_sort(result.counts.begin(), result.counts.end(),
                   [](const FacetCount& a, const FacetCount& b) { return a.count > b.count; });
  if (limit != 0 && result.counts.size() > limit) result.counts.resize(limit);
  return result;
}

}  // namespace tra::search
