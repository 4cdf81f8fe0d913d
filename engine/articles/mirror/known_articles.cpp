#include "articles/mirror/known_articles.h"

#include <xxhash.h>

#include <algorithm>

namespace tra::articles {

std::uint64_t TextArena::add(std::string_view text) {
  constexpr std::size_t chunk_bytes = std::size_t{1} << chunk_bits, most_length_bytes = 10;
  const std::size_t most = most_length_bytes + text.size();
  if (chunks_.empty() || chunks_.back().size() + most > chunk_bytes)
    chunks_.emplace_back().reserve(std::max(chunk_bytes, most));
  std::string& chunk = chunks_.back();
  const std::uint64_t place = (chunks_.size() - 1) << chunk_bits | chunk.size();
  bytes_ -= chunk.size();
  std::uint64_t length = text.size();
  for (; length >= 0x80; length >>= 7) chunk += static_cast<char>((length & 0x7F) | 0x80);
  chunk += static_cast<char>(length);
  chunk += text;
  bytes_ += chunk.size();
  return place;
}

std::string_view TextArena::at(std::uint64_t place) const {
  const std::string& chunk = chunks_[place >> chunk_bits];
  std::size_t at = place & ((std::uint64_t{1} << chunk_bits) - 1);
  std::uint64_t length = 0;
  for (unsigned shift = 0;; shift += 7) {
    const auto byte = static_cast<std::uint8_t>(chunk[at++]);
    length |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80) return std::string_view(chunk).substr(at, length);
  }
}

void KnownArticles::reserve(std::size_t articles) {
  std::size_t slots = slots_.size();
  while (articles > slots / 4 * 3) slots *= 2;
  if (slots > slots_.size()) resize(slots);
}

void KnownArticles::resize(std::size_t slots) {
  slots_ = std::vector<Number>();  // the old ones first, so that both are never there together
  slots_.resize(slots, none);
  for (Number article = 0; article < entries_.size(); ++article) slots_[slot_of(id(article))] = article;
}

// The slot of the article, or the free slot where it belongs.
std::size_t KnownArticles::slot_of(std::string_view wanted) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = XXH3_64bits(wanted.data(), wanted.size()) & mask;
  while (slots_[at] != none && id(slots_[at]) != wanted) at = (at + 1) & mask;
  return at;
}

KnownArticles::Number KnownArticles::find(std::string_view id) const {
  const Number found = slots_[slot_of(id)];
  return found == none || entries_[found].erased ? none : found;
}

std::pair<KnownArticles::Number, bool> KnownArticles::add(std::string_view id) {
  reserve(entries_.size() + 1);
  Number& slot = slots_[slot_of(id)];
  if (slot == none) {
    slot = static_cast<Number>(entries_.size());
    entries_.add().id_at = ids_.add(id);
  } else if (entries_[slot].erased) {
    Entry again;
    again.id_at = entries_[slot].id_at;
    entries_[slot] = again;
  } else {
    return {slot, false};
  }
  ++size_;
  return {slot, true};
}

void KnownArticles::add_copy(const KnownArticles& from, Number article, std::uint32_t file) {
  const Number added = add(from.id(article)).first;
  entries_[added].content_hash = from[article].content_hash;
  entries_[added].reader = from[article].reader;
  entries_[added].file = file;
  PageRecord page{{}, from.address(article), from.note(article)};
  for (std::uint64_t i = 0; i < from.paragraphs(article); ++i) page.paragraphs.push_back(from.paragraph(article, i));
  set_page(added, page);
}

void KnownArticles::erase(Number article) {
  entries_[article].erased = true;
  --size_;
}

KnownArticles::Number KnownArticles::next(Number from) const {
  while (from < entries_.size() && entries_[from].erased) ++from;
  return from < entries_.size() ? from : none;
}

std::vector<KnownArticles::Number> KnownArticles::by_id() const {
  std::vector<Number> sorted;
  sorted.reserve(size_);
  for (Number article = next(0); article != none; article = next(article + 1)) sorted.push_back(article);
  std::sort(sorted.begin(), sorted.end(), [&](Number a, Number b) { return id(a) < id(b); });
  return sorted;
}

void KnownArticles::set_page(Number article, const PageRecord& page) {
  Entry& entry = entries_[article];
  if (page.paragraphs.empty() && page.address == 0) {
    entry.page_at = 0;
    return;
  }
  // In the place of the words before, when they are as many. Otherwise those are left behind, at most one set for each
  // time that a run indexes the article.
  if (entry.page_at == 0 || paragraphs(article) != page.paragraphs.size()) {
    entry.page_at = static_cast<std::uint32_t>(pages_.size() + 1);
    for (std::uint64_t words = page_words + page.paragraphs.size(); words > 0; --words) pages_.add();
  }
  const std::uint64_t at = entry.page_at - 1;
  pages_[at + count_word] = page.paragraphs.size();
  pages_[at + address_word] = page.address;
  pages_[at + note_word] = page.note;
  for (std::size_t i = 0; i < page.paragraphs.size(); ++i) pages_[at + page_words + i] = page.paragraphs[i];
}

std::uint64_t KnownArticles::memory() const {
  return sizeof(Entry) * entries_.size() + sizeof(Number) * slots_.size() + own_bytes();
}

}  // namespace tra::articles
