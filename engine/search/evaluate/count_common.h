// How many documents two posting lists have in common.
#pragma once

#include <cstdint>

#include "tra/format/posting_cursor.h"

namespace tra::search {

// Both from their beginnings. Blocks of the longer list that hold no document of the shorter are not decoded.
std::uint64_t count_common(format::PostingCursor& shorter, format::PostingCursor& longer);

}  // namespace tra::search
