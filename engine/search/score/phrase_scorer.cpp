#include "search/score/phrase_scorer.h"

#include <algorithm>

namespace tra::search {

PhraseScorer::PhraseScorer(const SegmentScoring& scoring, const std::vector<Word>& words, std::uint32_t slop,
                           float weight)
    : scoring_(scoring), weight_(weight), slop_(slop), words_(words.size()) {
  slots_.reserve(words.size());
  for (const Word& word : words) {
    Slot& slot = slots_.emplace_back();
    slot.offset = word.offset;
    slot.likeliest = word.likeliest;
    has_one_list_each_ = has_one_list_each_ && word.variants.size() == 1;
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
  // Positions tell lists apart, because no two share them. The same syllable may have other spellings elsewhere in the
  // phrase, so all lists are compared.
  const auto same = [](const Slot& a, const Slot& b) {
    return std::equal(a.word.variants.begin(), a.word.variants.end(), b.word.variants.begin(), b.word.variants.end(),
                      [](const WordPositions::Variant& one, const WordPositions::Variant& other) {
                        return one.cursor.list().positions_offset == other.cursor.list().positions_offset;
                      });
  };
  for (std::size_t i = 1; i < slots_.size(); ++i)
    for (std::size_t j = i; j-- > 0 && slots_[i].same_as == PhraseWord::kOnlyOne;)
      if (same(slots_[j], slots_[i])) slots_[i].same_as = j;
  std::vector<std::size_t> first(slots_.size());  // of the slots of the same word
  for (std::size_t i = 0; i < slots_.size(); ++i) {
    first[i] = slots_[i].is_first() ? i : first[slots_[i].same_as];
    if (slots_[i].is_first())
      distinct_.push_back(i);
    else
      ++slots_[first[i]].repeats;
  }
  for (std::size_t i = 0; i < slots_.size(); ++i) slots_[i].repeats = slots_[first[i]].repeats;
  has_repeats_ = distinct_.size() < slots_.size();
}

std::vector<PhraseScorer::WordList> PhraseScorer::word_lists() const {
  if (!has_one_list_each_ || slop_ > 0) return {};
  std::vector<WordList> lists;
  for (const Slot& slot : slots_) lists.push_back({slot.offset, slot.word.variants[0].cursor.list(), slot.repeats});
  return lists;
}

std::vector<PhraseScorer::WordList> PhraseScorer::likeliest_lists() const {
  if (slop_ > 0) return {};
  std::vector<WordList> lists;
  for (const Slot& slot : slots_) lists.push_back({slot.offset, slot.word.variants[slot.likeliest].cursor.list(), 0});
  for (WordList& one : lists)
    one.repeats = static_cast<std::uint32_t>(std::count_if(lists.begin(), lists.end(), [&](const WordList& other) {
      return &other != &one && other.list.positions_offset == one.list.positions_offset;
    }));
  std::stable_sort(lists.begin(), lists.end(),
                   [](const WordList& a, const WordList& b) { return a.list.documents < b.list.documents; });
  return lists;
}

std::uint32_t PhraseScorer::candidate(std::uint32_t document) {
  for (std::size_t i = 0; i < distinct_.size();) {
    scoring_.work.step(1);
    const std::uint32_t found = slots_[distinct_[i]].word.advance(document);
    if (found == format::kNoMoreDocuments) return found;
    i = found == document || i == 0 ? i + 1 : 0;
    document = found;
  }
  return document;
}

std::uint32_t PhraseScorer::count(std::uint32_t document) {
  if (found_document_ == document) return found_count_;
  if (has_repeats_ && times_at(document) == 0) {
    found_document_ = document;
    return found_count_ = 0;
  }
  for (std::size_t i = 0; i < slots_.size(); ++i) {
    if (!slots_[i].is_first()) slots_[i].word.advance(document);
    words_[i] = {slots_[i].offset, slots_[i].word.positions(document), slots_[i].same_as};
    scoring_.work.step(words_[i].positions.size());
  }
  found_document_ = document;
  return found_count_ = count_words();
}

std::uint32_t PhraseScorer::count_words() {
  return slop_ == 0 ? count_exact(words_, places_, scoring_.work) : count_sloppy(words_, slop_, places_, scoring_.work);
}

std::uint32_t PhraseScorer::advance_above(std::uint32_t document, Score least) {
  for (document = candidate(document); document != format::kNoMoreDocuments; document = candidate(document + 1))
    if (most_at(document) > least) break;
  return document;
}

// Returns an upper bound of the phrase's frequency in a document, computed from the frequencies of its words. An exact
// phrase occurs at most as often as its rarest word. With slop, each occurrence after the first is found by moving one
// word to its next position. The bound is therefore the number of positions of all words, minus the number of words,
// plus one.
std::uint64_t PhraseScorer::most_occurrences(std::uint64_t of_rarest, std::uint64_t of_all) const {
  return slop_ == 0 ? of_rarest : of_all - (slots_.size() - 1);
}

std::uint32_t PhraseScorer::advance(std::uint32_t document) {
  for (document = candidate(document); document != format::kNoMoreDocuments; document = candidate(document + 1))
    if (count(document) > 0) break;
  return document;
}

void PhraseScorer::score_window(std::uint32_t base, WindowBits& matches, Score* scores, Score least) {
  for (std::uint32_t document = candidate(base); document < base + kWindow; document = candidate(document + 1)) {
    if (least >= 0 && most_at(document) <= least) continue;
    const std::uint32_t times = count(document);
    if (times == 0) continue;
    matches.set(document - base);
    scores[document - base] += scoring_.bm25.score(weight_, times * kFrequencyUnit, scoring_.norms[document]);
  }
}

Score PhraseScorer::score_at(std::uint32_t document, Score least) {
  if (candidate(document) != document) return kNoMatch;
  if (least >= 0 && most_at(document) <= least) return kNoMatch;
  const std::uint32_t found = count(document);
  return found == 0 ? kNoMatch : scoring_.bm25.score(weight_, found * kFrequencyUnit, scoring_.norms[document]);
}

Score PhraseScorer::most_at(std::uint32_t document) { return score_of(times_at(document), scoring_.norms[document]); }

std::uint64_t PhraseScorer::times_at(std::uint32_t document) {
  scoring_.work.step(distinct_.size());
  std::uint64_t fewest = UINT64_MAX, all = 0;
  for (const std::size_t i : distinct_) {
    const std::uint32_t times = slots_[i].word.frequency(document);
    fewest = std::min<std::uint64_t>(fewest, most_with(slots_[i], times));
    all += std::uint64_t{times} * (slots_[i].repeats + 1);
  }
  return most_occurrences(fewest, all);
}

// Returns a bound of the score for a frequency of at most `most`. Frequencies of at least kMostOften are stored as
// kMostOften, so the bound is then the whole weight.
Score PhraseScorer::score_of(std::uint64_t most, std::uint8_t norm) const {
  if (most + slots_.size() > format::kMostOften) return static_cast<Score>(weight_);
  return scoring_.bm25.score(weight_, static_cast<std::uint32_t>(most) * kFrequencyUnit, norm);
}

Score PhraseScorer::bound(std::uint32_t from, std::uint32_t to) {
  scoring_.work.step(slots_.size());
  std::uint64_t fewest = UINT64_MAX, all = 0;  // minimum and sum of the words' greatest frequencies
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
      most += frequency == format::kManyTimes ? format::kMostOften : frequency;
    }
    if (most == 0) return 0;
    fewest = std::min(fewest, most);
    all += most;
    shortest = std::max(shortest, slot_shortest);
  }
  return score_of(most_occurrences(fewest, all), shortest);
}

}  // namespace tra::search
