// How the best k documents of one segment are found, one algorithm a file. All find the same hits.
#pragma once

#include <span>

#include "search/evaluate/accepted.h"
#include "search/evaluate/top_k.h"
#include "search/score/clause.h"

namespace tra::search {

struct Evaluation {
  std::uint32_t segment, documents;
  Accepted* accept;  // documents that may be hits; null: all
  Work& work;
  std::span<const Clause> clauses;   // any of them (disjunction), all of them (conjunction)
  std::span<const Clause> optional;  // of a conjunction: they add their scores to documents that match

  // Whether the accepted documents are so few that looking a list of so many documents up for each takes less time than
  // reading the list.
  bool is_narrow(std::uint64_t documents_of_list) const {
    return accept != nullptr && std::uint64_t{accept->cost()} * kMatchesPerLookUp < documents_of_list;
  }
};

// MaxScore in windows with block-max bounds: Turtle & Flood (IP&M 1995); windows and per-window partition after Grand
// et al., "From MAXSCORE to Block-Max Wand" (ECIR 2020) and Lucene's MaxScoreBulkScorer.
void search_disjunction(const Evaluation& evaluation, TopK& top);

// The same for lists with few postings in all, term at a time.
void search_sparse(std::span<TermScorer* const> terms, const Evaluation& evaluation, TopK& top);

// Rarest clause first, windows skipped by their bounds (block-max AND, Ding & Suel, SIGIR 2011).
void search_conjunction(const Evaluation& evaluation, TopK& top);

// The same for clauses that are posting lists: the blocks of the rarest list, where bounds and the other lists allow
// it.
void search_terms(std::span<TermScorer* const> terms, const Evaluation& evaluation, TopK& top);

// One posting list: groups and blocks whose impacts do not reach the top are passed over undecoded.
void search_term(TermScorer& term, const Evaluation& evaluation, TopK& top);

// One word with several variants: list after list, long ones first. For few hits: O(k) for each that enters.
void search_group(GroupScorer& group, const Evaluation& evaluation, TopK& top);

// One phrase each of whose words has one list, exact: stretches without the impacts for it are passed over, positions
// read last.
void search_phrase_blocks(const PhraseScorer& phrase, const Evaluation& evaluation, TopK& top);

// Any phrase: the documents that hold its words, one after the other. For rare ones.
void search_phrase_documents(PhraseScorer& phrase, const Evaluation& evaluation, TopK& top);

// Any phrase: windows without the impacts for it are passed over, positions read only where frequencies allow it.
void search_phrase_windows(PhraseScorer& phrase, const Evaluation& evaluation, TopK& top);

// Clauses need not match: every accepted document is a hit. Each clause scores above zero wherever it matches.
void search_optional(const Evaluation& evaluation, TopK& top);

// No clause scores: the first accepted documents.
void search_accepted(const Evaluation& evaluation, TopK& top);

// Scores every match of one scorer.
void search_exhaustively(Scorer& scorer, const Evaluation& evaluation, TopK& top);

}  // namespace tra::search
