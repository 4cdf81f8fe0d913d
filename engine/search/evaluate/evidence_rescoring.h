// What a document scores for having what the query says about its fields.
#pragma once

#include <vector>

#include "search/plan/query_plan.h"

namespace tra::search {

// The evidence of a query in one segment, looked up in the columns.
class EvidenceScorer {
 public:
  EvidenceScorer(const QueryPlan& plan, const Segment& segment);

  // Calls found(evidence, score) for each that the document has.
  template <class Found>
  void score(std::uint32_t document, const Found& found) const {
    for (const Column& column : columns_)
      if (has(column, document)) found(*column.planned, static_cast<Score>(column.planned->weight * plan_.scale()));
  }

 private:
  struct Column {
    const PlannedEvidence* planned;
    const format::KeywordColumn* keywords;
    const format::IntegerColumn* numbers;
    std::vector<std::uint32_t> ordinals;  // of the values that the segment has
  };
  static bool has(const Column& column, std::uint32_t document);

  const QueryPlan& plan_;
  std::vector<Column> columns_;  // those in which some document may have it
};

}  // namespace tra::search
