// Reorders documents so that similar ones stand side by side, which makes gaps in posting lists small and blocks alike.
//
// Recursive graph bisection: Dhulipala et al., "Compressing Graphs and Indexes with Recursive Graph Bisection", KDD
// 2016; with the swap rule of Mackenzie et al., "Faster Index Reordering with Bipartite Graph Partitioning", SIGIR
// 2021.
#pragma once

#include "index/merger.h"

namespace tra::index {

// `doc_map` numbers `documents` documents; renumbers them. Memory: about 4 bytes a posting of terms that are neither
// rare nor nearly everywhere.
void bisect(const Segments& segments, std::uint32_t documents, DocMap& doc_map);

}  // namespace tra::index
