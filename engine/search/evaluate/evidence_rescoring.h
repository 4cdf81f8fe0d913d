// Adds to a document's score the weights of the request's evidence, the field values that the query implies.
#pragma once

#include <vector>

#include "search/plan/query_plan.h"

namespace tra::search {

// Looks up the evidence of a request in the columns of one segment.
class EvidenceScorer {
 public:
  EvidenceScorer(const QueryPlan& plan, const Segment& segment);

  // Calls found(evidence, score) for each piece of evidence that the document has.
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
    std::vector<std::uint32_t> ordinals;  // the ordinals of the values that occur in the segment
  };
  static bool has(const Column& column, std::uint32_t document);

  const QueryPlan& plan_;
  std::vector<Column> columns_;  // columns in which some document may have the evidence
};

}  // namespace tra::search
