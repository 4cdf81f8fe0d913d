#include "search/facets.h"

#include <unordered_map>

#include "search/facet_counts.h"

namespace tra::search {

namespace {

FacetCounts counts_of(const Snapshot::Impl& snapshot, const Facet& facet, const std::vector<DocumentBits>& documents,
                      Work& work) {
  std::uint64_t all = 0;
  if (facet.is_keyword())
    for (const DocumentBits& of_segment : documents) all += of_segment.count();
  FacetCounts counts(snapshot, facet, all);
  for (std::size_t i = 0; i < documents.size(); ++i) counts.add(i, documents[i], work);
  return counts;
}

// The rows or the columns of a table: the positions of the returned keys.
class Side {
 public:
  Side(const Snapshot::Impl& snapshot, const Facet& facet, const std::vector<DocumentBits>& documents, Work& work)
      : snapshot_(snapshot), facet_(facet) {
    const FacetCounts counts = counts_of(snapshot, facet, documents, work);
    const std::vector<std::int64_t> keys = counts.shown();
    for (std::size_t i = 0; i < keys.size(); ++i) places_.emplace(keys[i], i);
    result_ = counts.result(keys);
  }

  FacetResult&& take_result() { return std::move(result_); }
  std::size_t size() const { return places_.size(); }
  FacetKeys keys(std::size_t segment) const { return FacetKeys(snapshot_, facet_, segment); }
  // Sets `places` to the positions of those keys that are returned.
  void places_of(std::span<const std::int64_t> keys, std::vector<std::size_t>& places) const {
    places.clear();
    for (const std::int64_t key : keys)
      if (const auto found = places_.find(key); found != places_.end()) places.push_back(found->second);
  }

 private:
  const Snapshot::Impl& snapshot_;
  const Facet& facet_;
  std::unordered_map<std::int64_t, std::size_t> places_;
  FacetResult result_;
};

void count_pairs(const Side& rows, const Side& columns, std::size_t segment, const DocumentBits& documents, Work& work,
                 std::vector<std::vector<std::uint64_t>>& counts) {
  FacetKeys row_keys = rows.keys(segment), column_keys = columns.keys(segment);
  std::vector<std::size_t> row_places, column_places;
  documents.for_each([&](std::uint32_t document) {
    rows.places_of(row_keys.of(document), row_places);
    work.step(row_keys.work() + row_places.size());
    if (row_places.empty()) return;
    columns.places_of(column_keys.of(document), column_places);
    work.step(column_keys.work() + row_places.size() * column_places.size());
    for (const std::size_t row : row_places)
      for (const std::size_t column : column_places) ++counts[row][column];
  });
}

}  // namespace

FacetResult count_facet(const Snapshot::Impl& snapshot, const Matches& matches, const FacetRequest& request,
                        Work& work) {
  const Facet facet(snapshot, request);
  std::vector<DocumentBits> documents;
  for (std::size_t i = 0; i < snapshot.segments.size(); ++i) documents.push_back(matches.filtered(i, facet.field));
  const FacetCounts counts = counts_of(snapshot, facet, documents, work);
  return counts.result(counts.shown());
}

CrossResult count_cross(const Snapshot::Impl& snapshot, const Matches& matches, const CrossRequest& request,
                        Work& work) {
  constexpr std::uint64_t kMostCells = 10'000'000;
  const Facet row_facet(snapshot, request.rows), column_facet(snapshot, request.columns);
  std::vector<DocumentBits> documents;
  for (std::size_t i = 0; i < snapshot.segments.size(); ++i) documents.push_back(matches.filtered(i));
  Side rows(snapshot, row_facet, documents, work), columns(snapshot, column_facet, documents, work);
  if (std::uint64_t{rows.size()} * columns.size() > kMostCells)
    throw Error(ErrorCode::resource_exhausted, "a table of " + std::to_string(rows.size()) + " values of '" +
                                                   request.rows.field + "' by " + std::to_string(columns.size()) +
                                                   " of '" + request.columns.field + "' is beyond 10,000,000 cells");
  CrossResult result;
  result.counts.assign(rows.size(), std::vector<std::uint64_t>(columns.size()));
  for (std::size_t i = 0; i < documents.size(); ++i) count_pairs(rows, columns, i, documents[i], work, result.counts);
  result.rows = rows.take_result();
  result.columns = columns.take_result();
  return result;
}

}  // namespace tra::search
