#include "search/plan/planned_evidence.h"

#include "search/fields.h"
#include "tra/error.h"

namespace tra::search {

std::vector<PlannedEvidence> plan_evidence(const Schema& schema, const SearchRequest& request, double all_words) {
  std::vector<PlannedEvidence> planned;
  for (const Evidence& evidence : request.evidence) {
    if (!(evidence.weight >= 0 && evidence.weight <= 1))
      throw Error(ErrorCode::invalid_argument, "the weight of evidence is not in [0, 1]");
    const bool keyword = !evidence.values.empty();
    const FieldId field = keyword ? keyword_field(schema, evidence.field) : number_field(schema, evidence.field);
    for (const auto& end : {evidence.from, evidence.to})
      if (!keyword && end) check_number(schema.fields()[field], *end);
    const double weight = static_cast<double>(request.ranking.evidence_weight) * evidence.weight * all_words;
    if (weight > 0) planned.push_back({evidence, field, weight});
  }
  return planned;
}

}  // namespace tra::search
