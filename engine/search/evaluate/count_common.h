// Counts the documents that two posting lists have in common.
#pragma once

#include <cstdint>

#include "tra/format/posting_cursor.h"

namespace tra::search {

// The cursors must be at the beginning of their lists. Blocks of the longer list that contain no document of the
// shorter list are not decoded.
std::uint64_t count_common(format::PostingCursor& shorter, format::PostingCursor& longer);

}  // namespace tra::search
