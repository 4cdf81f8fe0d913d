#include "index/pair_counter.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <bit>

#include "text/utf8.h"

namespace tra::index {

namespace {

constexpr std::size_t kFirstSlots = 1 << 12;
constexpr std::size_t kAhead = 12;  // slots prefetched before their pairs are counted

bool is_word(const Token& token) { return token.type == TokenType::syllable || token.type == TokenType::word; }

bool is_capital(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) return byte >= 'A' && byte <= 'Z';
  const text::DecodedPoint point = text::decode_point(text, at);
  return point.length != 0 && u_isupper(static_cast<UChar32>(point.value));
}

}  // namespace

PairCounter::PairCounter(std::uint64_t most_bytes)
    : slots_(kFirstSlots), most_slots_(std::max(kFirstSlots, std::bit_floor(most_bytes / sizeof(Slot)))) {}

void PairCounter::add(std::span<const Token> tokens, std::string_view text) {
  pending_.clear();
  const Token* previous = nullptr;
  for (const Token& token : tokens) {
    if (token.alias) continue;
    if (!is_word(token)) {
      previous = nullptr;
      continue;
    }
    if (token.term >= words_.size()) words_.resize(token.term + token.term / 2 + 1);
    ++words_[token.term].count;
    ++all_words_;
    if (previous != nullptr && previous->position + 1 == token.position) {
      const bool capital = is_capital(text, token.start);
      words_[token.term].capitals += capital;
      pending_.push_back({previous->term, token.term, capital});
    }
    previous = &token;
  }
  for (std::size_t i = 0; i < pending_.size(); ++i) {
    if (i + kAhead < pending_.size())
      __builtin_prefetch(&slots_[place_of(pending_[i + kAhead].first, pending_[i + kAhead].second)], 1);
    count(pending_[i]);
  }
}

std::size_t PairCounter::place_of(std::uint32_t first, std::uint32_t second) const noexcept {
  const std::uint64_t mixed = (std::uint64_t{first} << 32 | second) * 0x9E3779B97F4A7C15ull;
  return (mixed ^ mixed >> 32) & (slots_.size() - 1);
}

void PairCounter::count(const Pair& pair) {
  for (std::size_t at = place_of(pair.first, pair.second);; at = (at + 1) & (slots_.size() - 1)) {
    Slot& slot = slots_[at];
    if (slot.count == 0) {
      slot = {pair.first, pair.second, 1, pair.capital};
      if (++used_ * 4 > slots_.size() * 3) make_room();
      return;
    }
    if (slot.first == pair.first && slot.second == pair.second) {
      ++slot.count;
      slot.capitals += pair.capital;
      return;
    }
  }
}

void PairCounter::make_room() {
  if (slots_.size() < most_slots_) return rebuild(2 * slots_.size(), 1);
  for (std::uint32_t least = 2; used_ * 2 > slots_.size(); ++least) rebuild(slots_.size(), least);
}

void PairCounter::rebuild(std::size_t slots, std::uint32_t least) {
  std::vector<Slot> old(slots);
  old.swap(slots_);
  used_ = 0;
  for (const Slot& slot : old) {
    if (slot.count < least) continue;
    std::size_t at = place_of(slot.first, slot.second);
    while (slots_[at].count != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
    ++used_;
  }
}

void PairCounter::write(format::FileWriter& file, const Analyzer& analyzer, std::uint32_t least) const {
  std::vector<std::uint32_t> terms;
  for (std::uint32_t term = 0; term < words_.size(); ++term)
    if (words_[term].count >= least) terms.push_back(term);
  std::sort(terms.begin(), terms.end(),
            [&](std::uint32_t a, std::uint32_t b) { return analyzer.key(a) < analyzer.key(b); });

  format::PairTableWriter writer(file);
  std::vector<std::uint32_t> numbers(words_.size());
  for (const std::uint32_t term : terms)
    numbers[term] = writer.add_term(analyzer.key(term), words_[term].count, words_[term].capitals);

  std::vector<Slot> pairs;  // a frequent pair consists of frequent words, so both words are in the table
  for (const Slot& slot : slots_)
    if (slot.count >= least) pairs.push_back({numbers[slot.first], numbers[slot.second], slot.count, slot.capitals});
  std::sort(pairs.begin(), pairs.end(),
            [](const Slot& a, const Slot& b) { return std::pair(a.first, a.second) < std::pair(b.first, b.second); });
  for (const Slot& pair : pairs) writer.add_pair(pair.first, pair.second, pair.count, pair.capitals);
  writer.finish(all_words_);
}

}  // namespace tra::index
