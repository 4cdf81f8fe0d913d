// Finds out which of several documents a posting list contains.
#pragma once

#include <span>

#include "search/kernels/kernels.h"
#include "search/work.h"
#include "tra/format/posting_cursor.h"

namespace tra::search {

// Calls visit(i, place) for each documents[i] that the list contains, in ascending order, while the document is in the
// cursor's block at `place`. The documents must ascend, and must not be before the cursor's block. Blocks that lie
// between them are not decoded.
template <class Visit>
void for_common_documents(format::PostingCursor& cursor, std::span<const std::uint32_t> documents, Work& work,
                          const Visit& visit) {
  std::uint8_t in_documents[kSharedPlaces], in_block[kSharedPlaces];
  for (std::size_t begin = 0; begin < documents.size() && cursor.seek_block(documents[begin]);) {
    while (begin < documents.size() && documents[begin] < cursor.block_first_possible()) ++begin;
    std::size_t end = begin;
    while (end < documents.size() && end < begin + format::kBlockSize && documents[end] <= cursor.block_last()) ++end;
    if (begin == end) continue;
    work.step(end - begin);
    const auto block = cursor.block_documents();
    const std::size_t shared =
        search_kernels().intersect(&documents[begin], end - begin, block.data(), block.size(), in_documents, in_block);
    for (std::size_t i = 0; i < shared; ++i) visit(begin + in_documents[i], std::size_t{in_block[i]});
    begin = end;
  }
}

}  // namespace tra::search
