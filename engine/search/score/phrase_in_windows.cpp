// Phrases in windows and in lists of documents: all words are looked for first, and positions are read together.
#include <algorithm>

#include "search/score/common_documents.h"
#include "search/score/phrase_scorer.h"
#include "tra/format/precondition.h"

namespace tra::search {

namespace {}  // namespace

void PhraseScorer::look_ahead(Slot& slot) {
  if (!slot.ahead.empty()) return;
  for (const WordPositions::Variant& variant : slot.word.variants)
    slot.ahead.push_back(scoring_.segment.cursor(variant.cursor.list()));
}

void PhraseScorer::collect_possible(std::uint32_t base, Score least, const std::uint64_t* accept,
                                    std::vector<Possible>& found) {
  const std::array<float, 256> too_few = scoring_.bm25.too_few(weight_, least);
  // Frequencies of at least kMostOften are stored as kMostOften, so such a word may occur often enough.
  const auto enough = [&](const Possible& each, std::uint64_t times) {
    return each.times >= format::kMostOften ||
           static_cast<float>(times * kFrequencyUnit) > too_few[scoring_.norms[each.document]];
  };
  possible_.clear();
  for (Slot& slot : slots_) {
    if (slop_ == 0 && !slot.is_first()) continue;
    scoring_.work.step(kStepsAList);
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
    if (slop_ == 0 || enough(each, most_occurrences(0, each.times)))
      found.push_back({each.document, most_occurrences(each.times, each.times)});
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
  if (possible_.size() * kMatchesPerLookUp > in_window) {
    count_window(slot, base);
    times_.clear();
    for (const Possible& each : possible_) times_.push_back(window_counts_[each.document - base]);
  } else {
    look_up(slot);
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < possible_.size(); ++i) {
    if (times_[i] == 0) continue;
    const auto [document, before] = possible_[i];
    const std::uint64_t most = most_with(slot, times_[i]);
    possible_[kept++] = {document, slop_ == 0 ? std::min(most, before) : times_[i] + before};
  }
  possible_.resize(kept);
}

// Counts the occurrences of the word in each of the possible documents.
void PhraseScorer::look_up(Slot& slot) {
  times_.assign(possible_.size(), 0);
  batch_.clear();
  for (const Possible& each : possible_) batch_.push_back(each.document);
  for (format::PostingCursor& ahead : slot.ahead) {
    scoring_.work.step(1);
    for_common_documents(ahead, batch_, scoring_.work,
                         [&](std::size_t i, std::size_t place) { times_[i] += ahead.block_frequencies()[place]; });
  }
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

// Drops the documents of the batch in which the two rarest words stand apart, which most documents of a long phrase do.
void PhraseScorer::drop_apart() {
  std::uint8_t kept[format::kBlockSize];
  std::size_t count = 0;
  for (std::size_t i = 0; i < batch_.size(); ++i) {
    for (std::size_t word = 0; word < 2; ++word)
      words_[word] = {slots_[word].offset, slots_[word].word.gathered(i), PhraseWord::kOnlyOne};
    batch_[count] = batch_[i];
    kept[count] = static_cast<std::uint8_t>(i);
    count += count_exact(std::span(words_).first(2), places_, scoring_.work) > 0;
  }
  batch_.resize(count);
  for (std::size_t word = 0; word < 2; ++word) slots_[word].word.keep_gathered({kept, count});
}

// Calls visit(document, times) for the documents of the batch that contain the phrase.
template <class Visit>
void PhraseScorer::visit_gathered(const Visit& visit) {
  for (std::size_t word = 0; word < slots_.size() && !batch_.empty(); ++word) {
    if (slots_[word].is_first()) slots_[word].word.gather(batch_, scoring_.work);
    if (word == 1 && slots_.size() > 2 && slop_ == 0 && slots_[1].is_first()) drop_apart();
  }
  for (std::size_t i = 0; i < batch_.size(); ++i) {
    for (std::size_t word = 0; word < slots_.size(); ++word) {
      Slot& slot = slots_[word];
      words_[word] = {slot.offset, slot.is_first() ? slot.word.gathered(i) : words_[slot.same_as].positions,
                      slot.same_as};
    }
    if (const std::uint32_t times = count_words(); times > 0) visit(batch_[i], times);
  }
}

void PhraseScorer::score_possible(std::span<const Possible> documents, const std::function<Score()>& least,
                                  const std::function<void(std::uint32_t, Score)>& take) {
  const auto may_enter = [&](const Possible& each) {
    return score_of(each.times, scoring_.norms[each.document]) > least();
  };
  const auto found = [&](std::uint32_t document, std::uint32_t times) {
    take(document, scoring_.bm25.score(weight_, times * kFrequencyUnit, scoring_.norms[document]));
  };
  if (has_one_list_each_) {
    batch_.clear();
    for (const Possible& each : documents) batch_.push_back(each.document);
    visit_in_blocks(batch_, [&](std::size_t i, std::size_t place) {
      if (!may_enter(documents[i])) return;
      if (const std::uint32_t times = count_in_block(place); times > 0) found(batch_[i], times);
    });
    return;
  }
  for (std::size_t next = 0; next < documents.size();) {
    batch_.clear();
    for (; next < documents.size() && batch_.size() < format::kBlockSize; ++next)
      if (may_enter(documents[next])) batch_.push_back(documents[next].document);
    visit_gathered(found);
  }
}

// Drops documents that lack one of the words from the `begin`-th on.
void PhraseScorer::keep_possible(std::size_t begin, std::uint32_t base, WindowBits& documents) {
  for (std::size_t i = begin; i < slots_.size(); ++i) {
    if (!slots_[i].is_first()) continue;
    scoring_.work.step(kStepsAList);
    look_ahead(slots_[i]);
    WindowBits with_word;
    with_word.clear();
    for (format::PostingCursor& ahead : slots_[i].ahead) match_list_window(ahead, base, documents, with_word);
    documents.intersect(with_word);
  }
}

// Drops documents that contain all words but not the phrase.
void PhraseScorer::keep_phrases(std::uint32_t base, WindowBits& documents) {
  with_all_words_.clear();
  for (std::uint32_t i = 0; i < kWindowWords; ++i)
    for (std::uint64_t word = documents.words[i]; word != 0; word &= word - 1)
      with_all_words_.push_back(base + 64 * i + static_cast<std::uint32_t>(std::countr_zero(word)));
  documents.clear();
  const auto keep = [&](std::uint32_t document) { documents.set(document - base); };
  if (has_one_list_each_) {
    visit_in_blocks(with_all_words_, [&](std::size_t i, std::size_t place) {
      if ((!has_repeats_ || most_in_block(place) > 0) && count_in_block(place) > 0) keep(with_all_words_[i]);
    });
    return;
  }
  for (std::size_t begin = 0; begin < with_all_words_.size(); begin += format::kBlockSize) {
    const std::size_t size = std::min<std::size_t>(format::kBlockSize, with_all_words_.size() - begin);
    batch_.assign(&with_all_words_[begin], &with_all_words_[begin] + size);
    visit_gathered([&](std::uint32_t document, std::uint32_t) { keep(document); });
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

}  // namespace tra::search
