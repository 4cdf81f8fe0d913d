#include "search/score/group_scorer.h"

#include "search/kernels/kernels.h"

namespace tra::search {

namespace {

// Up to kFewLists lists are read by cursors. When there are more, lists of up to kShortList documents are gathered, and
// those with fewer documents than the segment has windows.
constexpr std::size_t kFewLists = 8;
constexpr std::uint32_t kShortList = 512;

// Raises the units of documents in the cursor's block to those of the list. There must be at most kBlockSize documents.
// Documents whose `scores` are at most `least` are left out.
void raise_units(format::PostingCursor& cursor, std::uint32_t factor, std::span<const std::uint32_t> documents,
                 const Score* scores, Score least, std::uint32_t* units) {
  std::uint32_t wanted[format::kBlockSize];
  std::uint8_t places[format::kBlockSize];
  std::size_t count = 0;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    wanted[count] = documents[i];
    places[count] = static_cast<std::uint8_t>(i);
    count += scores[i] > least;
  }
  if (count <= kFewInBlock) {
    for (std::size_t i = 0; i < count; ++i)
      if (const std::size_t found = cursor.place_of(wanted[i]); found < format::kBlockSize)
        units[places[i]] = std::max(units[places[i]], cursor.frequency_at(found) * factor);
    return;
  }
  const auto block = cursor.block_documents();
  std::uint8_t in_wanted[kSharedPlaces], in_block[kSharedPlaces];
  const std::size_t found = search_kernels().intersect(wanted, count, block.data(), block.size(), in_wanted, in_block);
  if (found == 0) return;
  const std::uint32_t* frequencies = cursor.block_frequencies();
  for (std::size_t i = 0; i < found; ++i) {
    std::uint32_t& most = units[places[in_wanted[i]]];
    most = std::max(most, frequencies[in_block[i]] * factor);
  }
}

}  // namespace

GroupScorer::GroupScorer(const SegmentScoring& scoring, std::vector<Member> members, float weight)
    : scoring_(scoring), weight_(weight), members_(std::move(members)) {
  const std::uint32_t most_in_short = std::max(kShortList, scoring.segment.documents() / kWindow);
  const auto first_short = std::stable_partition(
      members_.begin(), members_.end(), [&](const Member& member) { return member.list.documents > most_in_short; });
  const auto shorter = [](const Member& a, const Member& b) { return a.list.documents < b.list.documents; };
  std::stable_sort(members_.begin(), first_short, [&](const Member& a, const Member& b) { return shorter(b, a); });
  if (first_short == members_.begin() && !members_.empty())
    std::iter_swap(members_.begin(), std::max_element(members_.begin(), members_.end(), shorter));
  long_lists_ = static_cast<std::size_t>(first_short - members_.begin());
  std::uint64_t postings = 0;
  for (const Member& member : members_) postings += member.list.documents;
  cost_ = static_cast<std::uint32_t>(std::min<std::uint64_t>(postings, scoring.segment.documents()));
}

void GroupScorer::open() {
  if (is_open_) return;
  is_open_ = true;
  const std::size_t kept = members_.size() <= kFewLists ? members_.size() : long_lists_;
  std::vector<std::pair<Score, std::size_t>> rising;
  for (std::size_t i = 0; i < kept; ++i) rising.emplace_back(bound_of(members_[i]), i);
  std::sort(rising.begin(), rising.end());
  parts_.reserve(kept);
  for (auto next = rising.rbegin(); next != rising.rend(); ++next)
    parts_.push_back({scorer_of(members_[next->second]), next->first});
  if (kept < members_.size()) gather(std::span(members_).subspan(kept));
}

void GroupScorer::gather(std::span<const Member> members) {
  std::vector<Occurrence> found;
  for (const Member& member : members) {
    format::PostingCursor cursor = scoring_.segment.cursor(member.list);
    for (std::uint32_t target = 0; cursor.seek_block(target); target = cursor.block_last() + 1) {
      const auto documents = cursor.block_documents();
      const std::uint32_t* frequencies = cursor.block_frequencies();
      scoring_.work.step(documents.size());
      for (std::size_t i = 0; i < documents.size(); ++i)
        found.push_back({documents[i], frequencies[i] * member.factor});
    }
  }
  const std::size_t windows = scoring_.segment.documents() / kWindow + 1;
  window_begins_.assign(windows + 1, 0);
  window_bounds_.assign(windows, 0);
  for (const Occurrence& occurrence : found) ++window_begins_[occurrence.document / kWindow + 1];
  for (std::size_t i = 1; i < window_begins_.size(); ++i) window_begins_[i] += window_begins_[i - 1];
  gathered_.resize(found.size());
  std::vector<std::uint32_t> next = window_begins_;
  for (const Occurrence& occurrence : found) {
    gathered_[next[occurrence.document / kWindow]++] = occurrence;
    Score& bound = window_bounds_[occurrence.document / kWindow];
    bound = std::max(bound, scoring_.bm25.score(weight_, occurrence.units, scoring_.norms[occurrence.document]));
  }
  sorted_.assign(windows, false);
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
  return all.subspan(static_cast<std::size_t>(
      std::lower_bound(all.begin(), all.end(), Occurrence{document, 0}, before) - all.begin()));
}

