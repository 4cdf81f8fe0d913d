#include "articles/search/by_title.h"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <utility>

#include "articles/title_order.h"
#include "search/sort_values.h"
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

std::vector<Hit> in_order_of_stored_titles(const Snapshot& snapshot, std::vector<Hit> hits, bool reversed) {
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

// What the columns of title_order.h say about the place of a hit.
class TitleColumns {
 public:
  using Place = std::array<search::SortValue, title_order_fields.size()>;

  // `request` sorts by the columns.
  TitleColumns(const Snapshot& snapshot, const SearchRequest& request)
      : snapshot_(snapshot.impl()), fields_(search::sort_fields(snapshot_, request)) {}

  Place of(const Hit& hit) const {
    Place place;
    for (std::size_t i = 0; i < place.size(); ++i)
      place[i] = search::SortColumn(snapshot_, fields_[i], hit.address.segment).of(hit.address.document);
    return place;
  }
  static bool untitled(const Place& place) { return place[0].group != 1; }

 private:
  const Snapshot::Impl& snapshot_;
  const std::vector<search::SortField> fields_;
};

// Sorts hits in the order of the columns by their titles, from the hit `first` on. Returns how many hits are then
// certainly the first ones, as further hits may have the same columns as the last.
std::size_t settle(const Snapshot& snapshot, const TitleColumns& columns, std::size_t first, bool all, bool reversed,
                   std::vector<Hit>& hits) {
  for (std::size_t begin = 0, end = 0; begin < hits.size(); begin = end) {
    const TitleColumns::Place place = columns.of(hits[begin]);
    while (end < hits.size() && columns.of(hits[end]) == place) ++end;
    if (end == hits.size() && !all) return begin;
    if (end - begin < 2 || end <= first) continue;
    const auto from = hits.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto to = hits.begin() + static_cast<std::ptrdiff_t>(end);
    std::vector<Hit> alike(from, to);
    if (TitleColumns::untitled(place))
      std::sort(alike.begin(), alike.end(), [](const Hit& a, const Hit& b) { return a.address < b.address; });
    else
      alike = in_order_of_stored_titles(snapshot, std::move(alike), reversed);
    std::move(alike.begin(), alike.end(), from);
  }
  return hits.size();
}

}  // namespace

SearchResult search_by_title(const Searcher& searcher, const SearchRequest& request, bool reversed) {
  constexpr std::size_t look_ahead = 16;
  const std::size_t wanted = request.offset + request.limit;
  SearchRequest sorted = request;
  sorted.sort_field = title_order_fields[0];
  sorted.descending = reversed;
  sorted.then_by = {{title_order_fields[1], reversed}};
  sorted.offset = 0;
  sorted.limit = wanted + look_ahead;
  SearchResult result = searcher.search(sorted);
  const TitleColumns columns(searcher.snapshot(), sorted);
  sorted.facets.clear();
  for (;;) {
    const bool all = result.hits.size() < sorted.limit;
    if (settle(searcher.snapshot(), columns, request.offset, all, reversed, result.hits) >= wanted || all) break;
    sorted.limit *= 2;
    SearchResult more = searcher.search(sorted);
    result.partial = more.partial;
    if (more.partial != Partial::no) break;  // what was found before is more
    result.hits = std::move(more.hits);
  }
  result.hits.resize(std::min(result.hits.size(), wanted));
  result.hits.erase(result.hits.begin(),
                    result.hits.begin() + static_cast<std::ptrdiff_t>(std::min(request.offset, result.hits.size())));
  return result;
}

DistinctHits search_by_stored_titles(const Searcher& searcher, const SearchRequest& request, bool collapse,
                                     bool reversed) {
  SearchRequest all = request;
  all.offset = 0;
  all.limit = searcher.snapshot().documents();
  SearchResult result = searcher.search(all);
  std::vector<Hit> hits = in_order_of_stored_titles(searcher.snapshot(), std::move(result.hits), reversed);
  result.hits.clear();
  return {std::move(result), page_of(searcher.snapshot(), std::move(hits), request.offset, request.limit, collapse)};
}

}  // namespace tra::articles
