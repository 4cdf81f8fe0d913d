#include "articles/search/copies.h"

#include <algorithm>
#include <iterator>

#include "tra/fingerprint.h"

namespace tra::articles {
namespace {

constexpr std::size_t most_compared = 1000;
constexpr std::size_t look_ahead = 10;  // hits after the page that are searched for copies of articles on the page

// Collects the first `wanted` distinct articles from hits in order of rank.
class Collapser {
 public:
  Collapser(const Snapshot& snapshot, std::size_t wanted) : snapshot_(snapshot), wanted_(wanted) {}

  void add(Hit&& hit) {
    if (added_++ >= most_compared) return append({std::move(hit), std::nullopt, {}});
    Document document = snapshot_.document(hit.address);
    const Fingerprint fingerprint = Fingerprint::parse(document.text("fingerprint"));
    for (std::size_t i = 0; i < fingerprints_.size(); ++i)
      if (fingerprints_[i].same_article(fingerprint)) return hits_[i].duplicates.push_back(document.key());
    if (!full()) fingerprints_.push_back(fingerprint);
    append({std::move(hit), std::move(document), {}});
  }

  std::size_t added() const { return added_; }
  std::size_t missing() const { return wanted_ - hits_.size(); }
  bool full() const { return missing() == 0; }
  std::vector<DistinctHit> take() { return std::move(hits_); }

 private:
  void append(DistinctHit&& hit) {
    if (!full()) hits_.push_back(std::move(hit));
  }

  const Snapshot& snapshot_;
  const std::size_t wanted_;
  std::size_t added_ = 0;
  std::vector<DistinctHit> hits_;
  std::vector<Fingerprint> fingerprints_;  // of the first copy of each article
};

std::vector<DistinctHit> without_first(std::vector<DistinctHit> hits, std::size_t offset) {
  hits.erase(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(std::min(offset, hits.size())));
  return hits;
}

}  // namespace

DistinctHits search_distinct(const Snapshot& snapshot, const SearchRequest& request, const SearchFunction& search) {
  const std::size_t wanted = request.offset + request.limit;
  SearchRequest ranked = request;
  ranked.offset = 0;
  ranked.limit = wanted;

  DistinctHits found;
  found.result = search(ranked);
  Collapser collapser(snapshot, wanted);
  std::vector<Hit> hits = std::move(found.result.hits);
  found.result.hits.clear();
  ranked.facets.clear();
  ranked.exact_total = false;
  for (;;) {
    while (collapser.added() < hits.size()) collapser.add(std::move(hits[collapser.added()]));
    if (collapser.full() && (collapser.added() > wanted || collapser.added() >= most_compared)) break;
    // The limit must not exceed the number of hits: a search that cannot fill its page also searches near spellings.
    ranked.limit = static_cast<std::size_t>(
        std::min<std::uint64_t>(found.result.total, collapser.added() + collapser.missing() + look_ahead));
    if (ranked.limit <= collapser.added()) break;
    hits = search(ranked).hits;
    if (hits.size() <= collapser.added()) break;
  }
  found.hits = without_first(collapser.take(), request.offset);
  return found;
}

std::vector<DistinctHit> page_of(const Snapshot& snapshot, std::vector<Hit> hits, std::size_t offset, std::size_t limit,
                                 bool collapse) {
  const std::size_t wanted = offset + limit;
  if (!collapse) {
    std::vector<DistinctHit> all;
    for (std::size_t i = 0; i < std::min(wanted, hits.size()); ++i)
      all.push_back({std::move(hits[i]), std::nullopt, {}});
    return without_first(std::move(all), offset);
  }
  Collapser collapser(snapshot, wanted);
  for (std::size_t i = 0; i < hits.size() && (!collapser.full() || i < wanted + look_ahead); ++i)
    collapser.add(std::move(hits[i]));
  return without_first(collapser.take(), offset);
}

}  // namespace tra::articles
