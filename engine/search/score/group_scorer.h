// The variants of one word as one clause. A document scores by its best-scoring variant: frequency times the variant's
// factor, with the idf of the whole group.
//
// A clause for each variant would give rare variants an idf of their own, far above the word's. Summed frequencies
// would rank as well, but the impacts of a single list would then bound nothing. bench/README.md has the measurements.
#pragma once

#include <limits>

#include "search/score/term_scorer.h"

namespace tra::search {

class GroupScorer final : public Scorer {
 public:
  struct Member {
    format::PostingListRef list;
    std::uint32_t factor;  // units an occurrence counts
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

  // What any document of its lists scores at least.
  Score least_score() const {
    Score least = std::numeric_limits<Score>::max();
    for (const Member& member : members_) least = std::min(least, scoring_.bm25.score(weight_, member.factor, 0xFF));
    return least;
  }
  // No document of the segment scores more.
  Score whole_bound();
  // For evaluators that read one list after the other; the longest list is the first.
  std::span<const Member> members() const noexcept { return members_; }
  // No document of the list scores more.
  Score bound_of(const Member& member) const {
    return scoring_.bm25.bound(weight_, scoring_.segment.cursor(member.list).list_impacts(), member.factor);
  }
  TermScorer scorer_of(const Member& member) const { return {scoring_, member.list, weight_, member.factor}; }

 private:
  static constexpr std::size_t kLooked = 8;

  struct Occurrence {
    std::uint32_t document, units;
  };
  // The lists are opened when they are first asked for something.
  void open();
  // A prefix has thousands of short lists: they are read once and their postings are kept by window.
  void gather(std::span<const Member> members);
  std::span<Occurrence> gathered(std::uint32_t base);
  std::span<const Occurrence> gathered_at(std::uint32_t document);

  SegmentScoring scoring_;
  float weight_;
  std::vector<Member> members_;  // the long lists first, the longest of them in front
  std::size_t long_lists_ = 0;
  std::uint32_t cost_ = 0;
  bool is_open_ = false;
  struct Part {
    TermScorer scorer;
    Score list_bound;
  };
  std::vector<Part> parts_;           // the highest bound first
  std::vector<Occurrence> gathered_;  // by window, within a window by document once `sorted_` says so
  std::vector<std::uint32_t> window_begins_;
  std::vector<Score> window_bounds_;  // of the gathered
  std::vector<bool> sorted_;
  std::vector<std::uint32_t> units_;  // of a window, zero between calls
};

}  // namespace tra::search
