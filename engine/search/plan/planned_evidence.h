// The evidence of a request (field values that raise a document's score), bound to a snapshot's schema.
#pragma once

#include <vector>

#include "snapshot/snapshot_impl.h"
#include "tra/searcher.h"

namespace tra::search {

struct PlannedEvidence {
  Evidence evidence;
  FieldId field = 0;
  double weight = 0;  // added to the score of a document that has the value
};

// `all_words` is the sum of the weights of the query's words. Throws Error(invalid_argument) for an unknown field, a
// field of the wrong type, or a weight outside [0, 1].
std::vector<PlannedEvidence> plan_evidence(const Schema& schema, const SearchRequest& request, double all_words);

}  // namespace tra::search
