// Sets of documents in a segment: those that match a filter, the live ones, or all.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "search/score/bits.h"
#include "search/work.h"
#include "snapshot/segment.h"
#include "tra/schema.h"

namespace tra::search {

// Computed from the posting lists of the values.
DocumentBits keyword_matches(const Segment& segment, FieldId field, const std::vector<std::string>& values, Work& work);
DocumentBits live_matches(const Segment& segment);
DocumentBits every_document(const Segment& segment);

}  // namespace tra::search
