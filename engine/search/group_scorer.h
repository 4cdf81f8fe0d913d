// The variants of one word as one clause: frequencies are added up, weighted, before they are scored.
//
// Scored as separate clauses, rare variants would bring a huge idf each (measured: MRR 0.753 falls to 0.400).
#pragma once

#include "search/term_scorer.h"

namespace tra {

class GroupScorer final : public Scorer {
 public:
  struct Member {
    format::PostingListRef list;
    std::uint32_t factor;  // units an occurrence counts
  };
  GroupScorer(const SegmentScoring& scoring, const std::vector<Member>& members, float weight);

  std::uint32_t cost() const override { return cost_; }
  std::uint32_t matches_per_look_up() const override { return 6 * static_cast<std::uint32_t>(parts_.size() + (gathered_.empty() ? 0 : 1)); }
  void match_window(std::uint32_t base, WindowBits& matches) override;
  void score_window(std::uint32_t base, WindowBits& matches, Score* scores) override;
  Score bound(std::uint32_t from, std::uint32_t to) override;
  Score score_at(std::uint32_t document, Score least = kNoMatch) override;
  std::uint32_t advance(std::uint32_t document) override;

 private:
  struct Part {
    format::PostingCursor cursor;
    std::uint32_t factor;
  };
  struct Occurrence {
    std::uint32_t document, units;
  };
  // Short lists, which a prefix has thousands of, are read once and sorted by window.
  void gather(const SegmentScoring& scoring, const std::vector<Member>& members);
  std::span<Occurrence> gathered(std::uint32_t base);
  std::span<const Occurrence> gathered_at(std::uint32_t document);

  const Bm25& bm25_;
  const std::uint8_t* norms_;
  std::uint32_t documents_;
  float weight_;
  std::uint32_t cost_ = 0;
  std::vector<Part> parts_;
  std::vector<Occurrence> gathered_;            // by window, within a window by document once `sorted_` says so
  std::vector<std::uint32_t> window_begins_;
  std::vector<bool> sorted_;
  std::vector<std::uint32_t> units_;            // of a window, zero between calls
};

}  // namespace tra
