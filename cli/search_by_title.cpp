#include "search_by_title.h"

#include <algorithm>

#include "tra/collation.h"

namespace tra::cli {
namespace {

struct Titled {
  std::string order;
  Hit hit;
};

std::vector<Hit> in_title_order(const Snapshot& snapshot, std::vector<Hit> hits) {
  std::vector<Titled> titled;
  std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) { return a.address < b.address; });  // as stored
  for (Hit& hit : hits) titled.push_back({sort_key(snapshot.document(hit.address).text("title")), std::move(hit)});
  std::stable_sort(titled.begin(), titled.end(), [](const Titled& a, const Titled& b) {
    return a.order.empty() != b.order.empty() ? b.order.empty() : a.order < b.order;  // those without a title last
  });
  hits.clear();
  for (Titled& each : titled) hits.push_back(std::move(each.hit));
  return hits;
}

}  // namespace

DistinctHits search_by_title(const Searcher& searcher, const SearchRequest& request, bool collapse) {
  SearchRequest all = request;
  all.offset = 0;
  all.limit = searcher.snapshot().documents();
  SearchResult result = searcher.search(all);
  std::vector<Hit> hits = in_title_order(searcher.snapshot(), std::move(result.hits));
  result.hits.clear();
  return {std::move(result), page_of(searcher.snapshot(), std::move(hits), request.offset, request.limit, collapse)};
}

}  // namespace tra::cli
