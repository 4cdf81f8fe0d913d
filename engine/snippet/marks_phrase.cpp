#include "snippet/marks_phrase.h"

namespace tra {

bool ExactPhrase::finish(std::uint32_t position) {
  const bool follows = position == last_position_ + 1;
  std::uint64_t carry = 1;  // the first word of the phrase may match at any position
  for (std::size_t i = 0; i < ends_here_.size(); ++i) {
    const std::uint64_t before = follows ? ends_here_[i] : 0;
    ends_here_[i] = ((before << 1) | carry) & at_slots_[i];
    carry = before >> 63;
    at_slots_[i] = 0;
  }
  last_position_ = position;
  return (ends_here_[(words_ - 1) / 64] >> ((words_ - 1) % 64)) & 1;
}

void SloppyPhrase::word_here(std::uint32_t word, const QueryMatch& match, std::vector<QueryMatch>& out) {
  while (!window_.empty() && match.last_position - window_.front().match.first_position >= span_) {
    if (--counts_[window_.front().word] == 0) --distinct_;
    window_.pop_front();
  }
  window_.push_back({word, match, false});
  if (counts_[word]++ == 0) ++distinct_;
  if (distinct_ < counts_.size()) return;
  for (auto seen = window_.rbegin(); seen != window_.rend() && !seen->given_out; ++seen) {
    seen->given_out = true;
    out.push_back(seen->match);
  }
}

}  // namespace tra
