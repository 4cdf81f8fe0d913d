#include "search/request_filters.h"

#include "search/fields.h"
#include "search/filters.h"

namespace tra::search {

RequestFilters::RequestFilters(const Snapshot::Impl& snapshot, const std::vector<FacetFilter>& filters, Work& work) {
  for (const FacetFilter& filter : filters) fields_.push_back(keyword_field(snapshot.schema, filter.field));
  for (const auto& segment : snapshot.segments) {
    auto& passing = passing_.emplace_back();
    for (std::size_t i = 0; i < filters.size(); ++i) {
      DocumentBits bits = keyword_matches(*segment, fields_[i], filters[i].values, work);
      if (filters[i].exclude)
        for (std::uint64_t& word : bits.words()) word = ~word;
      passing.push_back(std::move(bits));
    }
    DocumentBits& accepted = accepted_.emplace_back();
    if (segment->live() == nullptr && passing.empty()) continue;
    accepted = live_matches(*segment);
    for (const DocumentBits& filter : passing) accepted.intersect(filter);
  }
}

void RequestFilters::apply(std::size_t segment, std::optional<FieldId> except, DocumentBits& bits) const {
  for (std::size_t i = 0; i < fields_.size(); ++i)
    if (fields_[i] != except) bits.intersect(passing_[segment][i]);
}

}  // namespace tra::search
