// The first k documents of a set by the value of a field.
#pragma once

#include <vector>

#include "search/bits.h"
#include "search/snapshot_impl.h"

namespace tra {

// By the field's last value (the greatest) when descending, else its first; ties by address, documents without a value last.
std::vector<DocAddress> sort_by_field(const Snapshot::Impl& snapshot, const std::vector<DocumentBits>& matches, FieldId field,
                                      bool descending, std::size_t k);

}  // namespace tra
