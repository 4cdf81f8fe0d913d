#include "search/score/phrase_scorer.h"

#include <algorithm>

#include "tra/format/precondition.h"

namespace tra::search {

namespace {

constexpr std::uint64_t kStepsAWindow = 256;  // Work steps of one word in one window

}  // namespace

PhraseScorer::PhraseScorer(const SegmentScoring& scoring, const std::vector<Word>& words, std::uint32_t slop,
                           float weight)
    : scoring_(scoring), weight_(weight), slop_(slop), words_(words.size()) {
  slots_.reserve(words.size());
  for (const Word& word : words) {
    Slot& slot = slots_.emplace_back();
    slot.offset = word.offset;
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

// Visits documents that contain all words, where each word has one list. The documents that lie in one block of every
// list are looked up in the blocks together: visit(i, place) is called for documents[i], whose index in the block of
// each slot is slot.places[place].
template <class Visit>
void PhraseScorer::visit_in_blocks(std::span<const std::uint32_t> documents, const Visit& visit) {
  std::uint8_t in_stretch[kSharedPlaces];
  for (std::size_t begin = 0; begin < documents.size();) {
    std::uint32_t last = format::kNoMoreDocuments;
    for (Slot& slot : slots_) {
      format::PostingCursor& cursor = slot.word.variants[0].cursor;
      cursor.seek_block(documents[begin]);
      last = std::min(last, cursor.block_last());
    }
    std::size_t end = begin + 1;
    while (end < documents.size() && documents[end] <= last) ++end;
    scoring_.work.step((end - begin) * slots_.size());
    for (Slot& slot : slots_) {
      const auto block = slot.word.variants[0].cursor.block_documents();
      const std::size_t shared = search_kernels().intersect(&documents[begin], end - begin, block.data(), block.size(),
                                                            in_stretch, slot.places.data());
      format::require(shared == end - begin);
    }
    for (std::size_t i = begin; i < end; ++i) visit(i, i - begin);
    begin = end;
  }
}

std::uint32_t PhraseScorer::count_in_block(std::size_t place) {
  for (std::size_t i = 0; i < slots_.size(); ++i) {
    auto& [cursor, positions] = slots_[i].word.variants[0];
    words_[i] = {slots_[i].offset, positions.read(cursor, slots_[i].places[place]), slots_[i].same_as};
    scoring_.work.step(words_[i].positions.size());
  }
  return count_words();
}

// How often the phrase may occur in a document, by the frequencies of its words.
std::uint64_t PhraseScorer::most_in_block(std::size_t place) {
  std::uint64_t fewest = UINT64_MAX, all = 0;
  for (Slot& slot : slots_) {
    const std::uint32_t times = slot.word.variants[0].cursor.block_frequencies()[slot.places[place]];
    fewest = std::min<std::uint64_t>(fewest, most_with(slot, times));
    all += times;
  }
  return most_occurrences(fewest, all);
}

void PhraseScorer::score_possible(std::span<const std::uint32_t> documents, const std::function<Score()>& least,
                                  const std::function<void(std::uint32_t, Score)>& take) {
  if (!has_one_list_each_) {
    for (const std::uint32_t document : documents)
      if (const Score score = score_at(document, least()); score != kNoMatch) take(document, score);
    return;
  }
  visit_in_blocks(documents, [&](std::size_t i, std::size_t place) {
    const std::uint8_t norm = scoring_.norms[documents[i]];
    if (score_of(most_in_block(place), norm) <= least()) return;
    const std::uint32_t times = count_in_block(place);
    if (times > 0) take(documents[i], scoring_.bm25.score(weight_, times * kFrequencyUnit, norm));
  });
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

void PhraseScorer::collect_possible(std::uint32_t base, Score least, const std::uint64_t* accept,
                                    std::vector<std::uint32_t>& found) {
  const std::array<float, 256> too_few = scoring_.bm25.too_few(weight_, least);
  // Frequencies of at least kMostOften are stored as kMostOften, so such a word may occur often enough.
  const auto enough = [&](const Possible& each, std::uint64_t times) {
    return each.times >= format::kMostOften ||
           static_cast<float>(times * kFrequencyUnit) > too_few[scoring_.norms[each.document]];
  };
  possible_.clear();
  for (Slot& slot : slots_) {
    if (slop_ == 0 && !slot.is_first()) continue;
    scoring_.work.step(kStepsAWindow);
    look_ahead(slot);
    if (&slot == &slots_.front())
      collect_rarest(slot, base, accept);
    else
      keep_common(slot, base);
    if (slop_ == 0)
      std::erase_if(possible_, [&](const Possible& each) { return each.times == 0 || !enough(each, each.times); });
    if (possible_.empty()) return;
  }
  for (const Possible& each : possible_)
    if (slop_ == 0 || enough(each, most_occurrences(0, each.times))) found.push_back(each.document);
}

void PhraseScorer::collect_rarest(Slot& slot, std::uint32_t base, const std::uint64_t* accept) {
  const auto is_accepted = [&](std::uint32_t document) {
    return accept == nullptr || (accept[(document - base) / 64] >> (document % 64) & 1) != 0;
  };
  if (slot.ahead.size() > 1) {
    count_window(slot, base);
    for (std::uint32_t word = 0; word < kWindowWords; ++word) {
      const std::uint64_t wanted =
          accept == nullptr ? window_matches_.words[word] : window_matches_.words[word] & accept[word];
      for (std::uint64_t bits = wanted; bits != 0; bits &= bits - 1) {
        const std::uint32_t place = 64 * word + static_cast<std::uint32_t>(std::countr_zero(bits));
        possible_.push_back({base + place, most_with(slot, window_counts_[place])});
      }
    }
    return;
  }
  for_blocks_in_window(slot.ahead[0], base, [&](const std::uint32_t* documents, std::size_t first, std::size_t last) {
    const std::uint32_t* frequencies = slot.ahead[0].block_frequencies();
    for (std::size_t i = first; i < last; ++i)
      if (is_accepted(documents[i])) possible_.push_back({documents[i], most_with(slot, frequencies[i])});
  });
}

// Drops documents that do not contain the word.
void PhraseScorer::keep_common(Slot& slot, std::uint32_t base) {
  // Chooses like the evaluators choose for posting lists (kMatchesPerLookUp).
  const std::uint64_t in_window = slot.postings * kWindow / std::max(scoring_.segment.documents(), kWindow);
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
    if (times == 0) continue;
    const std::uint32_t most = most_with(slot, times);
    possible_[kept++] = {each.document, slop_ == 0 ? std::min(most, each.times) : times + each.times};
  }
  possible_.resize(kept);
}

// Counts the occurrences of the word in each document of the window.
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

void PhraseScorer::look_ahead(Slot& slot) {
  if (!slot.ahead.empty()) return;
  for (const WordPositions::Variant& variant : slot.word.variants)
    slot.ahead.push_back(scoring_.segment.cursor(variant.cursor.list()));
}

// Drops documents that lack one of the words from the `begin`-th on.
void PhraseScorer::keep_possible(std::size_t begin, std::uint32_t base, WindowBits& documents) {
  for (std::size_t i = begin; i < slots_.size(); ++i) {
    if (!slots_[i].is_first()) continue;
    scoring_.work.step(kStepsAWindow);
    look_ahead(slots_[i]);
    WindowBits with_word;
    with_word.clear();
    for (format::PostingCursor& ahead : slots_[i].ahead) match_list_window(ahead, base, documents, with_word);
    documents.intersect(with_word);
  }
}

// Drops documents that contain all words but not the phrase.
void PhraseScorer::keep_phrases(std::uint32_t base, WindowBits& documents) {
  if (has_one_list_each_) {
    with_all_words_.clear();
    for (std::uint32_t i = 0; i < kWindowWords; ++i)
      for (std::uint64_t word = documents.words[i]; word != 0; word &= word - 1)
        with_all_words_.push_back(base + 64 * i + static_cast<std::uint32_t>(std::countr_zero(word)));
    visit_in_blocks(with_all_words_, [&](std::size_t i, std::size_t place) {
      if ((!has_repeats_ || most_in_block(place) > 0) && count_in_block(place) > 0) return;
      const std::uint32_t bit = with_all_words_[i] - base;
      documents.words[bit / 64] &= ~(std::uint64_t{1} << (bit % 64));
    });
    return;
  }
  for (std::uint32_t i = 0; i < kWindowWords; ++i)
    for (std::uint64_t word = documents.words[i]; word != 0; word &= word - 1) {
      const std::uint32_t document = base + 64 * i + static_cast<std::uint32_t>(std::countr_zero(word));
      if (candidate(document) != document || count(document) == 0) documents.words[i] ^= word & -word;
    }
}

void PhraseScorer::match_window(std::uint32_t base, WindowBits& matches) {
  WindowBits documents;
  documents.clear();
  look_ahead(slots_.front());
  for (format::PostingCursor& ahead : slots_.front().ahead) match_list_window(ahead, base, documents);
  keep_possible(1, base, documents);
  keep_phrases(base, documents);
  matches.unite(documents);
}

void PhraseScorer::keep_window(std::uint32_t base, WindowBits& documents) {
  keep_possible(0, base, documents);
  keep_phrases(base, documents);
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

std::uint32_t PhraseScorer::most_with(const Slot& slot, std::uint32_t times) const {
  return slop_ > 0 ? times : most_exact(times, slot.repeats);
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
