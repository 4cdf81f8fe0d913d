// Merging several segments into one without their deleted documents.
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "snapshot/segment.h"
#include "tra/directory.h"
#include "tra/index_writer.h"
#include "tra/schema.h"

namespace tra::index {

inline constexpr std::uint32_t kDropped = 0xFFFF'FFFFu;

// For each segment, the new number of each of its documents, or kDropped. A merge reorders documents only through this
// map.
using DocMap = std::vector<std::vector<std::uint32_t>>;

struct MergedSegment {
  format::ManifestSegment info;
  DocMap doc_map;
};

using Segments = std::vector<std::shared_ptr<const Segment>>;

// Keeps the order of the segments, sorts by the first date field, newest first, or applies graph bisection.
DocMap plan_order(const Segments& segments, const Schema& schema, MergeOrder order);

// Reads every input once. Memory holds one block of a posting list, or one whole list when documents are reordered.
// Throws Error(resource_exhausted) before anything is written when the directory has less free space than the inputs
// occupy.
// Setting the flag `cancel` makes the merge throw OutputCancelled and remove what it wrote.
MergedSegment merge_segments(Directory& directory, const Segments& segments, const Schema& schema, MergeOrder order,
                             const format::SegmentId& id, const std::atomic<bool>* cancel = nullptr);

}  // namespace tra::index
