#include "search/evaluate/evidence_rescoring.h"

#include <algorithm>

namespace tra::search {

EvidenceScorer::EvidenceScorer(const QueryPlan& plan, const Segment& segment) : plan_(plan) {
  for (const PlannedEvidence& planned : plan.evidence()) {
    plan.work().step(1 + planned.evidence.values.size());
    Column column{&planned, nullptr, nullptr, {}};
    if (planned.evidence.values.empty())
      column.numbers = segment.columns().integer(planned.field);
    else
      column.keywords = segment.columns().keyword(planned.field);
    if (column.keywords != nullptr)
      for (const std::string& value : planned.evidence.values)
        if (const auto ordinal = column.keywords->ordinal(value)) column.ordinals.push_back(*ordinal);
    if (column.numbers != nullptr || !column.ordinals.empty()) columns_.push_back(std::move(column));
  }
}

bool EvidenceScorer::has(const Column& column, std::uint32_t document) {
  if (column.numbers != nullptr) {
    const Evidence& asked = column.planned->evidence;
    for (std::uint32_t i = 0; i < column.numbers->count(document); ++i) {
      const std::int64_t value = column.numbers->value(document, i);
      if ((!asked.from || value >= *asked.from) && (!asked.to || value <= *asked.to)) return true;
    }
    return false;
  }
  const auto [ordinals, size] = column.keywords->set(column.keywords->set_of(document));
  for (std::uint32_t i = 0; i < size; ++i)
    if (std::find(column.ordinals.begin(), column.ordinals.end(), ordinals[i]) != column.ordinals.end()) return true;
  return false;
}

}  // namespace tra::search
