// The filters of a request, evaluated for each segment: which documents pass each filter, and which pass all.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "search/score/bits.h"
#include "search/work.h"
#include "snapshot/snapshot_impl.h"
#include "tra/searcher.h"

namespace tra::search {

class RequestFilters {
 public:
  RequestFilters(const Snapshot::Impl& snapshot, const std::vector<FacetFilter>& filters, Work& work);

  bool empty() const noexcept { return filters_.empty(); }
  // Live documents that pass all filters; null when all documents of the segment do.
  const DocumentBits* accepted(std::size_t segment) const noexcept {
    return accepted_[segment].words().empty() ? nullptr : &accepted_[segment];
  }
  // Keeps the documents that pass the filters, except filters on the field `except`.
  void apply(std::size_t segment, std::optional<FieldId> except, DocumentBits& bits) const;

 private:
  struct Filter {
    FieldId field;
    bool exclude;
    std::shared_ptr<const Snapshot::Impl::FilteredDocuments> documents;
  };
  std::vector<Filter> filters_;
  std::vector<DocumentBits> accepted_;  // by segment; empty means all documents
};

}  // namespace tra::search
