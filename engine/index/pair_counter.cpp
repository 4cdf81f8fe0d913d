#include "index/pair_counter.h"

#include <algorithm>
#include <bit>

namespace tra {

namespace {

constexpr std::size_t kFirstSlots = 1 << 12;
constexpr std::size_t kAhead = 12;  // pairs whose slots are fetched before they are counted

bool is_word(const Token& token) { return token.type == TokenType::syllable || token.type == TokenType::word; }

}  // namespace

PairCounter::PairCounter(std::uint64_t most_bytes)
    : slots_(kFirstSlots), most_slots_(std::max(kFirstSlots, std::bit_floor(most_bytes / sizeof(Slot)))) {}

void PairCounter::add(std::span<const Token> tokens) {
  pending_.clear();
  const Token* previous = nullptr;
  for (const Token& token : tokens) {
    if (token.alias) continue;
    if (!is_word(token)) {
      previous = nullptr;
      continue;
    }
    if (token.term >= words_.size()) words_.resize(token.term + token.term / 2 + 1);
    ++words_[token.term];
    ++all_words_;
    if (previous != nullptr && previous->position + 1 == token.position) pending_.emplace_back(previous->term, token.term);
    previous = &token;
  }
  for (std::size_t i = 0; i < pending_.size(); ++i) {
    if (i + kAhead < pending_.size())
      __builtin_prefetch(&slots_[place_of(pending_[i + kAhead].first, pending_[i + kAhead].second)], 1);
    count(pending_[i].first, pending_[i].second);
  }
}

std::size_t PairCounter::place_of(std::uint32_t first, std::uint32_t second) const noexcept {
  const std::uint64_t mixed = (std::uint64_t{first} << 32 | second) * 0x9E3779B97F4A7C15ull;
  return (mixed ^ mixed >> 32) & (slots_.size() - 1);
}

void PairCounter::count(std::uint32_t first, std::uint32_t second) {
  for (std::size_t at = place_of(first, second);; at = (at + 1) & (slots_.size() - 1)) {
    Slot& slot = slots_[at];
    if (slot.count == 0) {
      slot = {first, second, 1};
      if (++used_ * 4 > slots_.size() * 3) make_room();
      return;
    }
    if (slot.first == first && slot.second == second) {
      ++slot.count;
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
    if (words_[term] >= least) terms.push_back(term);
  std::sort(terms.begin(), terms.end(), [&](std::uint32_t a, std::uint32_t b) { return analyzer.key(a) < analyzer.key(b); });

  format::PairTableWriter writer(file);
  std::vector<std::uint32_t> numbers(words_.size());
  for (const std::uint32_t term : terms) numbers[term] = writer.add_term(analyzer.key(term), words_[term]);

  std::vector<Slot> pairs;  // a pair is no more frequent than its words, so these are in the table
  for (const Slot& slot : slots_)
    if (slot.count >= least) pairs.push_back({numbers[slot.first], numbers[slot.second], slot.count});
  std::sort(pairs.begin(), pairs.end(),
            [](const Slot& a, const Slot& b) { return std::pair(a.first, a.second) < std::pair(b.first, b.second); });
  for (const Slot& pair : pairs) writer.add_pair(pair.first, pair.second, pair.count);
  writer.finish(all_words_);
}

}  // namespace tra