void GroupScorer::match_window(std::uint32_t base, WindowBits& matches) {
  open();
  for (Part& part : parts_) {
    scoring_.work.step(kStepsAList);
    part.scorer.match_window(base, matches);
  }
  for (const Occurrence& occurrence : gathered(base)) matches.set(occurrence.document - base);
}

void GroupScorer::keep_window(std::uint32_t base, WindowBits& documents) {
  open();
  WindowBits matches;
  matches.clear();
  for (Part& part : parts_) {
    scoring_.work.step(kStepsAList);
    match_list_window(part.scorer.cursor(), base, documents, matches);
  }
  for (const Occurrence& occurrence : gathered(base)) matches.set(occurrence.document - base);
  documents.intersect(matches);
}

void GroupScorer::score_window(std::uint32_t base, WindowBits& matches, Score* scores, Score least) {
  open();
  if (least > 0)
    score_above(base, matches, scores, least);
  else
    score_every(base, matches, scores);
}

// Scores the postings of each list and adds those above `least`.
void GroupScorer::score_above(std::uint32_t base, WindowBits& matches, Score* scores, Score least) {
  best_.resize(kWindow);
  WindowBits found;
  found.clear();
  const auto keep = [&](std::uint32_t place, Score score) {
    found.set(place);
    best_[place] = std::max(best_[place], score);
  };
  const SearchKernels& kernels = search_kernels();
  for (auto& [part, list_bound] : parts_) {
    if (list_bound <= least) break;
    scoring_.work.step(kStepsAList);
    for_blocks(part.cursor(), base, [&, &list = part] {
      if (list.block_bound() <= least) return;
      const BlockRange range = block_in_window(list.cursor(), base);
      const Score* const of_block = list.block_scores();
      for (std::size_t begin = range.first / 64 * 64; begin < range.last; begin += 64) {
        std::uint64_t above = kernels.above(of_block + begin, least);
        if (begin < range.first) above &= ~std::uint64_t{0} << (range.first - begin);
        if (range.last - begin < 64) above &= (std::uint64_t{1} << (range.last - begin)) - 1;
        for (; above != 0; above &= above - 1) {
          const std::size_t i = begin + static_cast<std::size_t>(std::countr_zero(above));
          keep(range.documents[i] - base, of_block[i]);
        }
      }
    });
  }
  if (!gathered_.empty() && window_bounds_[base / kWindow] > least)
    for (const auto& [document, units] : gathered(base))
      if (const Score score = scoring_.bm25.score(weight_, units, scoring_.norms[document]); score > least)
        keep(document - base, score);
  for (std::uint32_t word = 0; word < kWindowWords; ++word) {
    matches.words[word] |= found.words[word];
    for (std::uint64_t left = found.words[word]; left != 0; left &= left - 1) {
      const std::uint32_t place = 64 * word + static_cast<std::uint32_t>(std::countr_zero(left));
      scores[place] += best_[place];
      best_[place] = 0;
    }
  }
}

// Collects the units of all lists before it scores the documents.
void GroupScorer::score_every(std::uint32_t base, WindowBits& matches, Score* scores) {
  units_.resize(kWindow);
  std::uint32_t* const units = units_.data();
  std::uint64_t touched = 0;  // bit i: documents 64 * i to 64 * i + 63 of the window may have units
  for (Part& part : parts_) {
    scoring_.work.step(kStepsAList);
    for_blocks(part.scorer.cursor(), base, [&, &list = part.scorer] {
      const BlockRange range = block_in_window(list.cursor(), base);
      if (range.first == range.last) return;
      const std::uint32_t* frequencies = list.cursor().block_frequencies();
      const std::uint32_t factor = list.factor();
      for (std::size_t i = range.first; i < range.last; ++i) {
        std::uint32_t& most = units[range.documents[i] - base];
        most = std::max(most, frequencies[i] * factor);
      }
      const std::uint32_t from = (range.documents[range.first] - base) / 64,
                          to = (range.documents[range.last - 1] - base) / 64;
      touched |= (~std::uint64_t{0} << from) & (~std::uint64_t{0} >> (63 - to));
    });
  }
  for (const Occurrence& occurrence : gathered(base)) {
    const std::uint32_t place = occurrence.document - base;
    units[place] = std::max(units[place], occurrence.units);
    touched |= std::uint64_t{1} << (place / 64);
  }
  const SearchKernels& kernels = search_kernels();
  const std::uint32_t documents = scoring_.segment.documents();
  std::uint8_t last_norms[64];
  for (; touched != 0; touched &= touched - 1) {
    const auto word = static_cast<std::uint32_t>(std::countr_zero(touched));
    const std::uint32_t from = base + 64 * word;
    const std::uint8_t* norms = scoring_.norms + from;
    if (documents - from < 64) {  // the kernel reads 64 norms
      std::fill(std::copy_n(norms, documents - from, last_norms), last_norms + 64, std::uint8_t{0});
      norms = last_norms;
    }
    matches.words[word] |=
        kernels.score_units(units + 64 * word, weight_, norms, scoring_.bm25.saturation(), scores + 64 * word);
  }
}

