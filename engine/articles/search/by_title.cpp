#include "articles/search/by_title.h"

#include <algorithm>
#include <functional>

#include "tra/collation.h"

namespace tra::articles {
namespace {

struct Titled {
  bool untitled;
  std::string order;
  Hit hit;
};

// Visits the documents of hits, which must be in order of address. Documents are stored in compressed blocks, so
// reading all documents is faster than reading many of them one by one.
void for_documents(const Snapshot& snapshot, const std::vector<Hit>& hits,
                   const std::function<void(std::size_t, const Document&)>& visit) {
  if (8 * hits.size() < snapshot.documents()) {
    for (std::size_t i = 0; i < hits.size(); ++i) visit(i, snapshot.document(hits[i].address));
    return;
  }
  std::size_t next = 0;
  snapshot.for_each([&](DocAddress address, const Document& document) {
    if (next < hits.size() && hits[next].address == address) visit(next++, document);
    return next < hits.size();
  });
}

std::vector<Hit> in_title_order(const Snapshot& snapshot, std::vector<Hit> hits, bool reversed) {
  std::vector<Titled> titled;
  std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) { return a.address < b.address; });
  for_documents(snapshot, hits, [&](std::size_t i, const Document& document) {
    const std::string_view title = document.text("title");
    titled.push_back({title.empty(), sort_key(title), std::move(hits[i])});
  });
  std::stable_sort(titled.begin(), titled.end(), [reversed](const Titled& a, const Titled& b) {
    if (a.untitled != b.untitled) return b.untitled;
    return reversed ? b.order < a.order : a.order < b.order;
  });
  hits.clear();
  for (Titled& each : titled) hits.push_back(std::move(each.hit));
  return hits;
}

}  // namespace

DistinctHits search_by_title(const Searcher& searcher, const SearchRequest& request, bool collapse, bool reversed) {
  SearchRequest all = request;
  all.offset = 0;
  all.limit = searcher.snapshot().documents();
  SearchResult result = searcher.search(all);
  std::vector<Hit> hits = in_title_order(searcher.snapshot(), std::move(result.hits), reversed);
  result.hits.clear();
  return {std::move(result), page_of(searcher.snapshot(), std::move(hits), request.offset, request.limit, collapse)};
}

}  // namespace tra::articles
