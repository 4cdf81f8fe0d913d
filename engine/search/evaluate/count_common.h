// Counts the documents that two posting lists, or the bits of their documents, have in common.
#pragma once

#include <cstdint>
#include <vector>

#include "tra/format/posting_cursor.h"

namespace tra::search {

// The cursors must be at the beginning of their lists. Blocks of the longer list that contain no document of the
// shorter list are not decoded.
std::uint64_t count_common(format::PostingCursor& shorter, format::PostingCursor& longer);
// The same of the documents of a segment as bits; both have the same size, a multiple of a window.
std::uint64_t count_common(const std::vector<std::uint64_t>& one, const std::vector<std::uint64_t>& other);
// How many documents of a list have their bit set. The cursor must be at the beginning of its list.
std::uint64_t count_in(format::PostingCursor& list, const std::vector<std::uint64_t>& documents);

}  // namespace tra::search
