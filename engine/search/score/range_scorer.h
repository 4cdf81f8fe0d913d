// Documents with a value of a number column in a range, scoring nothing.
//
// Codes are compared in vectors, a window at a time when it is asked for. The least and the greatest value of a window
// say of most windows of a column that rises or falls with the documents, such as dates, that all or none of its
// documents are in the range.
#pragma once

#include "search/score/scorer.h"
#include "search/work.h"
#include "tra/format/columns.h"

namespace tra::search {

class RangeScorer final : public Scorer {
 public:
  RangeScorer(const format::IntegerColumn& column, std::uint32_t documents, std::int64_t from, std::int64_t to,
              Work& work);

  // Estimated: in each window as many as if its values were spread evenly.
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
