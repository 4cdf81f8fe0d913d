// Combines clauses, one window at a time. Any query tree can be evaluated by this scorer.
#pragma once

#include "search/score/scorer.h"
#include "search/work.h"

namespace tra::search {

// Matches documents that match all clauses of `must`, none of `must_not`, and at least `min_should` of `should`. When
// `must` is empty and `min_should` is 0, at least one clause of `should` must match. The score is the sum of the scores
// of `must` and `should`.
class BooleanScorer final : public Scorer {
 public:
  BooleanScorer(std::vector<ScorerPtr> must, std::vector<ScorerPtr> should, std::vector<ScorerPtr> must_not,
                std::uint32_t min_should, std::uint32_t documents, Work& work);

  std::uint32_t cost() const override { return cost_; }
  void match_window(std::uint32_t base, WindowBits& matches) override;
  void score_window(std::uint32_t base, WindowBits& matches, Score* scores, Score = kNoMatch) override;
  void keep_window(std::uint32_t base, WindowBits& documents) override;
  bool reads_positions() const override { return reads_positions_; }
  Score bound(std::uint32_t from, std::uint32_t to) override;
  Score score_at(std::uint32_t document, Score least = kNoMatch) override;
  std::uint32_t advance(std::uint32_t document) override;

 private:
  // Computes only the matches when `scores` is null.
  void combine(std::uint32_t base, WindowBits& matches, Score* scores);
  void ask(Scorer& clause, std::uint32_t base, WindowBits& matches, Score* scores);
  bool match_must(std::uint32_t base, WindowBits& result, Score* scores);
  void score_survivors(std::uint32_t base, WindowBits& matches, Score* scores);
  void keep(Scorer& clause, std::uint32_t base, WindowBits& documents);
  void keep_any(std::uint32_t base, WindowBits& documents);
  void drop_must_not(std::uint32_t base, WindowBits& documents);
  std::vector<WindowBits> count_should(std::uint32_t base, Score* scores);
  void hold(std::uint32_t base);

  std::vector<ScorerPtr> must_, should_, must_not_;
  std::uint32_t min_should_, documents_, cost_;
  bool reads_positions_;
  bool is_two_steps_;  // whether all matches of a window are found before any is scored
  Work& work_;
  std::vector<Score> window_scores_;
  // The window evaluated last, for calls that concern one document. Where another clause led to an earlier window,
  // advance() has passed it, so it has no matches; the cursors are behind it and must not be asked.
  static constexpr std::int64_t kNothingHeld = -1;
  std::int64_t held_base_ = kNothingHeld;
  WindowBits held_;
  std::vector<Score> held_scores_;
};

// Matches the documents of a bitset with a score of zero, for filters and for queries that match every document.
class BitsScorer final : public Scorer {
 public:
  explicit BitsScorer(DocumentBits bits) : bits_(std::move(bits)), cost_(static_cast<std::uint32_t>(bits_.count())) {}
  std::uint32_t cost() const override { return cost_; }
  void match_window(std::uint32_t base, WindowBits& matches) override {
    for (std::uint32_t i = 0; i < kWindowWords; ++i) matches.words[i] |= bits_.window(base)[i];
  }
  void score_window(std::uint32_t base, WindowBits& matches, Score*, Score = kNoMatch) override {
    match_window(base, matches);
  }
  Score bound(std::uint32_t, std::uint32_t) override { return 0; }
  Score score_at(std::uint32_t document, Score = kNoMatch) override { return bits_.test(document) ? 0 : kNoMatch; }
  std::uint32_t advance(std::uint32_t document) override;

 private:
  DocumentBits bits_;
  std::uint32_t cost_;
};

}  // namespace tra::search
