// An exact phrase of words with one list each. The lists are intersected block by block. A block is skipped when its
// impacts show that its word does not occur often enough in any document of the block. Positions are read last.
#include <bit>

#include "search/evaluate/evaluators.h"
#include "search/kernels/kernels.h"
#include "tra/format/positions_reader.h"

namespace tra::search {

namespace {

class PhraseBlocks {
 public:
  PhraseBlocks(const PhraseScorer& phrase, std::span<const PhraseScorer::WordList> words, const Evaluation& evaluation,
               TopK& top)
      : scoring_(phrase.scoring()), weight_(phrase.weight()), evaluation_(evaluation), top_(top) {
    for (const PhraseScorer::WordList& word : words)
      lists_.push_back({word.offset,
                        word.repeats,
                        scoring_.segment.cursor(word.list),
                        format::PositionsReader(scoring_.segment.positions_file()),
                        {}});
    words_.resize(lists_.size());
  }

  void run() {
    for (std::uint32_t target = 0; align(target);) target = search_stretch();
  }

 private:
  struct List {
    std::uint32_t offset, repeats;
    format::PostingCursor cursor;
    format::PositionsReader positions;
    std::array<std::uint8_t, format::kBlockSize + 1> places;  // indexes of the candidates in the block
  };

  // Moves to the first range of documents at or after `target` that is covered by one block of every list.
  bool align(std::uint32_t target) {
    for (std::size_t i = 0; i < lists_.size();) {
      evaluation_.work.step(1);
      format::PostingCursor& cursor = lists_[i].cursor;
      if (!cursor.seek_block(target)) return false;
      const bool moved = cursor.block_first_possible() > target;
      if (moved) target = cursor.block_first_possible();
      i = moved && i > 0 ? 0 : i + 1;
    }
    from_ = target;
    to_ = format::kNoMoreDocuments;
    for (const List& list : lists_) to_ = std::min(to_, list.cursor.block_last());
    return true;
  }

  // Searches the range [from_, to_]. Returns the first document after the range that may match.
  std::uint32_t search_stretch() {
    evaluation_.work.step(format::kBlockSize);
    if (known_threshold_ != top_.threshold()) {
      known_threshold_ = top_.threshold();
      too_few_ = scoring_.bm25.too_few(weight_, known_threshold_);
    }
    for (const List& list : lists_)
      if (!may_reach(list, list.cursor.block_impacts())) return list.cursor.block_last() + 1;
    if (evaluation_.accept != nullptr && !evaluation_.accept->any(from_, to_)) return to_ + 1;

    format::PostingCursor& rarest = lists_[0].cursor;
    const auto documents = rarest.block_documents();
    const std::size_t first = documents.front() < from_ ? rarest.first_in_block(from_) : 0;
    const std::size_t last = documents.back() > to_ ? rarest.first_in_block(to_ + 1, first) : documents.size();
    collect(documents, first, last);
    for (std::size_t i = 1; i < lists_.size() && candidates_ > 0; ++i) keep_common(i);
    for (std::size_t i = 0; i < candidates_; ++i) match(i);
    return last < documents.size() ? documents[last] : rarest.block_last() + 1;
  }

  // Collects the documents with the indexes [first, last) in the rarest list's block that contain its word often
  // enough.
  void collect(std::span<const std::uint32_t> documents, std::size_t first, std::size_t last) {
    const std::uint32_t* const frequencies = lists_[0].cursor.block_frequencies();
    // A frequency that is too low for the block's shortest document is too low for all its documents.
    const auto least =
        static_cast<Score>(std::min(too_few_[lists_[0].cursor.block_impacts().front().norm] / kFrequencyUnit,
                                    static_cast<float>(format::kMostOften - 1)));
    candidates_ = 0;
    for (std::size_t begin = first / 64 * 64; begin < last; begin += 64) {
      std::uint64_t often = search_kernels().above(reinterpret_cast<const Score*>(frequencies) + begin, least);
      if (begin < first) often &= ~std::uint64_t{0} << (first - begin);
      if (last - begin < 64) often &= (std::uint64_t{1} << (last - begin)) - 1;
      for (; often != 0; often &= often - 1) {
        const std::size_t place = begin + static_cast<std::size_t>(std::countr_zero(often));
        documents_[candidates_] = documents[place];
        lists_[0].places[candidates_] = static_cast<std::uint8_t>(place);
        candidates_ += is_enough(lists_[0], frequencies[place], scoring_.norms[documents[place]]);
      }
    }
  }

