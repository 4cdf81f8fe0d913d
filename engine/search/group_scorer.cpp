#include "search/group_scorer.h"

#include "search/kernels.h"

namespace tra {

namespace {

constexpr std::size_t kFewLists = 8;             // with fewer every list keeps a cursor
constexpr std::uint32_t kShortList = 2048;

}  // namespace

GroupScorer::GroupScorer(const SegmentScoring& scoring, const std::vector<Member>& members, float weight)
    : bm25_(scoring.bm25), norms_(scoring.norms), documents_(scoring.segment.documents()), weight_(weight) {
  std::uint64_t postings = 0;
  for (const Member& member : members) {
    postings += member.list.documents;
    if (members.size() <= kFewLists || member.list.documents > kShortList) parts_.push_back({scoring.segment.cursor(member.list), member.factor});
  }
  if (members.size() > kFewLists) gather(scoring, members);
  cost_ = static_cast<std::uint32_t>(std::min<std::uint64_t>(postings, scoring.segment.documents()));
}

void GroupScorer::gather(const SegmentScoring& scoring, const std::vector<Member>& members) {
  std::vector<Occurrence> found;
  for (const Member& member : members) {
    if (member.list.documents > kShortList) continue;
    format::PostingCursor cursor = scoring.segment.cursor(member.list);
    for (std::uint32_t target = 0; cursor.seek_block(target); target = cursor.block_last() + 1) {
      const auto documents = cursor.block_documents();
      const std::uint32_t* frequencies = cursor.block_frequencies();
      for (std::size_t i = 0; i < documents.size(); ++i) found.push_back({documents[i], frequencies[i] * member.factor});
      if (cursor.block_last() + 1 == 0) break;
    }
  }
  window_begins_.assign(scoring.segment.documents() / kWindow + 2, 0);
  for (const Occurrence& occurrence : found) ++window_begins_[occurrence.document / kWindow + 1];
  for (std::size_t i = 1; i < window_begins_.size(); ++i) window_begins_[i] += window_begins_[i - 1];
  gathered_.resize(found.size());
  std::vector<std::uint32_t> next = window_begins_;
  for (const Occurrence& occurrence : found) gathered_[next[occurrence.document / kWindow]++] = occurrence;
  sorted_.assign(window_begins_.size(), false);
}

std::span<GroupScorer::Occurrence> GroupScorer::gathered(std::uint32_t base) {
  if (gathered_.empty()) return {};
  const std::uint32_t window = base / kWindow;
  return std::span(gathered_).subspan(window_begins_[window], window_begins_[window + 1] - window_begins_[window]);
}

std::span<const GroupScorer::Occurrence> GroupScorer::gathered_at(std::uint32_t document) {
  const auto all = gathered(document);
  if (all.empty()) return {};
  const auto before = [](const Occurrence& a, const Occurrence& b) { return a.document < b.document; };
  if (!sorted_[document / kWindow]) {
    std::sort(all.begin(), all.end(), before);
    sorted_[document / kWindow] = true;
  }
  return all.subspan(static_cast<std::size_t>(std::lower_bound(all.begin(), all.end(), Occurrence{document, 0}, before) - all.begin()));
}

void GroupScorer::match_window(std::uint32_t base, WindowBits& matches) {
  for (Part& part : parts_) match_list_window(part.cursor, base, matches);
  for (const Occurrence& occurrence : gathered(base)) matches.set(occurrence.document - base);
}

void GroupScorer::score_window(std::uint32_t base, WindowBits& matches, Score* scores) {
  units_.resize(kWindow);
  std::uint32_t* const units = units_.data();
  std::uint64_t touched = 0;  // stretches of 64 documents
  for (Part& part : parts_)
    for_blocks_in_window(part.cursor, base, [&](const std::uint32_t* documents, std::size_t first, std::size_t last) {
      if (first == last) return;
      const std::uint32_t* frequencies = part.cursor.block_frequencies();
      const std::uint32_t factor = part.factor;
      for (std::size_t i = first; i < last; ++i) units[documents[i] - base] += frequencies[i] * factor;
      const std::uint32_t from = (documents[first] - base) / 64, to = (documents[last - 1] - base) / 64;
      touched |= (~std::uint64_t{0} << from) & (~std::uint64_t{0} >> (63 - to));
    });
  for (const Occurrence& occurrence : gathered(base)) {
    const std::uint32_t place = occurrence.document - base;
    units[place] += occurrence.units;
    touched |= std::uint64_t{1} << (place / 64);
  }
  const SearchKernels& kernels = search_kernels();
  std::uint8_t last_norms[64];
  for (; touched != 0; touched &= touched - 1) {
    const auto word = static_cast<std::uint32_t>(std::countr_zero(touched));
    const std::uint32_t from = base + 64 * word;
    const std::uint8_t* norms = norms_ + from;
    if (documents_ - from < 64) {  // the norms of a whole stretch are read
      std::fill(std::copy_n(norms, documents_ - from, last_norms), last_norms + 64, std::uint8_t{0});
      norms = last_norms;
    }
    matches.words[word] |= kernels.score_units(units + 64 * word, weight_, norms, bm25_.saturation(), scores + 64 * word);
  }
}

Score GroupScorer::bound(std::uint32_t from, std::uint32_t to) {
  if (!gathered_.empty()) return static_cast<Score>(weight_);
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
  for (const Occurrence& occurrence : gathered_at(document)) {
    if (occurrence.document != document) break;
    units += occurrence.units;
  }
  return units == 0 ? kNoMatch : bm25_.score(weight_, units, norms_[document]);
}

std::uint32_t GroupScorer::advance(std::uint32_t document) {
  std::uint32_t least = format::kNoMoreDocuments;
  for (Part& part : parts_) least = std::min(least, part.cursor.advance(document));
  for (; !gathered_.empty() && document / kWindow + 1 < window_begins_.size(); document = document / kWindow * kWindow + kWindow)
    if (const auto found = gathered_at(document); !found.empty()) return std::min(least, found.front().document);
  return least;
}

}  // namespace tra
