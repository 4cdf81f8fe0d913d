// The two built-in analyses, Vietnamese and plain, as a Tokenizer.
#pragma once

#include <vector>

#include "analysis/char_class.h"
#include "analysis/context.h"
#include "analysis/plan.h"
#include "analysis/span_cache.h"
#include "analysis/term_table.h"
#include "tra/analysis.h"

namespace tra::analysis {

// Increase this when a rule outside the tables changes the terms of any text.
inline constexpr std::uint32_t kRulesVersion = 5;

struct StoredPlan {
  std::uint32_t first = 0, count = 0, advance = 0;  // range in the planned tokens
  Period period = Period::none;  // of the words "tháng" and "quý", which may be part of a date with the numbers around
};
struct StoredToken {
  std::uint32_t term, start, end, delta;
  TokenType type;
  bool alias;
  When when;
};

// Its cache holds numbers of terms, so all its sinks have one table, and forget() follows when the table is cleared.
class BuiltInTokenizer final : public Tokenizer {
 public:
  explicit BuiltInTokenizer(AnalyzerKind kind) : kind_(kind) {}
  std::uint32_t analyze(std::string_view text, std::uint32_t first_position, TokenSink& sink) override;
  std::size_t memory() const override;
  void forget() override;

 private:
  const SpanCache::Entry& learn(std::string_view span, CharClass first, const SpanCache::Probe& probe,
                                TermTable& terms);

  AnalyzerKind kind_;
  SpanCache cache_;
  std::vector<StoredPlan> plans_;
  std::vector<StoredToken> planned_;
};

}  // namespace tra::analysis