  // Drops candidates that do not contain the i-th word often enough.
  void keep_common(std::size_t i) {
    format::PostingCursor& cursor = lists_[i].cursor;
    const auto block = cursor.block_documents();
    std::uint8_t in_candidates[kSharedPlaces], in_block[kSharedPlaces];
    const std::size_t shared =
        search_kernels().intersect(documents_.data(), candidates_, block.data(), block.size(), in_candidates, in_block);
    candidates_ = 0;
    if (shared == 0) return;
    evaluation_.work.step(shared * (i / 8 + 1));
    const std::uint32_t* const frequencies = cursor.block_frequencies();
    for (std::size_t j = 0; j < shared; ++j) {
      const std::uint32_t document = block[in_block[j]];
      documents_[candidates_] = document;
      for (std::size_t before = 0; before < i; ++before)
        lists_[before].places[candidates_] = lists_[before].places[in_candidates[j]];
      lists_[i].places[candidates_] = in_block[j];
      candidates_ += is_enough(lists_[i], frequencies[in_block[j]], scoring_.norms[document]);
    }
  }

  bool may_reach(const List& list, std::span<const format::Impact> impacts) const {
    for (const format::Impact impact : impacts)
      if (impact.frequency == format::kManyTimes || is_enough(list, impact.frequency, impact.norm)) return true;
    return false;
  }

  bool is_enough(const List& list, std::uint32_t times, std::uint8_t norm) const {
    if (times >= format::kMostOften) return true;
    const std::uint32_t most = most_exact(times, list.repeats);
    return most > 0 && static_cast<float>(most * kFrequencyUnit) > too_few_[norm];
  }

  void match(std::size_t candidate) {
    const std::uint32_t document = documents_[candidate];
    if (evaluation_.accept != nullptr && !evaluation_.accept->test(document)) return;
    for (std::size_t i = 0; i < lists_.size(); ++i) {
      words_[i] = {lists_[i].offset, lists_[i].positions.read(lists_[i].cursor, lists_[i].places[candidate])};
      evaluation_.work.step(words_[i].positions.size());
      // Most candidates of a long phrase have not even its two rarest words in their places.
      if (i == 1 && lists_.size() > 2 && count_exact(std::span(words_).first(2), places_, evaluation_.work) == 0)
        return;
    }
    const std::uint32_t times = count_exact(words_, places_, evaluation_.work);
    if (times > 0)
      top_.insert(scoring_.bm25.score(weight_, times * kFrequencyUnit, scoring_.norms[document]),
                  {evaluation_.segment, document});
  }

  const SegmentScoring scoring_;
  const float weight_;
  const Evaluation& evaluation_;
  TopK& top_;
  std::vector<List> lists_;  // rarest first
  std::uint32_t from_ = 0, to_ = 0;
  std::size_t candidates_ = 0;  // the number of candidates in the range
  std::array<std::uint32_t, format::kBlockSize + 1> documents_;
  Score known_threshold_ = kNoMatch - 1;
  std::array<float, 256> too_few_;
  std::vector<PhraseWord> words_;
  std::vector<std::size_t> places_;
};

}  // namespace

void search_phrase_blocks(const PhraseScorer& phrase, std::span<const PhraseScorer::WordList> words,
                          const Evaluation& evaluation, TopK& top) {
  PhraseBlocks(phrase, words, evaluation, top).run();
}

}  // namespace tra::search
