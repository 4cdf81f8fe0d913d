// The algorithms that find the best k documents of a segment, one algorithm per file. All return the same hits.
#pragma once

#include <cstdint>
#include <span>

#include "search/evaluate/accepted.h"
#include "search/evaluate/top_k.h"
#include "search/score/clause.h"

namespace tra::search {

struct Evaluation {
  std::uint32_t segment, documents;
  Accepted* accept;  // the documents that may be hits; null when all may be
  Work& work;
  std::span<const Clause> clauses;   // a hit matches any (disjunction) or all (conjunction) of them
  std::span<const Clause> optional;  // conjunctions only: they add their scores to documents that match `clauses`

  // When this number of documents reach a score, k accepted ones do: at most rejected() are not accepted.
  std::size_t k_with_rejected(const TopK& top) const {
    const std::size_t rejected = accept == nullptr ? 0 : accept->rejected();
    return top.k() < SIZE_MAX - rejected ? top.k() + rejected : SIZE_MAX;
  }
  // Returns whether so few documents are accepted that searching a list for each of them is faster than reading the
  // list. `documents_of_list` is the length of the list.
  bool is_narrow(std::uint64_t documents_of_list) const {
    return accept != nullptr && std::uint64_t{accept->cost()} * kMatchesPerLookUp < documents_of_list;
  }
};

// MaxScore in windows with block-max bounds (Turtle & Flood, IP&M 1995). Clauses are partitioned into essential and
// optional ones anew in each window (Grand et al., "From MAXSCORE to Block-Max Wand", ECIR 2020; Lucene's
// MaxScoreBulkScorer).
void search_disjunction(const Evaluation& evaluation, TopK& top);

// A disjunction of posting lists with few postings in total: lists are merged and every posting is scored.
void search_sparse(std::span<TermScorer* const> terms, const Evaluation& evaluation, TopK& top);

// A conjunction of clauses of any kind. The rarest clause comes first, and windows are skipped by their bounds
// (block-max AND, Ding & Suel, SIGIR 2011).
void search_conjunction(const Evaluation& evaluation, TopK& top);

// A conjunction of posting lists. Blocks of the shortest list are read unless their bounds or the other lists exclude
// them.
void search_terms(std::span<TermScorer* const> terms, const Evaluation& evaluation, TopK& top);

// One posting list. Groups and blocks whose impacts cannot score above the threshold are skipped without decoding.
void search_term(TermScorer& term, const Evaluation& evaluation, TopK& top);

// One word with several variants: one list after another, long lists first. Each document that enters `top` takes O(k),
// so k must be small.
void search_group(GroupScorer& group, const Evaluation& evaluation, TopK& top);

// An exact phrase of `words`, which are word_lists() or likeliest_lists(). Document ranges whose impacts cannot score
// above the threshold are skipped, and positions are read last.
void search_phrase_blocks(const PhraseScorer& phrase, std::span<const PhraseScorer::WordList> words,
                          const Evaluation& evaluation, TopK& top);

// Any phrase: processes the documents that contain all words one at a time. Suited to rare phrases.
void search_phrase_documents(PhraseScorer& phrase, const Evaluation& evaluation, TopK& top);

// Any phrase: skips windows whose impacts cannot score above the threshold, and reads positions only in documents whose
// frequencies are high enough.
void search_phrase_windows(PhraseScorer& phrase, const Evaluation& evaluation, TopK& top);

// Every accepted document is a hit, and the clauses only add scores. Each clause must score above zero wherever it
// matches.
void search_optional(const Evaluation& evaluation, TopK& top);

// A query without scored clauses: the first accepted documents are the hits.
void search_accepted(const Evaluation& evaluation, TopK& top);

// Scores every match of `scorer`, which must be the whole query.
void search_exhaustively(Scorer& scorer, const Evaluation& evaluation, TopK& top);

}  // namespace tra::search
