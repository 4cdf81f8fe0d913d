// What a query says about the fields of the documents it means, bound to a snapshot's schema.
#pragma once

#include <vector>

#include "snapshot/snapshot_impl.h"
#include "tra/searcher.h"

namespace tra::search {

struct PlannedEvidence {
  Evidence evidence;
  FieldId field = 0;
  double weight = 0;  // of a document that has it
};

// `all_words`: the weight of all words of the query. Error(invalid_argument) for a field the schema does not have, of
// another type, or a weight outside [0, 1].
std::vector<PlannedEvidence> plan_evidence(const Schema& schema, const SearchRequest& request, double all_words);

}  // namespace tra::search
