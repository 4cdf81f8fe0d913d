#include "search/score/range_scorer.h"

#include "search/kernels/kernels.h"
#include "tra/format/posting_list.h"

namespace tra::search {

static_assert(format::IntegerColumn::kStretch == kWindow, "the extremes of the column are those of windows");

RangeScorer::RangeScorer(const format::IntegerColumn& column, std::uint32_t documents, std::int64_t from,
                         std::int64_t to, Work& work)
    : column_(column), documents_(documents), from_(from), to_(to), work_(work) {
  if (column.has_codes()) codes_ = column.codes_of(from, to);
  cost_ = estimate();
}

RangeScorer::Share RangeScorer::share_of(const format::IntegerColumn::Extremes& extremes) const noexcept {
  if (extremes.greatest < extremes.least || extremes.least > to_ || extremes.greatest < from_) return Share::none;
  return extremes.all && extremes.least >= from_ && extremes.greatest <= to_ ? Share::all : Share::some;
}

std::uint32_t RangeScorer::estimate() const {
  double sum = 0;
  for (const auto& extremes : column_.extremes()) {
    if (share_of(extremes) == Share::none) continue;
    const double low = static_cast<double>(std::max(extremes.least, from_)),
                 high = static_cast<double>(std::min(extremes.greatest, to_));
    const double spread = static_cast<double>(extremes.greatest) - static_cast<double>(extremes.least) + 1;
    sum += kWindow * std::clamp((high - low + 1) / spread, 0.0, 1.0);
  }
  return static_cast<std::uint32_t>(std::min(sum + 1, static_cast<double>(documents_)));
}

void RangeScorer::match_window(std::uint32_t base, WindowBits& matches) {
  const std::uint32_t count = std::min(kWindow, documents_ - base);
  const Share share = share_of(column_.extremes()[base / kWindow]);
  if (share == Share::none) return;
  work_.step(count);
  WindowBits found;
  if (share == Share::all) {
    for (std::uint32_t i = 0; i < kWindowWords; ++i) found.words[i] = ~std::uint64_t{0};
  } else if (column_.has_codes()) {
    if (codes_.first > codes_.last) return;
    search_kernels().in_range(column_.codes().data(base), column_.codes().width(), count, codes_.first, codes_.last,
                              found.words);
  } else {
    for (std::uint32_t i = 0; i < count; i += 64) {
      std::uint64_t bits = 0;
      for (std::uint32_t j = i; j < std::min(i + 64, count); ++j)
        bits |= static_cast<std::uint64_t>(this->matches(base + j)) << (j - i);
      found.words[i / 64] = bits;
    }
  }
  for (std::uint32_t i = 0; i < count / 64; ++i) matches.words[i] |= found.words[i];
  if (count % 64 != 0) matches.words[count / 64] |= found.words[count / 64] & ((std::uint64_t{1} << (count % 64)) - 1);
}

bool RangeScorer::matches(std::uint32_t document) const {
  const std::uint32_t values = column_.count(document);
  for (std::uint32_t i = 0; i < values; ++i)
    if (const std::int64_t value = column_.value(document, i); value >= from_ && value <= to_) return true;
  return false;
}

std::uint32_t RangeScorer::advance(std::uint32_t document) {
  while (document < documents_) {
    const std::uint32_t base = document / kWindow * kWindow;
    WindowBits found;
    found.clear();
    match_window(base, found);
    if (const std::uint32_t place = found.next(document - base); place < kWindow) return base + place;
    document = base + std::min(kWindow, documents_ - base);
  }
  return format::kNoMoreDocuments;
}

}  // namespace tra::search
