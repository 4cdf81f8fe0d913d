// "lần thứ 9", "lần thứ hai", "kỳ họp thứ 47", "lần thứ XVI": the number of a meeting, read in the clause that names
// it.
#pragma once

#include <optional>

#include "archive/facets/reading.h"

namespace tra::archive {

std::optional<int> ordinal_of(const Reading& reading, const Match& meeting);

}  // namespace tra::archive