void GroupScorer::look_up(std::span<const std::uint32_t> documents, const Score* scores, std::uint32_t* units,
                          Score least) {
  open();
  std::fill_n(units, documents.size(), 0);
  if (documents.empty()) return;
  const Score best = *std::max_element(scores, scores + documents.size());
  for (auto& [part, list_bound] : parts_) {
    if (best + list_bound <= least) break;
    scoring_.work.step(documents.size());
    format::PostingCursor& cursor = part.cursor();
    for (std::size_t begin = 0; begin < documents.size() && cursor.seek_block(documents[begin]);) {
      while (begin < documents.size() && documents[begin] < cursor.block_first_possible()) ++begin;
      std::size_t end = begin;
      while (end < documents.size() && end < begin + format::kBlockSize && documents[end] <= cursor.block_last()) ++end;
      if (const Score bound = part.block_bound(); end > begin && best + bound > least)
        raise_units(cursor, part.factor(), documents.subspan(begin, end - begin), scores + begin, least - bound,
                    units + begin);
      begin = end;
    }
  }
  if (gathered_.empty() || best + window_bounds_[documents.front() / kWindow] <= least) return;
  const auto held = gathered_at(documents.front());
  for (std::size_t i = 0, at = 0; i < documents.size(); ++i) {
    while (at < held.size() && held[at].document < documents[i]) ++at;
    for (; at < held.size() && held[at].document == documents[i]; ++at) units[i] = std::max(units[i], held[at].units);
  }
}

void GroupScorer::score_units(std::span<const std::uint32_t> documents, const std::uint32_t* units,
                              Score* scores) const {
  search_kernels().score(documents.data(), units, documents.size(), 1, weight_, scoring_.norms,
                         scoring_.bm25.saturation(), scores);
}

Score GroupScorer::bound(std::uint32_t from, std::uint32_t to) {
  open();
  Score most = 0;
  for (auto& [part, list_bound] : parts_) {
    if (list_bound <= most) break;
    most = std::max(most, part.bound(from, to));
  }
  if (!gathered_.empty())
    for (std::uint32_t window = from / kWindow; window <= to / kWindow && window < window_bounds_.size(); ++window)
      most = std::max(most, window_bounds_[window]);
  return most;
}

Score GroupScorer::whole_bound() {
  open();
  const Score of_parts = parts_.empty() ? 0 : parts_.front().list_bound;
  return window_bounds_.empty() ? of_parts
                                : std::max(of_parts, *std::max_element(window_bounds_.begin(), window_bounds_.end()));
}

Score GroupScorer::score_at(std::uint32_t document, Score least) {
  open();
  Score best = kNoMatch;
  for (auto& [part, list_bound] : parts_) {
    if (list_bound <= std::max(least, best)) break;
    if (part.cursor().seek_block(document) && part.cursor().block_first_possible() <= document &&
        part.block_bound() > std::max(least, best))
      best = std::max(best, part.score_at(document));
  }
  for (const Occurrence& occurrence : gathered_at(document)) {
    if (occurrence.document != document) break;
    best = std::max(best, scoring_.bm25.score(weight_, occurrence.units, scoring_.norms[document]));
  }
  return best;
}

std::uint32_t GroupScorer::advance(std::uint32_t document) {
  open();
  std::uint32_t least = format::kNoMoreDocuments;
  for (Part& part : parts_) least = std::min(least, part.scorer.advance(document));
  for (; !gathered_.empty() && document / kWindow < window_bounds_.size();
       document = document / kWindow * kWindow + kWindow)
    if (const auto found = gathered_at(document); !found.empty()) return std::min(least, found.front().document);
  return least;
}

}  // namespace tra::search
