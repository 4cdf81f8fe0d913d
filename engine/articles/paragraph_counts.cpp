#include "articles/paragraph_counts.h"

#include <utility>

namespace tra::articles {

ParagraphCounts::ParagraphCounts(const SyncState& state) {
  const KnownArticles& articles = state.articles;
  for (KnownArticles::Number a = articles.next(0); a != KnownArticles::none; a = articles.next(a + 1)) add(articles, a);
}

void ParagraphCounts::add(const KnownArticles& articles, KnownArticles::Number article) {
  for (std::uint64_t i = articles.paragraphs(article); i-- > 0;) add(articles.paragraph(article, i));
}

void ParagraphCounts::add(std::uint64_t paragraph) {
  std::uint64_t& slot = slots_[slot_of(paragraph)];
  if (slot == 0) {
    slot = (paragraph & ~count_mask) | 1;
    if (++used_ > slots_.size() / 4 * 3) grow();
  } else if ((slot & count_mask) < fewest) {
    ++slot;
  }
}

std::uint64_t ParagraphCounts::count(std::uint64_t paragraph) const { return slots_[slot_of(paragraph)] & count_mask; }

// The slot of a paragraph, or the free slot where it belongs.
std::size_t ParagraphCounts::slot_of(std::uint64_t paragraph) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = static_cast<std::size_t>(paragraph >> 20) & mask;
  while (slots_[at] != 0 && (slots_[at] & ~count_mask) != (paragraph & ~count_mask)) at = (at + 1) & mask;
  return at;
}

void ParagraphCounts::grow() {
  const std::vector<std::uint64_t> before = std::exchange(slots_, std::vector<std::uint64_t>(slots_.size() * 2));
  for (const std::uint64_t slot : before)
    if (slot != 0) slots_[slot_of(slot)] = slot;
}

}  // namespace tra::articles
