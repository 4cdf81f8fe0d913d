#include "search/request_filters.h"

#include "search/fields.h"
#include "search/filters.h"

namespace tra::search {

namespace {

using Documents = Snapshot::Impl::FilteredDocuments;

// The documents with one of the values, which the snapshot may have kept from an earlier request.
std::shared_ptr<const Documents> documents_with(const Snapshot::Impl& snapshot, FieldId field,
                                                const std::vector<std::string>& values, Work& work) {
  std::string key;
  add_to_key(key, std::to_string(field));
  for (const std::string& value : values) add_to_key(key, value);
  if (auto kept = snapshot.filters.find(key)) return kept;
  auto documents = std::make_shared<Documents>();
  std::size_t bytes = 0;
  for (const auto& segment : snapshot.segments) {
    const auto& of_segment = documents->emplace_back(std::move(keyword_matches(*segment, field, values, work).words()));
    bytes += sizeof of_segment + of_segment.size() * sizeof of_segment[0];
  }
  snapshot.filters.keep(std::move(key), bytes, [&] { return documents; });
  return documents;
}

}  // namespace

RequestFilters::RequestFilters(const Snapshot::Impl& snapshot, const std::vector<FacetFilter>& filters, Work& work) {
  for (const FacetFilter& filter : filters) {
    const FieldId field = keyword_field(snapshot.schema, filter.field);
    filters_.push_back({field, filter.exclude, documents_with(snapshot, field, filter.values, work)});
  }
  for (std::size_t i = 0; i < snapshot.segments.size(); ++i) {
    DocumentBits& accepted = accepted_.emplace_back();
    if (snapshot.segments[i]->live() == nullptr && filters_.empty()) continue;
    accepted = live_matches(*snapshot.segments[i]);
    apply(i, std::nullopt, accepted);
  }
}

void RequestFilters::apply(std::size_t segment, std::optional<FieldId> except, DocumentBits& bits) const {
  for (const Filter& filter : filters_) {
    if (filter.field == except) continue;
    const std::vector<std::uint64_t>& documents = (*filter.documents)[segment];
    filter.exclude ? bits.subtract(documents) : bits.intersect(documents);
  }
}

}  // namespace tra::search
