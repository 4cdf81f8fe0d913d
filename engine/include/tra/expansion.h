// Telling words of documents, and queries that look for them too.
//
//   tra::SearchRequest request;
//   request.query = tra::Query::term("lào");
//   const tra::Searcher searcher(snapshot);
//   request.query = tra::expanded(searcher, request);
//
// The functions keep no state and are thread-safe. They throw what Snapshot::document and Searcher::search throw.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "tra/query.h"
#include "tra/searcher.h"
#include "tra/snapshot.h"
#include "tra/terms.h"

namespace tra {

// The words by which documents differ most from the archive, the most telling first: those that hold the greatest part
// of the documents' text for their rarity. Numbers, single letters and words of one document alone are none. Their
// weights add up to 1. Reads the stored text, so the time grows with it.
std::vector<TellingWord> telling_words(const Snapshot& snapshot, std::span<const DocAddress> documents,
                                       std::size_t count = 20);

// The request's query with the telling words of its first ten hits at a fifth of its weight (RM3 after Abdul-Jaleel et
// al., TREC 2004). Where one word of the query is enough the telling words may bring documents of their own; else they
// order the hits. The query itself where nothing is found.
Query expanded(const Searcher& searcher, const SearchRequest& request);

}  // namespace tra
