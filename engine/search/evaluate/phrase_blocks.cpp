// An exact phrase of words with one list each. The blocks of the rarest list are read in turn, and in the other lists
// only the blocks that may contain their documents. A block is skipped when its impacts show that its word does not
// occur often enough in any document of the block. Positions are read last.
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
    format::PostingCursor& rarest = lists_[0].cursor;
    for (std::uint32_t target = 0; rarest.seek_block(target); target = rarest.block_last() + 1) {
      evaluation_.work.step(format::kBlockSize);
      learn_threshold();
      if (!may_reach(lists_[0])) continue;
      if (evaluation_.accept != nullptr && !evaluation_.accept->any(rarest.block_first_possible(), rarest.block_last()))
        continue;
      collect();
      for (std::size_t next = 0; next < possible_;) {
        learn_threshold();
        const std::size_t end = align(next);
        if (end == kNoMore) return;
        search(next, end);
        next = end;
      }
    }
  }

 private:
  struct List {
    std::uint32_t offset, repeats;
    format::PostingCursor cursor;
    format::PositionsReader positions;
    std::array<std::uint8_t, format::kBlockSize + 1> places;  // indexes of the candidates in the block
  };
  static constexpr std::size_t kNoMore = SIZE_MAX;

  void learn_threshold() {
    if (known_threshold_ == top_.threshold()) return;
    known_threshold_ = top_.threshold();
    too_few_ = scoring_.bm25.too_few(weight_, known_threshold_);
  }

  // Collects the documents of the rarest list's block that contain its word often enough.
  void collect() {
    format::PostingCursor& cursor = lists_[0].cursor;
    const auto documents = cursor.block_documents();
    const std::uint32_t* const frequencies = cursor.block_frequencies();
    // A frequency that is too low for the block's shortest document is too low for all its documents.
    const auto least = static_cast<Score>(
        std::min(too_few_[cursor.block_impacts().front().norm] / kFrequencyUnit, float{format::kMostOften - 1}));
    possible_ = 0;
    for (std::size_t begin = 0; begin < documents.size(); begin += 64) {
      std::uint64_t often = search_kernels().above(reinterpret_cast<const Score*>(frequencies) + begin, least);
      if (documents.size() - begin < 64) often &= (std::uint64_t{1} << (documents.size() - begin)) - 1;
      for (; often != 0; often &= often - 1) {
        const std::size_t place = begin + static_cast<std::size_t>(std::countr_zero(often));
        possible_documents_[possible_] = documents[place];
        possible_places_[possible_] = static_cast<std::uint8_t>(place);
        possible_ += is_enough(lists_[0], frequencies[place], scoring_.norms[documents[place]]);
      }
    }
  }

  // Moves the other lists to blocks that may contain the next possible document. Raises `next` to the first one that is
  // in a block of every list, and returns the end of those in the same blocks. Returns kNoMore when a list has ended.
  std::size_t align(std::size_t& next) {
    std::uint32_t last = format::kNoMoreDocuments;
    for (std::size_t i = 1; i < lists_.size() && next < possible_;) {
      evaluation_.work.step(1);
      format::PostingCursor& cursor = lists_[i].cursor;
      if (!cursor.seek_block(possible_documents_[next])) return kNoMore;
      const std::uint32_t from = may_reach(lists_[i]) ? cursor.block_first_possible() : cursor.block_last() + 1;
      const bool moved = possible_documents_[next] < from;
      while (next < possible_ && possible_documents_[next] < from) ++next;
      last = moved ? format::kNoMoreDocuments : std::min(last, cursor.block_last());
      i = moved ? 1 : i + 1;
    }
    std::size_t end = next;
    while (end < possible_ && possible_documents_[end] <= last) ++end;
    return end;
  }

  // Searches the possible documents from `begin` to before `end`, which are in the current block of every list.
  void search(std::size_t begin, std::size_t end) {
    if (begin == end) return;
    candidates_ = end - begin;
    std::copy_n(&possible_documents_[begin], candidates_, documents_.data());
    std::copy_n(&possible_places_[begin], candidates_, lists_[0].places.data());
    for (std::size_t i = 1; i < lists_.size() && candidates_ > 0; ++i) keep_common(i);
    for (std::size_t i = 0; i < candidates_; ++i) match(i);
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

  // Whether the current block of a list has a document that contains its word often enough.
  bool may_reach(const List& list) const {
    for (const format::Impact impact : list.cursor.block_impacts())
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
  // Documents of the rarest list's block that contain its word often enough, and their indexes in the block.
  std::size_t possible_ = 0;
  std::array<std::uint32_t, format::kBlockSize + 1> possible_documents_;
  std::array<std::uint8_t, format::kBlockSize + 1> possible_places_;
  // Those of them in the current block of every list that contain the words looked at so far.
  std::size_t candidates_ = 0;
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
