#include "analysis/term_table.h"

#include <xxhash.h>

namespace tra::analysis {
namespace {
constexpr std::size_t kFirstSlots = 1024;
}

std::uint32_t TermTable::intern(std::string_view key) {
  if (2 * size() >= slots_.size()) grow();
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = XXH3_64bits(key.data(), key.size()) & mask;
  for (; slots_[slot] != 0; slot = (slot + 1) & mask) {
    if (this->key(slots_[slot] - 1) == key) return slots_[slot] - 1;
  }
  bytes_ += key;
  ends_.push_back(bytes_.size());
  slots_[slot] = static_cast<std::uint32_t>(size());
  return slots_[slot] - 1;
}

void TermTable::grow() {
  slots_.assign(slots_.empty() ? kFirstSlots : 2 * slots_.size(), 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::uint32_t term = 0; term < size(); ++term) {
    const std::string_view each = key(term);
    std::size_t slot = XXH3_64bits(each.data(), each.size()) & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = term + 1;
  }
}

std::size_t TermTable::memory() const {
  return bytes_.capacity() + ends_.capacity() * sizeof(ends_[0]) + slots_.capacity() * sizeof(slots_[0]);
}

void TermTable::clear() { *this = TermTable(); }

}  // namespace tra::analysis
