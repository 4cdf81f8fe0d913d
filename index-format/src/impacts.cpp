#include "tra/format/impacts.h"

#include <algorithm>

namespace tra::format {

void ImpactSet::insert(std::size_t at, Impact impact) {
  // Removes pairs that the new one dominates: those of the same norm, or a greater one, with no higher frequency.
  if (at > 0 && pairs_[at - 1].norm == impact.norm) --at;
  std::size_t end = at;
  while (end < pairs_.size() && pairs_[end].frequency <= impact.frequency) ++end;
  if (end == at)
    pairs_.insert(pairs_.begin() + static_cast<std::ptrdiff_t>(at), impact);
  else {
    pairs_[at] = impact;
    pairs_.erase(pairs_.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                 pairs_.begin() + static_cast<std::ptrdiff_t>(end));
  }
}

void ImpactSet::encode(ByteWriter& out) const {
  out.u8(static_cast<std::uint8_t>(pairs_.size()));
  out.bytes(std::as_bytes(std::span(pairs_)));
}

}  // namespace tra::format
