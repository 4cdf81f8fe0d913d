#include "search/score/phrase_scorer.h"

namespace tra::search {

namespace {

constexpr std::uint64_t kStepsAWindow = 256;  // what one word in one window counts as work

}  // namespace

PhraseScorer::PhraseScorer(const SegmentScoring& scoring, const std::vector<Word>& words, std::uint32_t slop,
                           float weight)
    : segment_(scoring.segment),
      bm25_(scoring.bm25),
      norms_(scoring.norms),
      work_(scoring.work),
      weight_(weight),
      slop_(slop),
      words_(words.size()) {
  slots_.reserve(words.size());
  for (const Word& word : words) {
    Slot& slot = slots_.emplace_back();
    slot.offset = word.offset;
    slot.word.variants.reserve(word.variants.size());
    for (const format::PostingListRef& list : word.variants) {
      slot.word.add(scoring.segment, list);
      slot.postings += list.documents;
    }
  }
  std::stable_sort(slots_.begin(), slots_.end(), [](const Slot& a, const Slot& b) { return a.postings < b.postings; });
  cost_ = static_cast<std::uint32_t>(std::min<std::uint64_t>(slots_.front().postings, scoring.segment.documents()));
  find_equal_words();
}

void PhraseScorer::find_equal_words() {
  const auto same = [](const Slot& a, const Slot& b) {
    return a.word.variants.size() == b.word.variants.size() && a.postings == b.postings &&
           a.word.variants[0].cursor.list().positions_offset == b.word.variants[0].cursor.list().positions_offset;
  };
  for (std::size_t i = 1; i < slots_.size(); ++i)
    for (std::size_t j = i; j-- > 0 && slots_[i].same_as == PhraseWord::kOnlyOne;)
      if (same(slots_[j], slots_[i])) slots_[i].same_as = j;
}

std::vector<PhraseScorer::WordList> PhraseScorer::word_lists() const {
  std::vector<WordList> lists;
  for (const Slot& slot : slots_) {
    if (slot.word.variants.size() > 1 || slop_ > 0) return {};
    lists.push_back({slot.offset, slot.word.variants[0].cursor.list()});
  }
  return lists;
}

std::uint32_t PhraseScorer::candidate(std::uint32_t document) {
  for (std::size_t i = 0; i < slots_.size();) {
    work_.step(1);
    const std::uint32_t found = slots_[i].word.advance(document);
    if (found == format::kNoMoreDocuments) return found;
    i = found == document || i == 0 ? i + 1 : 0;
    document = found;
  }
  return document;
}

std::uint32_t PhraseScorer::count(std::uint32_t document) {
  if (found_document_ == document) return found_count_;
  for (std::size_t i = 0; i < slots_.size(); ++i) {
    words_[i] = {slots_[i].offset, slots_[i].word.positions(document), slots_[i].same_as};
    work_.step(words_[i].positions.size());
  }
  found_document_ = document;
  return found_count_ = slop_ == 0 ? count_exact(words_, places_, work_) : count_sloppy(words_, slop_, places_, work_);
}

std::uint32_t PhraseScorer::advance_above(std::uint32_t document, Score least) {
  for (document = candidate(document); document != format::kNoMoreDocuments; document = candidate(document + 1))
    if (slop_ > 0 || most_at(document) > least) break;
  return document;
}

void PhraseScorer::collect_possible(std::uint32_t base, Score least, const DocumentBits* accept,
                                    std::vector<std::uint32_t>& found) {
  // A phrase stands in a document no more often than its rarest word.
  const std::array<float, 256> too_few = bm25_.too_few(weight_, least);
  const auto enough = [&](std::uint32_t document, std::uint32_t times) {
    return slop_ > 0 || times >= format::kMostOften ||
           static_cast<float>(times * kFrequencyUnit) > too_few[norms_[document]];
  };
  possible_.clear();
  for (Slot& slot : slots_) {
    work_.step(kStepsAWindow);
    if (slot.ahead.empty())
      for (const WordPositions::Variant& variant : slot.word.variants)
        slot.ahead.push_back(segment_.cursor(variant.cursor.list()));
    if (&slot == &slots_.front())
      collect_rarest(slot, base, accept);
    else
      keep_common(slot, base);
    std::erase_if(possible_, [&](const Possible& each) { return !enough(each.document, each.times); });
    if (possible_.empty()) return;
  }
  for (const Possible& each : possible_) found.push_back(each.document);
}

void PhraseScorer::collect_rarest(Slot& slot, std::uint32_t base, const DocumentBits* accept) {
  if (slot.ahead.size() > 1) {
    count_window(slot, base);
    for (std::uint32_t word = 0; word < kWindowWords; ++word)
      for (std::uint64_t bits = window_matches_.words[word]; bits != 0; bits &= bits - 1) {
        const std::uint32_t place = 64 * word + static_cast<std::uint32_t>(std::countr_zero(bits));
        if (accept == nullptr || accept->test(base + place)) possible_.push_back({base + place, window_counts_[place]});
      }
    return;
  }
  for_blocks_in_window(slot.ahead[0], base, [&](const std::uint32_t* documents, std::size_t first, std::size_t last) {
    const std::uint32_t* frequencies = slot.ahead[0].block_frequencies();
    for (std::size_t i = first; i < last; ++i)
      if (accept == nullptr || accept->test(documents[i])) possible_.push_back({documents[i], frequencies[i]});
  });
}

// Drops documents without the word.
void PhraseScorer::keep_common(Slot& slot, std::uint32_t base) {
  // As for posting lists (kMatchesPerLookUp).
  const std::uint64_t in_window = slot.postings * kWindow / std::max(segment_.documents(), kWindow);
  const bool by_window = possible_.size() * kMatchesPerLookUp > in_window;
  if (by_window) count_window(slot, base);
  std::size_t kept = 0;
  for (const Possible& each : possible_) {
    std::uint32_t times = 0;
    if (by_window)
      times = window_counts_[each.document - base];
    else
      for (format::PostingCursor& ahead : slot.ahead)
        if (ahead.advance(each.document) == each.document) times += ahead.frequency();
    if (times > 0) possible_[kept++] = {each.document, std::min(times, each.times)};
  }
  possible_.resize(kept);
}

// How often the word stands in each document of the window.
void PhraseScorer::count_window(Slot& slot, std::uint32_t base) {
  window_counts_.assign(kWindow, 0);
  window_matches_.clear();
  for (format::PostingCursor& ahead : slot.ahead)
    for_blocks_in_window(ahead, base, [&](const std::uint32_t* documents, std::size_t first, std::size_t last) {
      const std::uint32_t* frequencies = ahead.block_frequencies();
      for (std::size_t i = first; i < last; ++i) {
        window_counts_[documents[i] - base] += frequencies[i];
        window_matches_.set(documents[i] - base);
      }
    });
}

std::uint32_t PhraseScorer::advance(std::uint32_t document) {
  for (document = candidate(document); document != format::kNoMoreDocuments; document = candidate(document + 1))
    if (count(document) > 0) break;
  return document;
}

void PhraseScorer::match_window(std::uint32_t base, WindowBits& matches) {
  for (std::uint32_t document = advance(base); document < base + kWindow; document = advance(document + 1))
    matches.set(document - base);
}

void PhraseScorer::score_window(std::uint32_t base, WindowBits& matches, Score* scores, Score) {
  for (std::uint32_t document = advance(base); document < base + kWindow; document = advance(document + 1)) {
    matches.set(document - base);
    scores[document - base] += bm25_.score(weight_, found_count_ * kFrequencyUnit, norms_[document]);
  }
}

Score PhraseScorer::score_at(std::uint32_t document, Score least) {
  if (candidate(document) != document) return kNoMatch;
  if (least >= 0 && slop_ == 0 && most_at(document) <= least) return kNoMatch;
  const std::uint32_t found = count(document);
  return found == 0 ? kNoMatch : bm25_.score(weight_, found * kFrequencyUnit, norms_[document]);
}

Score PhraseScorer::most_at(std::uint32_t document) {
  work_.step(slots_.size());
  std::uint32_t fewest = 0xFFFF'FFFFu;
  for (Slot& slot : slots_) fewest = std::min(fewest, slot.word.frequency(document));
  if (fewest >= format::kMostOften) return static_cast<Score>(weight_);  // kMostOften stands for any higher frequency
  return bm25_.score(weight_, fewest * kFrequencyUnit, norms_[document]);
}

Score PhraseScorer::bound(std::uint32_t from, std::uint32_t to) {
  // An exact phrase occurs at most as often as each of its words, also by weighted frequencies. With slop the
  // occurrences of a phrase may be more than those of a word.
  if (slop_ > 0) return static_cast<Score>(weight_);
  work_.step(slots_.size());
  std::uint64_t occurrences = UINT64_MAX;
  std::uint8_t shortest = 0;
  for (Slot& slot : slots_) {
    std::uint64_t most = 0;
    std::uint8_t slot_shortest = 255;
    for (WordPositions::Variant& variant : slot.word.variants) {
      format::PostingCursor& cursor = variant.cursor;
      if (!cursor.seek_block(from) || cursor.block_first_possible() > to) continue;
      std::uint32_t frequency = 0;
      cursor.for_impacts(from, to, [&](std::span<const format::Impact> impacts) {
        if (impacts.empty()) return;
        slot_shortest = std::min(slot_shortest, impacts.front().norm);
        frequency = std::max<std::uint32_t>(frequency, impacts.back().frequency);
      });
      most = frequency == format::kManyTimes || most == UINT64_MAX ? UINT64_MAX : most + frequency;
    }
    if (most == 0) return 0;
    occurrences = std::min(occurrences, most);
    shortest = std::max(shortest, slot_shortest);
  }
  if (occurrences == UINT64_MAX) return static_cast<Score>(weight_);
  return bm25_.score(weight_, static_cast<std::uint32_t>(occurrences) * kFrequencyUnit, shortest);
}

}  // namespace tra::search
