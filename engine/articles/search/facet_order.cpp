#include "articles/search/facet_order.h"

#include <algorithm>
#include <string>
#include <utility>

#include "tra/collation.h"

namespace tra::articles {
namespace {

struct Ordered {
  std::string order;
  LabelledCount count;
};

std::vector<LabelledCount> label(const FacetResult& facet, std::size_t limit) {
  const std::size_t all = facet.counts.size(), kept = limit == 0 ? all : std::min(limit, all);
  if (kept == 0) return {};
  // Labels are compared only among values that may be shown and have equal counts.
  const std::uint64_t least = facet.counts[kept - 1].count;
  const auto has_count_of = [&](std::size_t i, const FacetCount& count) {
    return i < all && facet.counts[i].count == count.count;
  };
  std::vector<Ordered> ordered;
  for (std::size_t i = 0; i < all && facet.counts[i].count >= least; ++i) {
    const FacetCount& count = facet.counts[i];
    std::string text = facet_value_label(facet.field, count.value);
    std::string order = (i > 0 && has_count_of(i - 1, count)) || has_count_of(i + 1, count) ? sort_key(text) : "";
    ordered.push_back({std::move(order), {count.value, std::move(text), count.count}});
  }
  std::stable_sort(ordered.begin(), ordered.end(), [](const Ordered& a, const Ordered& b) {
    return a.count.count != b.count.count ? a.count.count > b.count.count : a.order < b.order;
  });
  std::vector<LabelledCount> counts;
  for (std::size_t i = 0; i < kept; ++i) counts.push_back(std::move(ordered[i].count));
  return counts;
}

}  // namespace

std::vector<FacetTable> facet_tables(const std::vector<FacetResult>& facets, const std::vector<std::size_t>& limits) {
  std::vector<FacetTable> tables;
  for (std::size_t i = 0; i < facets.size(); ++i) {
    const FacetField* field = find_facet_field(facets[i].field);
    tables.push_back({facets[i].field, std::string(field != nullptr ? field->heading : facets[i].field),
                      label(facets[i], limits[i])});
  }
  return tables;
}

}  // namespace tra::articles
