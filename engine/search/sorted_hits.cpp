#include "search/sorted_hits.h"

#include <algorithm>
#include <tuple>

namespace tra::search {

namespace {

constexpr std::size_t kLeastRoom = 128;

}  // namespace

// At least so many documents of a segment are kept before narrow() is called.
std::size_t SortedHits::least_room() const noexcept {
  return std::max(kLeastRoom, k_ < SIZE_MAX / 2 ? 2 * k_ : SIZE_MAX);
}

bool SortedHits::may_be_hit(const SortValues& values) const {
  return (!worst_ || values <= *worst_) && (!after_ || values >= after_->values);
}

// Leaves the documents of a window whose first value may be that of a hit.
void SortedHits::keep_hits(const SortColumn& column, std::uint32_t segment, std::uint32_t base,
                           WindowBits& matches) const {
  const std::uint32_t documents = snapshot_.segments[segment]->documents();
  if (worst_) column.keep_up_to((*worst_)[0], base, std::min(kWindow, documents - base), matches);
}

void SortedHits::collect_window(const std::vector<SortColumn>& columns, std::uint32_t segment, std::uint32_t base,
                                WindowBits& matches, Pending& pending) {
  keep_hits(columns[0], segment, base, matches);
  for (std::uint32_t word = 0; word < kWindowWords; ++word) {
    for (std::uint64_t bits = matches.words[word]; bits != 0; bits &= bits - 1) {
      const std::uint32_t document = base + 64 * word + static_cast<std::uint32_t>(std::countr_zero(bits));
      SortValues values{};
      values[0] = columns[0].of(document);
      if (worst_ && values[0] > (*worst_)[0]) continue;
      for (std::size_t i = 1; i < columns.size(); ++i) values[i] = columns[i].of(document);
      if (may_be_hit(values)) pending.push_back({values, {0, {segment, document}}});
    }
    if (pending.size() < room_) continue;
    narrow(pending);
    room_ = std::max(least_room(), 2 * pending.size());  // many documents have the same values as the k-th
    keep_hits(columns[0], segment, base, matches);
  }
}

std::vector<SortedHits::Window> SortedHits::windows_in_order(const SortColumn& column, std::uint32_t documents) {
  std::vector<Window> windows;
  for (std::uint32_t base = 0; base < documents; base += std::min(kWindow, documents - base))
    windows.push_back({column.first_in_window(base), base});
  std::sort(windows.begin(), windows.end(),
            [](const Window& a, const Window& b) { return std::tie(a.first, a.base) < std::tie(b.first, b.base); });
  return windows;
}

void SortedHits::collect(std::uint32_t segment, const DocumentBits& matches, Pending& pending) {
  std::vector<SortColumn> columns;
  for (const SortField& field : fields_) columns.emplace_back(snapshot_, field, segment);
  const std::uint32_t documents = snapshot_.segments[segment]->documents();
  room_ = least_room();
  for (const auto& [first, base] : windows_in_order(columns[0], documents)) {
    plan_.work().step(kWindowWords);
    if (worst_ && first > (*worst_)[0]) break;  // nor does any later window
    WindowBits window;
    std::copy_n(matches.window(base), kWindowWords, window.words);
    if (!window.any()) continue;
    plan_.work().step(kWindow / 4);
    collect_window(columns, segment, base, window, pending);
  }
}

// Drops documents that at least k others precede by their values. Documents with the cursor's values may precede the
// cursor, so they do not count among the k.
void SortedHits::narrow(Pending& pending) {
  std::vector<SortValues> all;
  for (const auto* hits : {&best_, &pending})
    for (const SortedHit& hit : *hits)
      if (!after_ || hit.values > after_->values) all.push_back(hit.values);
  if (k_ == 0 || all.size() < k_) return;
  const auto kth = all.begin() + static_cast<std::ptrdiff_t>(k_ - 1);
  std::nth_element(all.begin(), kth, all.end());
  worst_ = *kth;
  std::erase_if(pending, [this](const SortedHit& hit) { return hit.values > *worst_; });
}

// Scores single documents when they are few, else whole windows.
void SortedHits::score(std::uint32_t segment, std::uint64_t matches, Pending& pending) const {
  const ScorerPtr scorer = plan_.scorer(segment);
  if (!scorer) return;
  if (pending.size() * kMatchesPerLookUp < matches) {
    for (SortedHit& hit : pending) {
      plan_.work().step(1);
      hit.found.score = lift_.lifted(std::max(0, scorer->score_at(hit.found.address.document)), hit.found.address);
    }
    return;
  }
  std::vector<Score> scores(kWindow);
  for (std::size_t i = 0; i < pending.size();) {
    const std::uint32_t base = pending[i].found.address.document / kWindow * kWindow;
    WindowBits window;
    window.clear();
    plan_.work().step(kWindow);
    std::fill(scores.begin(), scores.end(), 0);
    scorer->score_window(base, window, scores.data());
    for (; i < pending.size() && pending[i].found.address.document - base < kWindow; ++i)
      pending[i].found.score = lift_.lifted(scores[pending[i].found.address.document - base], pending[i].found.address);
  }
}

void SortedHits::add_segment(std::uint32_t segment, const DocumentBits& matches) {
  if (k_ == 0) return;
  Pending pending;
  try {
    collect(segment, matches, pending);
    narrow(pending);
    std::sort(pending.begin(), pending.end(), [](const SortedHit& a, const SortedHit& b) {
      return a.found.address < b.found.address;  // scorers are asked in the order of documents
    });
    score(segment, matches.count(), pending);
  } catch (const Stopped&) {  // keeps what was found so far
    keep(pending);
    throw;
  }
  keep(pending);
}

void SortedHits::keep(const Pending& pending) {
  for (const SortedHit& hit : pending)
    if (!after_ || SortedHit{after_->values, after_->last} < hit) best_.push_back(hit);
  if (best_.size() < k_) return;
  const auto kth = best_.begin() + static_cast<std::ptrdiff_t>(k_ - 1);
  std::nth_element(best_.begin(), kth, best_.end());
  worst_ = kth->values;
  best_.resize(k_);
}

std::vector<SortedHit> SortedHits::take() {
  std::sort(best_.begin(), best_.end());
  return std::move(best_);
}

}  // namespace tra::search
