// A query tree bound to a snapshot: words analysed and expanded to the terms the index has, statistics looked up.
//
// Statistics are of the whole snapshot, deleted documents included, so that scores do not depend on how documents fell
// into segments.
#pragma once

#include <string>
#include <vector>

#include "search/score/bm25.h"
#include "search/score/group_scorer.h"
#include "search/score/scorer.h"
#include "snapshot/snapshot_impl.h"
#include "tra/query.h"

namespace tra {

// One word of a query: the terms that may stand for it.
struct PlannedWord {
  struct Variant {
    std::string term;      // without its space
    std::uint32_t factor;  // units an occurrence counts
    std::uint64_t documents;
  };
  struct List {
    format::PostingListRef list;
    std::uint32_t variant;  // whose list it is
  };
  char space = 0;    // of its terms
  std::string key;   // of the typed word, where variants of it were looked for
  std::string text;  // as analysed, for explanations
  std::vector<Variant> variants;
  double documents = 0;                  // with any of the full-weight variants, estimated if several
  std::vector<std::vector<List>> lists;  // by segment
};

struct PlanNode {
  enum class Kind : std::uint8_t { ignored, nothing, everything, word, phrase, keyword, range, boolean, either };
  Kind kind = Kind::nothing;
  double weight = 0;                   // idf * boost of a word or phrase
  std::vector<PlannedWord> words;      // one of a word; in order of a phrase
  std::vector<std::uint32_t> offsets;  // of a phrase's words
  std::uint32_t slop = 0;
  FieldId field = 0;  // keyword, range
  std::vector<std::string> values;
  std::optional<std::int64_t> from, to;
  std::vector<PlanNode> must, should, must_not;  // the ways of an either are in should
  std::uint32_t min_should = 0;
};

// Words that follow each other in a query, two or more.
struct WordRun {
  std::vector<PlannedWord> words;
  std::vector<double> weights;  // of each word together with the next
};

inline constexpr std::uint32_t kLeastInPair = kFrequencyUnit / 2;  // variants that count less are no part of a pair

class QueryPlan {
 public:
  QueryPlan(const Snapshot::Impl& snapshot, const Query& query, const Ranking& ranking);

  const PlanNode& root() const noexcept { return root_; }
  const std::vector<WordRun>& runs() const noexcept { return runs_; }
  const Bm25& bm25() const noexcept { return bm25_; }
  // Whole units of score a point has; scores below 2^30 add up to any total.
  double scale() const noexcept { return scale_; }

  // A scorer of a node in a segment; null when nothing there can match.
  ScorerPtr scorer(const PlanNode& node, std::size_t segment) const;
  ScorerPtr scorer(std::size_t segment) const { return scorer(root_, segment); }

 private:
  ScorerPtr word_scorer(const PlanNode& node, std::size_t segment) const;
  ScorerPtr phrase_scorer(const PlanNode& node, std::size_t segment) const;
  ScorerPtr either_scorer(const PlanNode& node, std::size_t segment) const;
  ScorerPtr boolean_scorer(const PlanNode& node, std::size_t segment) const;

  const Snapshot::Impl& snapshot_;
  Bm25 bm25_;
  PlanNode root_;
  std::vector<WordRun> runs_;  // whose pairs score
  double scale_ = 1;
};

// Matches of a filter in a segment.
DocumentBits keyword_matches(const Segment& segment, FieldId field, const std::vector<std::string>& values);
DocumentBits range_matches(const Segment& segment, FieldId field, std::optional<std::int64_t> from,
                           std::optional<std::int64_t> to);
DocumentBits live_matches(const Segment& segment);

}  // namespace tra
