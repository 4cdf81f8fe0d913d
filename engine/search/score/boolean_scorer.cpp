#include "search/score/boolean_scorer.h"

#include <algorithm>

#include "tra/format/posting_list.h"

namespace tra::search {

namespace {

// Returns the documents whose count is at least `least`. The binary numbers are compared from the highest bit to the
// lowest, for 64 documents at once.
WindowBits at_least(const std::vector<WindowBits>& counts, std::uint32_t least) {
  WindowBits enough;
  const std::size_t bits = std::max(counts.size(), static_cast<std::size_t>(std::bit_width(least)));
  for (std::uint32_t i = 0; i < kWindowWords; ++i) {
    std::uint64_t above = 0, equal = ~std::uint64_t{0};
    for (std::size_t b = bits; b-- > 0;) {
      const std::uint64_t count = b < counts.size() ? counts[b].words[i] : 0;
      const std::uint64_t wanted = least >> b & 1 ? ~std::uint64_t{0} : 0;
      above |= equal & count & ~wanted;
      equal &= ~(count ^ wanted);
    }
    enough.words[i] = above | equal;
  }
  return enough;
}

}  // namespace

BooleanScorer::BooleanScorer(std::vector<ScorerPtr> must, std::vector<ScorerPtr> should,
                             std::vector<ScorerPtr> must_not, std::uint32_t min_should, std::uint32_t documents,
                             Work& work)
    : must_(std::move(must)),
      should_(std::move(should)),
      must_not_(std::move(must_not)),
      min_should_(must_.empty() && min_should == 0 ? 1 : min_should),
      documents_(documents),
      work_(work) {
  // Clauses are evaluated by ascending cost, but phrases last, so that positions are read for few documents.
  const auto order = [](const ScorerPtr& clause) { return std::pair(clause->reads_positions(), clause->cost()); };
  std::sort(must_.begin(), must_.end(), [&](const ScorerPtr& a, const ScorerPtr& b) { return order(a) < order(b); });
  std::uint64_t sum = 0;
  for (const ScorerPtr& clause : should_) sum += clause->cost();
  cost_ = static_cast<std::uint32_t>(std::min<std::uint64_t>(sum, documents));
  if (!must_.empty()) cost_ = documents;
  for (const ScorerPtr& clause : must_) cost_ = std::min(cost_, clause->cost());
  is_two_steps_ =
      !must_.empty() && should_.empty() &&
      std::all_of(must_.begin(), must_.end(), [](const ScorerPtr& clause) { return clause->scores_kept(); });
  const auto reads = [](const ScorerPtr& clause) { return clause->reads_positions(); };
  reads_positions_ =
      std::any_of(must_.begin(), must_.end(), reads) || std::any_of(should_.begin(), should_.end(), reads);
}

void BooleanScorer::match_window(std::uint32_t base, WindowBits& matches) {
  if (base < held_base_) return;
  if (base != held_base_) return combine(base, matches, nullptr);
  for (std::uint32_t i = 0; i < kWindowWords; ++i) matches.words[i] |= held_.words[i];
}

void BooleanScorer::score_window(std::uint32_t base, WindowBits& matches, Score* scores, Score) {
  if (base < held_base_) return;
  if (base != held_base_) return combine(base, matches, scores);
  // The cursors of the clauses are already past this window, so the stored result is used.
  for (std::uint32_t i = 0; i < kWindow; ++i) scores[i] += held_scores_[i];
  for (std::uint32_t i = 0; i < kWindowWords; ++i) matches.words[i] |= held_.words[i];
}

void BooleanScorer::combine(std::uint32_t base, WindowBits& matches, Score* scores) {
  if (scores != nullptr && is_two_steps_) return score_survivors(base, matches, scores);
  if (scores != nullptr) window_scores_.assign(kWindow, 0);
  Score* const mine = scores != nullptr ? window_scores_.data() : nullptr;
  WindowBits result;
  bool any = match_must(base, result, mine);
  if (!must_.empty() && !any) return;
  if (must_.empty() && min_should_ == 1) {
    result.clear();
    for (const ScorerPtr& clause : should_) ask(*clause, base, result, mine);
    any = true;
  } else if (!should_.empty() && (min_should_ > 0 || mine != nullptr)) {
    const std::vector<WindowBits> counts = count_should(base, mine);
    if (min_should_ > 0) {
      const WindowBits enough = at_least(counts, min_should_);
      for (std::uint32_t i = 0; i < kWindowWords; ++i)
        result.words[i] = any ? result.words[i] & enough.words[i] : enough.words[i];
      any = true;
    }
  }
  if (!any) return;  // there is no required clause, and no optional clause matched
  drop_must_not(base, result);
  for (std::uint32_t i = 0; i < kWindowWords; ++i) {
    matches.words[i] |= result.words[i];
    if (mine == nullptr) continue;
    for (std::uint64_t word = result.words[i]; word != 0; word &= word - 1) {
      const auto place = 64 * i + static_cast<std::uint32_t>(std::countr_zero(word));
      scores[place] += mine[place];
    }
  }
}

// Scores only the documents that all required clauses match; usually these are few.
void BooleanScorer::score_survivors(std::uint32_t base, WindowBits& matches, Score* scores) {
  WindowBits left;
  std::fill_n(left.words, kWindowWords, ~std::uint64_t{0});
  for (const ScorerPtr& clause : must_) {
    work_.step(kStepsAWindow);
    clause->keep_ahead(base, left);
    if (!left.any()) return;
  }
  drop_must_not(base, left);
  for (const ScorerPtr& clause : must_) clause->score_kept(base, left, scores);
  matches.unite(left);
}

void BooleanScorer::ask(Scorer& clause, std::uint32_t base, WindowBits& matches, Score* scores) {
  work_.step(kStepsAWindow);
  scores != nullptr ? clause.score_window(base, matches, scores) : clause.match_window(base, matches);
}

void BooleanScorer::keep(Scorer& clause, std::uint32_t base, WindowBits& documents) {
  work_.step(kStepsAWindow);
  clause.keep_window(base, documents);
}

// Stores in `result` the documents that all of `must` match. Returns whether there are any.
bool BooleanScorer::match_must(std::uint32_t base, WindowBits& result, Score* scores) {
  WindowBits bits;
  for (std::size_t i = 0; i < must_.size(); ++i) {
    if (i == 0) {
      result.clear();
      ask(*must_[i], base, result, scores);
    } else if (scores == nullptr) {
      keep(*must_[i], base, result);
    } else {
      bits.clear();
      ask(*must_[i], base, bits, scores);
      result.intersect(bits);
    }
    if (!result.any()) return false;
  }
  return !must_.empty();
}

void BooleanScorer::drop_must_not(std::uint32_t base, WindowBits& documents) {
  for (const ScorerPtr& clause : must_not_) {
    WindowBits bits = documents;
    keep(*clause, base, bits);
    documents.subtract(bits);
  }
}

// Drops documents that no clause of `should` matches. Each clause is evaluated only for documents that the clauses
// before it do not match.
void BooleanScorer::keep_any(std::uint32_t base, WindowBits& documents) {
  WindowBits left = documents, kept;
  kept.clear();
  for (const ScorerPtr& clause : should_) {
    if (!left.any()) break;
    WindowBits bits = left;
    keep(*clause, base, bits);
    kept.unite(bits);
    left.subtract(bits);
  }
  documents = kept;
}

void BooleanScorer::keep_window(std::uint32_t base, WindowBits& documents) {
  if (base <= held_base_ || min_should_ > 1) return Scorer::keep_window(base, documents);
  for (const ScorerPtr& clause : must_) {
    if (!documents.any()) return;
    keep(*clause, base, documents);
  }
  if (min_should_ == 1) keep_any(base, documents);
  if (documents.any()) drop_must_not(base, documents);
}

// Counts for each document how many clauses of `should` match it. The count is a binary number whose b-th bit is in the
// b-th bitset.
std::vector<WindowBits> BooleanScorer::count_should(std::uint32_t base, Score* scores) {
  std::vector<WindowBits> counts;
  WindowBits bits;
  for (const ScorerPtr& clause : should_) {
    bits.clear();
    ask(*clause, base, bits, scores);
    for (std::size_t b = 0; bits.any(); ++b) {
      if (b == counts.size()) {
        counts.emplace_back();
        counts.back().clear();
      }
      for (std::uint32_t i = 0; i < kWindowWords; ++i) {
        const std::uint64_t carry = counts[b].words[i] & bits.words[i];
        counts[b].words[i] ^= bits.words[i];
        bits.words[i] = carry;
      }
    }
  }
  return counts;
}

Score BooleanScorer::bound(std::uint32_t from, std::uint32_t to) {
  Score held = 0;
  if (from < held_base_ + kWindow && held_base_ != kNothingHeld) {  // the cursors are already past this window
    if (to < held_base_) return 0;
    held = *std::max_element(held_scores_.begin(), held_scores_.end());
    if (to < held_base_ + kWindow) return held;
  }
  work_.step(must_.size() + should_.size());
  Score sum = 0;
  for (const ScorerPtr& clause : must_) sum += clause->bound(from, to);
  for (const ScorerPtr& clause : should_) sum += clause->bound(from, to);
  return std::max(held, sum);
}

void BooleanScorer::hold(std::uint32_t base) {
  if (held_base_ == base) return;
  held_.clear();
  held_scores_.assign(kWindow, 0);
  combine(base, held_, held_scores_.data());
  held_base_ = base;
}

Score BooleanScorer::score_at(std::uint32_t document, Score) {
  if (document < held_base_) return kNoMatch;
  hold(document / kWindow * kWindow);
  return held_.test(document % kWindow) ? held_scores_[document % kWindow] : kNoMatch;
}

std::uint32_t BooleanScorer::advance(std::uint32_t document) {
  if (document < held_base_) document = static_cast<std::uint32_t>(held_base_);
  for (; document < documents_; document = document / kWindow * kWindow + kWindow) {
    hold(document / kWindow * kWindow);
    std::uint32_t i = document % kWindow / 64;
    std::uint64_t word = held_.words[i] & (~std::uint64_t{0} << (document % 64));
    while (word == 0 && ++i < kWindowWords) word = held_.words[i];
    if (word != 0) return document / kWindow * kWindow + 64 * i + static_cast<std::uint32_t>(std::countr_zero(word));
  }
  return format::kNoMoreDocuments;
}

std::uint32_t BitsScorer::advance(std::uint32_t document) {
  const auto& words = bits_.words();
  std::size_t i = document / 64;
  if (i >= words.size()) return format::kNoMoreDocuments;
  std::uint64_t word = words[i] & (~std::uint64_t{0} << (document % 64));
  while (word == 0 && ++i < words.size()) word = words[i];
  return word == 0 ? format::kNoMoreDocuments
                   : static_cast<std::uint32_t>(64 * i) + static_cast<std::uint32_t>(std::countr_zero(word));
}

}  // namespace tra::search
