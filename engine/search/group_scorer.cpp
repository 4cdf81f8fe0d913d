#include "search/group_scorer.h"

namespace tra {

GroupScorer::GroupScorer(const SegmentScoring& scoring, const std::vector<Member>& members, float weight)
    : bm25_(scoring.bm25), norms_(scoring.norms), weight_(weight) {
  std::uint64_t postings = 0;
  for (const Member& member : members) {
    parts_.push_back({scoring.segment.cursor(member.list), member.factor});
    postings += member.list.documents;
  }
  cost_ = static_cast<std::uint32_t>(std::min<std::uint64_t>(postings, scoring.segment.documents()));
}

void GroupScorer::match_window(std::uint32_t base, WindowBits& matches) {
  for (Part& part : parts_) match_list_window(part.cursor, base, matches);
}

void GroupScorer::score_window(std::uint32_t base, WindowBits& matches, Score* scores) {
  units_.resize(kWindow);
  WindowBits mine;
  mine.clear();
  for (Part& part : parts_)
    for_blocks_in_window(part.cursor, base, [&](const std::uint32_t* documents, std::size_t first, std::size_t last) {
      const std::uint32_t* frequencies = part.cursor.block_frequencies();
      for (std::size_t i = first; i < last; ++i) {
        units_[documents[i] - base] += frequencies[i] * part.factor;
        mine.set(documents[i] - base);
      }
    });
  for (std::uint32_t word = 0; word < kWindowWords; ++word) {
    matches.words[word] |= mine.words[word];
    for (std::uint64_t bits = mine.words[word]; bits != 0; bits &= bits - 1) {
      const std::uint32_t i = 64 * word + static_cast<std::uint32_t>(std::countr_zero(bits));
      scores[i] += bm25_.score(weight_, units_[i], norms_[base + i]);
      units_[i] = 0;
    }
  }
}

Score GroupScorer::bound(std::uint32_t from, std::uint32_t to) {
  // The highest frequency of every member with the shortest length of any: more than any document has.
  std::uint64_t units = 0;
  std::uint8_t shortest = 255;
  for (Part& part : parts_) {
    if (!part.cursor.seek_block(from) || part.cursor.block_first_possible() > to) continue;
    std::uint32_t most = 0;
    part.cursor.for_impacts(from, to, [&](std::span<const format::Impact> impacts) {
      if (impacts.empty()) return;
      shortest = std::min(shortest, impacts.front().norm);
      most = std::max<std::uint32_t>(most, impacts.back().frequency);
    });
    if (most == format::kManyTimes) return static_cast<Score>(weight_);
    units += static_cast<std::uint64_t>(most) * part.factor;
  }
  return units == 0 ? 0 : bm25_.score(weight_, static_cast<std::uint32_t>(std::min<std::uint64_t>(units, 0x7FFF'FFFF)), shortest);
}

Score GroupScorer::score_at(std::uint32_t document, Score) {
  std::uint32_t units = 0;
  for (Part& part : parts_)
    if (part.cursor.advance(document) == document) units += part.cursor.frequency() * part.factor;
  return units == 0 ? kNoMatch : bm25_.score(weight_, units, norms_[document]);
}

std::uint32_t GroupScorer::advance(std::uint32_t document) {
  std::uint32_t least = format::kNoMoreDocuments;
  for (Part& part : parts_) least = std::min(least, part.cursor.advance(document));
  return least;
}

}  // namespace tra
