#include "search/evaluate/accepted.h"

#include <algorithm>

#include "search/kernels/kernels.h"

namespace tra::search {

namespace {

bool any_of(const std::uint64_t* words) {
  std::uint64_t all = 0;
  for (std::uint32_t i = 0; i < kWindowWords; ++i) all |= words[i];
  return all != 0;
}

void sort_by_cost(std::vector<ScorerPtr>& scorers) {
  std::stable_sort(scorers.begin(), scorers.end(), [](const ScorerPtr& a, const ScorerPtr& b) {
    return std::pair(a->reads_positions(), a->cost()) < std::pair(b->reads_positions(), b->cost());
  });
}

}  // namespace

Accepted::Accepted(std::uint32_t documents, const DocumentBits* passing, std::vector<ScorerPtr> must,
                   std::vector<ScorerPtr> must_not, Work& work)
    : documents_(documents),
      cost_(documents),
      passing_(passing),
      must_(std::move(must)),
      must_not_(std::move(must_not)),
      work_(work),
      states_((std::size_t{documents} + kWindow - 1) / kWindow, State::unknown) {
  sort_by_cost(must_);
  sort_by_cost(must_not_);
  if (passing_ != nullptr) cost_ = static_cast<std::uint32_t>(passing_->count());
  for (const ScorerPtr& clause : must_) cost_ = std::min(cost_, clause->cost());
  if (passing_ == nullptr || !must_.empty() || !must_not_.empty())
    words_ = std::make_unique_for_overwrite<std::uint64_t[]>(states_.size() * kWindowWords);
}

void Accepted::find(std::uint32_t number) {
  const std::uint32_t base = number * kWindow;
  const bool some = words_ == nullptr ? any_of(passing_->window(base))
                                      : intersect(base, words_.get() + std::size_t{number} * kWindowWords);
  states_[number] = some ? State::some : State::none;
}

bool Accepted::intersect(std::uint32_t base, std::uint64_t* words) {
  WindowBits documents;
  if (passing_ != nullptr) {
    std::copy_n(passing_->window(base), kWindowWords, documents.words);
  } else {
    const std::uint32_t count = std::min(kWindow, documents_ - base);
    for (std::uint32_t i = 0; i < kWindowWords; ++i)
      documents.words[i] = 64 * i + 64 <= count ? ~std::uint64_t{0}
                           : 64 * i < count     ? (std::uint64_t{1} << (count % 64)) - 1
                                                : 0;
  }
  for (const ScorerPtr& clause : must_) {
    if (!documents.any()) return false;
    work_.step(kStepsAClause);
    clause->keep_window(base, documents);
  }
  for (const ScorerPtr& clause : must_not_) {
    if (!documents.any()) return false;
    work_.step(kStepsAClause);
    WindowBits rejected = documents;
    clause->keep_window(base, rejected);
    documents.subtract(rejected);
  }
  std::copy_n(documents.words, kWindowWords, words);
  return documents.any();
}

bool Accepted::any(std::uint32_t from, std::uint32_t to) {
  to = std::min(to, documents_ - 1);
  for (std::uint32_t base = from / kWindow * kWindow; base <= to; base += kWindow) {
    const std::uint64_t* const words = window(base);
    if (words == nullptr) continue;
    const std::uint32_t first = from > base ? from - base : 0, last = std::min(to - base, kWindow - 1);
    for (std::uint32_t i = first / 64; i <= last / 64; ++i) {
      std::uint64_t word = words[i];
      if (i == first / 64) word &= ~std::uint64_t{0} << (first % 64);
      if (i == last / 64) word &= ~std::uint64_t{0} >> (63 - last % 64);
      if (word != 0) return true;
    }
  }
  return false;
}

std::uint32_t Accepted::count(std::uint32_t base) {
  const std::uint64_t* const words = window(base);
  return words == nullptr ? 0 : static_cast<std::uint32_t>(search_kernels().count(words, kWindowWords));
}

void Accepted::complete() {
  for (std::uint32_t number = 0; number < states_.size(); ++number)
    if (states_[number] == State::unknown) find(number);
}

}  // namespace tra::search
