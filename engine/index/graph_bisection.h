// Renumbers documents so that similar documents get adjacent numbers. Gaps in posting lists then become small, and
// documents in one block similar.
//
// The algorithm is recursive graph bisection: Dhulipala et al., "Compressing Graphs and Indexes with Recursive Graph
// Bisection", KDD 2016; with the swap rule of Mackenzie et al., "Faster Index Reordering with Bipartite Graph
// Partitioning", SIGIR 2021.
#pragma once

#include "index/merger.h"

namespace tra::index {

// Replaces the numbers in `doc_map`, which cover `documents` documents. Needs about 4 bytes of memory per posting; rare
// and very frequent terms are left out.
void bisect(const Segments& segments, std::uint32_t documents, DocMap& doc_map);

}  // namespace tra::index
