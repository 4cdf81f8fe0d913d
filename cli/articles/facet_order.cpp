#include "articles/facet_order.h"

#include <algorithm>

#include "articles/facet_names.h"
#include "tra/collation.h"

namespace tra::cli {
namespace {

struct Labelled {
  std::string order;
  FacetCount count;
};

void order(FacetResult& facet, std::size_t limit) {
  auto& counts = facet.counts;
  const std::size_t kept = limit == 0 ? counts.size() : std::min(limit, counts.size());
  if (kept == 0) return counts.clear();
  const std::uint64_t least = counts[kept - 1].count;  // labels matter only among those that may be shown
  std::vector<Labelled> labelled;
  for (FacetCount& count : counts)
    if (count.count >= least)
      labelled.push_back({sort_key(facet_value_label(facet.field, count.value)), std::move(count)});
  std::stable_sort(labelled.begin(), labelled.end(), [](const Labelled& a, const Labelled& b) {
    return a.count.count != b.count.count ? a.count.count > b.count.count : a.order < b.order;
  });
  counts.clear();
  for (std::size_t i = 0; i < kept; ++i) counts.push_back(std::move(labelled[i].count));
}

}  // namespace

std::vector<FacetRequest> without_limits(std::vector<FacetRequest> requests) {
  for (FacetRequest& request : requests) request.limit = 0;
  return requests;
}

void order_by_label(std::vector<FacetResult>& facets, const std::vector<FacetRequest>& asked) {
  for (std::size_t i = 0; i < facets.size(); ++i) order(facets[i], asked[i].limit);
}

}  // namespace tra::cli
