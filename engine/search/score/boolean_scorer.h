// Clauses put together, a window at a time: the general evaluator, which any query tree runs on.
#pragma once

#include "search/score/scorer.h"
#include "search/work.h"

namespace tra::search {

// Documents that match all of `must`, none of `must_not`, at least `min_should` of `should`; scores of must and should
// add up. With neither must nor a min_should, at least one of `should` must match.
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
  // With `scores` null matches only.
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
  bool is_two_steps_;  // matches first, then the scores of those that are left
  Work& work_;
  std::vector<Score> window_scores_;
  // The last window evaluated, for document-wise questions.
  std::uint32_t held_base_ = 0xFFFF'FFFFu;
  WindowBits held_;
  std::vector<Score> held_scores_;
};

// All documents of a set, scoring nothing: filters, everything, nothing.
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
