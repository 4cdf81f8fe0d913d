// Maps raw spellings to their plans. The table uses open addressing. A spelling of up to 16 bytes is stored in its
// entry and compared as two integers, so a hit reads a single cache line.
#pragma once

#include <xxhash.h>

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "tra/analyzer.h"

namespace tra::analysis {

class SpanCache {
 public:
  // The cache is emptied when it holds this many spellings, to bound its memory. An entry has 24 bytes, and at most
  // half of the slots are used.
  static constexpr std::size_t kMostEntries = 1 << 16;
  static constexpr std::uint16_t kSimple = 0xFFFF;  // one token that takes one position, so no plan is stored

  struct Entry {
    std::uint64_t low = 0, high = 0;  // the spelling, or the hash of a longer one and its place in long_
    std::uint32_t term = 0;
    std::uint16_t plan = 0;
    std::uint8_t length = 0;  // 0 in a free slot
    TokenType type = TokenType::word;
  };
  static_assert(sizeof(Entry) == 24);

  struct Probe {
    std::uint64_t low, high, hash;
  };

  static Probe probe_of(std::string_view span) {
    if (span.size() > 16) return make_probe(XXH3_64bits(span.data(), span.size()), 0, span.size());
    std::uint64_t words[2] = {0, 0};
    std::memcpy(words, span.data(), span.size());
    return make_probe(words[0], words[1], span.size());
  }
  // The probe for a spelling of up to 16 bytes, given as two zero-padded integers.
  static Probe make_probe(std::uint64_t low, std::uint64_t high, std::size_t size) {
    return {low, high, mix(low, high, size)};
  }

  void prefetch(const Probe& probe) const { __builtin_prefetch(&entries_[probe.hash & mask_]); }

  // The entry of a spelling; null when it is not in the cache.
  const Entry* find(std::string_view span, const Probe& probe) const {
    for (std::size_t slot = probe.hash & mask_;; slot = (slot + 1) & mask_) {
      const Entry& entry = entries_[slot];
      if (entry.length == 0) return nullptr;
      if (entry.low != probe.low || entry.length != span.size()) continue;
      if (span.size() <= 16 ? entry.high == probe.high
                            : std::string_view(long_).substr(entry.high, span.size()) == span) {
        return &entry;
      }
    }
  }

  // The spelling must be new and have 1 to 255 bytes. The returned entry is valid until the next insertion.
  const Entry& insert(std::string_view span, const Probe& probe, Entry value) {
    if (2 * (used_ + 1) > entries_.size()) grow();
    value.low = probe.low;
    value.high = probe.high;
    value.length = static_cast<std::uint8_t>(span.size());
    if (span.size() > 16) {
      value.high = long_.size();
      long_ += span;
    }
    ++used_;
    Entry& entry = free_slot(probe.hash);
    entry = value;
    return entry;
  }

  bool full() const { return used_ >= kMostEntries; }
  void clear() { *this = SpanCache(); }
  std::size_t memory() const { return entries_.capacity() * sizeof(Entry) + long_.capacity(); }

 private:
  static constexpr std::size_t kFirstSlots = 1 << 12;

  Entry& free_slot(std::uint64_t hash) {
    std::size_t slot = hash & mask_;
    while (entries_[slot].length != 0) slot = (slot + 1) & mask_;
    return entries_[slot];
  }

  void grow() {
    std::vector<Entry> old(2 * entries_.size());
    old.swap(entries_);
    mask_ = entries_.size() - 1;
    for (const Entry& entry : old) {
      if (entry.length == 0) continue;
      free_slot(mix(entry.low, entry.length > 16 ? 0 : entry.high, entry.length)) = entry;
    }
  }

  static std::uint64_t mix(std::uint64_t low, std::uint64_t high, std::uint64_t size) {
    const std::uint64_t mixed = (low ^ (high * 0x9E3779B97F4A7C15ull) ^ (size << 56)) * 0xD6E8FEB86659FD93ull;
    return mixed ^ (mixed >> 32);
  }

  std::vector<Entry> entries_ = std::vector<Entry>(kFirstSlots);
  std::size_t mask_ = kFirstSlots - 1;
  std::size_t used_ = 0;
  std::string long_;  // spellings longer than 16 bytes
};

}  // namespace tra::analysis
