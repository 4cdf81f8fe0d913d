// Matches documents with a value of an integer column in a range. The score is zero.
//
// A vector kernel compares the codes of one window at a time, when that window is evaluated. The column stores the
// least and the greatest value of each window. When values ascend or descend with document numbers, as dates do, these
// two values alone decide most windows.
#pragma once

#include "search/score/scorer.h"
#include "search/work.h"
#include "tra/format/columns.h"

namespace tra::search {

class RangeScorer final : public Scorer {
 public:
  RangeScorer(const format::IntegerColumn& column, std::uint32_t documents, std::int64_t from, std::int64_t to,
              Work& work);

  // An estimate: the values of each window are assumed to be evenly distributed.
  std::uint32_t cost() const override { return cost_; }
  void match_window(std::uint32_t base, WindowBits& matches) override;
  void score_window(std::uint32_t base, WindowBits& matches, Score*, Score = kNoMatch) override {
    match_window(base, matches);
  }
  Score bound(std::uint32_t, std::uint32_t) override { return 0; }
  Score score_at(std::uint32_t document, Score = kNoMatch) override { return matches(document) ? 0 : kNoMatch; }
  std::uint32_t advance(std::uint32_t document) override;

 private:
  enum class Share : std::uint8_t { none, some, all };
  Share share_of(const format::IntegerColumn::Extremes& extremes) const noexcept;
  std::uint32_t estimate() const;
  bool matches(std::uint32_t document) const;

  const format::IntegerColumn& column_;
  std::uint32_t documents_;
  std::int64_t from_, to_;
  Work& work_;
  format::IntegerColumn::CodeRange codes_ = {1, 0};
  std::uint32_t cost_ = 0;
};

}  // namespace tra::search
