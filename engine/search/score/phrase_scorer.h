// Scores documents that contain a phrase. Positions are read only in documents that contain all words of the phrase.
#pragma once

#include <functional>

#include "search/kernels/kernels.h"
#include "search/score/phrase_match.h"
#include "search/score/term_scorer.h"
#include "search/score/word_positions.h"

namespace tra::search {

class PhraseScorer final : public Scorer {
 public:
  struct Word {
    std::uint32_t offset = 0;                      // position in the phrase
    std::vector<format::PostingListRef> variants;  // lists of this segment; any of the variants matches
    std::size_t likeliest = 0;                     // index of the variant that was meant most likely
  };
  // `words` must not be empty. Each word must have at least one variant, and every list must have positions.
  PhraseScorer(const SegmentScoring& scoring, const std::vector<Word>& words, std::uint32_t slop, float weight);

  std::uint32_t cost() const override { return cost_; }
  void match_window(std::uint32_t base, WindowBits& matches) override;
  void score_window(std::uint32_t base, WindowBits& matches, Score* scores, Score least = kNoMatch) override;
  void keep_window(std::uint32_t base, WindowBits& documents) override;
  bool reads_positions() const override { return true; }
  Score bound(std::uint32_t from, std::uint32_t to) override;
  Score score_at(std::uint32_t document, Score least = kNoMatch) override;
  std::uint32_t advance(std::uint32_t document) override;

  // Returns the words with their lists, rarest first. Returns an empty vector when a word has several lists or the
  // phrase allows slop.
  struct WordList {
    std::uint32_t offset;
    format::PostingListRef list;
    std::uint32_t repeats;  // how often more the word stands in the phrase
  };
  std::vector<WordList> word_lists() const;
  // Returns the list of each word's likeliest variant, rarest first. Where these make the phrase, the score by them
  // alone is a lower bound. Returns an empty vector when the phrase allows slop.
  std::vector<WordList> likeliest_lists() const;
  const SegmentScoring& scoring() const noexcept { return scoring_; }
  float weight() const noexcept { return weight_; }
  // A lower bound of the score of every match.
  Score least_score() const { return scoring_.bm25.score(weight_, kFrequencyUnit, 0xFF); }

  // Returns the first document at or after `document` that contains all words often enough to score above `least`.
  // Positions are not read, so the document need not contain the phrase.
  std::uint32_t advance_above(std::uint32_t document, Score least);
  // A document that contains all words of the phrase.
  struct Possible {
    std::uint32_t document;
    std::uint64_t times;  // how often the phrase may occur there, by the frequencies of its words
  };
  // Appends to `found`, in ascending order, the documents of a window that contain all words often enough to score
  // above `least`. Positions are not read. `accept` has the documents of the window that may be hits, or is null when
  // all may be. Windows must ascend. The cursors of score_at() do not move.
  void collect_possible(std::uint32_t base, Score least, const std::uint64_t* accept, std::vector<Possible>& found);

  // Calls take(document, score) for each of `documents` that contains the phrase and may score above least(), which is
  // asked again from time to time. The documents must ascend.
  void score_possible(std::span<const Possible> documents, const std::function<Score()>& least,
                      const std::function<void(std::uint32_t, Score)>& take);

 private:
  struct Slot {
    std::uint32_t offset;
    WordPositions word;
    std::array<std::uint8_t, kSharedPlaces> places;  // indexes of the documents of a stretch in the current block
    std::vector<format::PostingCursor> ahead;        // cursors for whole windows, opened by look_ahead()
    std::uint64_t postings = 0;
    std::size_t likeliest = 0;                   // index in word.variants
    std::size_t same_as = PhraseWord::kOnlyOne;  // index of an earlier slot of the same word
    std::uint32_t repeats = 0;                   // number of other slots of the same word
    bool is_first() const { return same_as == PhraseWord::kOnlyOne; }
  };
  void look_ahead(Slot& slot);  // opens the slot's cursors for collect_possible() and keep_window()
  void keep_possible(std::size_t begin, std::uint32_t base, WindowBits& documents);
  void keep_phrases(std::uint32_t base, WindowBits& documents);
  void collect_rarest(Slot& slot, std::uint32_t base, const std::uint64_t* accept);
  void keep_common(Slot& slot, std::uint32_t base);
  void look_up(Slot& slot);
  void count_window(Slot& slot, std::uint32_t base);
  std::uint32_t candidate(std::uint32_t document);  // the first document that contains every word
  Score most_at(std::uint32_t document);            // an upper bound by the frequencies of the words in the document
  std::uint64_t times_at(std::uint32_t document);   // the same bound as a frequency
  std::uint32_t most_with(const Slot& slot, std::uint32_t times) const {
    return slop_ > 0 ? times : most_exact(times, slot.repeats);
  }
  Score score_of(std::uint64_t most, std::uint8_t norm) const;
  std::uint64_t most_occurrences(std::uint64_t of_rarest, std::uint64_t of_all) const;
  std::uint32_t count(std::uint32_t document);
  template <class Visit>
  void visit_in_blocks(std::span<const std::uint32_t> documents, const Visit& visit);
  std::uint32_t count_in_block(std::size_t place);
  template <class Visit>
  void visit_gathered(const Visit& visit);
  void drop_apart();
  std::uint64_t most_in_block(std::size_t place);
  std::uint32_t count_words();
  void find_equal_words();

  const SegmentScoring scoring_;
  float weight_;
  std::uint32_t slop_, cost_ = 0;
  bool has_one_list_each_ = true, has_repeats_ = false;
  std::vector<Slot> slots_;            // rarest first
  std::vector<std::size_t> distinct_;  // the first slot of each word; only their cursors look for documents
  std::vector<PhraseWord> words_;
  std::vector<std::size_t> places_;
  // Documents of a window that contain all words compared so far, with the least frequency of those words; with slop,
  // with the sum of their frequencies.
  std::vector<Possible> possible_;
  std::vector<std::uint32_t> times_;           // how often the word compared stands in each of them
  std::vector<std::uint32_t> batch_;           // documents that are looked up or read together
  std::vector<std::uint32_t> with_all_words_;  // documents of a window
  std::vector<std::uint32_t> window_counts_;   // the frequency of one word in each document of a window
  WindowBits window_matches_;
  std::uint32_t found_document_ = format::kNoMoreDocuments, found_count_ = 0;
};

}  // namespace tra::search
