// The documents of frequent words as bits, which a snapshot keeps.
//
// A few hundred syllables hold most of the postings of Vietnamese text, and queries name them again and again. Their
// bits are matched, intersected and counted 64 documents at a time, whatever their posting lists look like.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "search/work.h"
#include "snapshot/snapshot_impl.h"
#include "tra/format/posting_list.h"

namespace tra::search {

// A bit for each document of a segment; a multiple of a window.
using WordDocuments = std::shared_ptr<const std::vector<std::uint64_t>>;

// Whether a posting list has a sixteenth of the segment's documents or more, in a segment of a window or more. Shorter
// lists take less memory than the bits. In segments of more than 32 million documents no list is frequent, because the
// snapshot would not keep its bits.
bool is_frequent(const Segment& segment, const format::PostingListRef& list);

// Returns the documents of a frequent word's list in segment number `segment`. They are read from the list, and the
// snapshot keeps them, unless it has kept them before.
WordDocuments documents_of_frequent(const Snapshot::Impl& snapshot, std::size_t segment,
                                    const format::PostingListRef& list, Work& work);
// The same, but null where the snapshot has not kept them.
WordDocuments kept_documents(const Snapshot::Impl& snapshot, std::size_t segment, const format::PostingListRef& list);
// Returns `documents`, which count as held by `work` until the result and its copies are gone. Returns null when they
// are null or when `work` holds as much as it may.
WordDocuments held_by(Work& work, WordDocuments documents);
// Whether `work` may hold the documents of one more frequent word of the segment.
bool can_hold(const Work& work, const Segment& segment);

}  // namespace tra::search
