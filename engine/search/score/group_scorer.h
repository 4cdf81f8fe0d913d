// The variants of one word as one clause. A document scores by its best-scoring variant: the frequency is multiplied by
// the variant's factor, and the idf is that of all variants together.
//
// A separate clause for each variant would give a rare variant an idf far above that of the word. The sum of the
// variants' frequencies ranks equally well, but the impacts of one list do not bound such a sum. bench/README.md has
// the measurements.
#pragma once

#include <limits>

#include "search/score/term_scorer.h"

namespace tra::search {

class GroupScorer final : public Scorer {
 public:
  struct Member {
    format::PostingListRef list;
    std::uint32_t factor;  // units that an occurrence counts
  };
  GroupScorer(const SegmentScoring& scoring, std::vector<Member> members, float weight);

  std::uint32_t cost() const override { return cost_; }
  std::uint32_t matches_per_look_up() const override {
    return kMatchesPerLookUp * static_cast<std::uint32_t>(std::min(members_.size(), kLooked));
  }
  void match_window(std::uint32_t base, WindowBits& matches) override;
  void score_window(std::uint32_t base, WindowBits& matches, Score* scores, Score least = kNoMatch) override;
  void keep_window(std::uint32_t base, WindowBits& documents) override;
  Score bound(std::uint32_t from, std::uint32_t to) override;
  Score score_at(std::uint32_t document, Score least = kNoMatch) override;
  std::uint32_t advance(std::uint32_t document) override;

  // Computes the units of documents that ascend and are in one window, 0 where no variant occurs. An occurrence may be
  // left out when its score and scores[i] add up to at most `least`. Blocks that contain none of the documents are not
  // decoded.
  void look_up(std::span<const std::uint32_t> documents, const Score* scores, std::uint32_t* units, Score least);
  // Computes the scores of at most format::kBlockSize documents from their units.
  void score_units(std::span<const std::uint32_t> documents, const std::uint32_t* units, Score* scores) const;

  // A lower bound of the score of every match.
  Score least_score() const {
    Score least = std::numeric_limits<Score>::max();
    for (const Member& member : members_) least = std::min(least, scoring_.bm25.score(weight_, member.factor, 0xFF));
    return least;
  }
  // An upper bound of the scores in the segment.
  Score whole_bound();
  // The lists, for evaluators that read one list after another. The longest list comes first.
  std::span<const Member> members() const noexcept { return members_; }
  // The score of the only document of a list.
  Score score_of_only(const Member& member) const {
    const auto [document, frequency] = member.list.only;
    return scoring_.bm25.score(weight_, frequency * member.factor, scoring_.norms[document]);
  }
  // Whether the list has one document, which its term holds. Other values are left to a cursor, which throws.
  bool has_only(const Member& member) const {
    return member.list.documents == 1 && member.list.only.document < scoring_.segment.documents() &&
           member.list.only.frequency <= format::kMostOften;
  }
  // An upper bound of the scores of the list's documents.
  Score bound_of(const Member& member) const {
    if (has_only(member)) return score_of_only(member);
    return scoring_.bm25.bound(weight_, scoring_.segment.cursor(member.list).list_impacts(), member.factor);
  }
  TermScorer scorer_of(const Member& member) const { return {scoring_, member.list, weight_, member.factor}; }

 private:
  static constexpr std::size_t kLooked = 8;

  struct Occurrence {
    std::uint32_t document, units;
  };
  // Opens the lists. Every public function that reads the lists calls open() first.
  void open();
  // Reads short lists once and stores their postings by window, because a prefix can have thousands of short lists.
  void gather(std::span<const Member> members);
  // The two ways of score_window(): by the units of all postings, or by the scores of those above `least`.
  void score_every(std::uint32_t base, WindowBits& matches, Score* scores);
  void score_above(std::uint32_t base, WindowBits& matches, Score* scores, Score least);
  std::span<Occurrence> gathered(std::uint32_t base);
  std::span<const Occurrence> gathered_at(std::uint32_t document);

  SegmentScoring scoring_;
  float weight_;
  std::vector<Member> members_;  // long lists before short ones; the longest list comes first
  std::size_t long_lists_ = 0;
  std::uint32_t cost_ = 0;
  bool is_open_ = false;
  struct Part {
    TermScorer scorer;
    Score list_bound;
  };
  std::vector<Part> parts_;                   // the long lists by descending bound
  std::vector<Occurrence> gathered_;          // the postings of short lists by window
  std::vector<std::uint32_t> window_begins_;  // where each window begins in `gathered_`
  std::vector<Score> window_bounds_;          // bounds of the gathered postings of each window
  std::vector<bool> sorted_;                  // whether the gathered postings of a window are sorted by document
  std::vector<std::uint32_t> units_;          // units of each document of a window; all zero between calls
  std::vector<Score> best_;                   // scores of each document of a window; all zero between calls
};

}  // namespace tra::search
