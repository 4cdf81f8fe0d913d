#include "search/candidates.h"

#include "search/kernels.h"

namespace tra {

void Candidates::collect(std::uint32_t base, const WindowBits& matches, const Score* scores, Score least) {
  const SearchKernels& kernels = search_kernels();
  for (std::uint32_t i = 0; i < kWindowWords; ++i) {
    if (matches.words[i] == 0) continue;
    for (std::uint64_t word = matches.words[i] & kernels.above(scores + 64 * i, least); word != 0; word &= word - 1) {
      const auto place = 64 * i + static_cast<std::uint32_t>(std::countr_zero(word));
      add(base + place, scores[place]);
    }
  }
}

void Candidates::collect_block(TermScorer& term, std::uint32_t from, std::uint32_t to, Score least, const DocumentBits* accept) {
  if (term.block_bound() <= least) return;
  const auto documents = term.cursor().block_documents();
  const Score* const scores = term.block_scores();
  std::size_t first = 0, last = documents.size();
  if (documents.front() < from) first = term.cursor().first_in_block(from);
  if (documents.back() > to) last = term.cursor().first_in_block(to + 1);
  const SearchKernels& kernels = search_kernels();
  for (std::size_t begin = first / 64 * 64; begin < last; begin += 64) {
    std::uint64_t word = kernels.above(scores + begin, least);
    if (begin < first) word &= ~std::uint64_t{0} << (first - begin);
    if (last - begin < 64) word &= (std::uint64_t{1} << (last - begin)) - 1;
    for (; word != 0; word &= word - 1) {
      const std::size_t i = begin + static_cast<std::size_t>(std::countr_zero(word));
      if (accept == nullptr || accept->test(documents[i])) add(documents[i], scores[i]);
    }
  }
}

void Candidates::keep_above(Score least) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < documents_.size(); ++i) {
    documents_[kept] = documents_[i];
    scores_[kept] = scores_[i];
    kept += scores_[i] > least;
  }
  documents_.resize(kept);
  scores_.resize(kept);
}

void Candidates::add_clause(Scorer& clause, bool required, Score least, std::uint32_t base, std::uint32_t documents) {
  const std::uint64_t in_window = std::uint64_t{clause.cost()} * kWindow / std::max(documents, kWindow);
  if (documents_.size() * clause.matches_per_look_up() > in_window)
    add_by_window(clause, required, least, base);
  else
    add_by_document(clause, required, least);
}

void Candidates::add_by_document(Scorer& clause, bool required, Score least) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < documents_.size(); ++i) {
    const Score score = clause.score_at(documents_[i], least - scores_[i]);
    if (score == kNoMatch && required) continue;
    documents_[kept] = documents_[i];
    scores_[kept] = scores_[i] + std::max<Score>(score, 0);
    ++kept;
  }
  documents_.resize(kept);
  scores_.resize(kept);
}

void Candidates::add_by_window(Scorer& clause, bool required, Score least, std::uint32_t base) {
  window_scores_.resize(kWindow);
  WindowBits matches;
  matches.clear();
  // What lifts not even the best candidate so far above `least` need not be there.
  const Score best = *std::max_element(scores_.begin(), scores_.end());
  clause.score_window(base, matches, window_scores_.data(), least - best);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < documents_.size(); ++i) {
    documents_[kept] = documents_[i];
    scores_[kept] = scores_[i] + window_scores_[documents_[i] - base];
    kept += !required || matches.test(documents_[i] - base);
  }
  documents_.resize(kept);
  scores_.resize(kept);
  for (std::uint32_t i = 0; i < kWindowWords; ++i)
    if (matches.words[i] != 0) std::fill_n(window_scores_.begin() + 64 * i, 64, 0);
}

void Candidates::add_term(TermScorer& term, bool required, Score least) {
  format::PostingCursor& cursor = term.cursor();
  std::size_t kept = 0;
  for (std::size_t begin = 0, end; begin < documents_.size(); begin = end) {
    const bool more = cursor.seek_block(documents_[begin]);
    if (!more && required) break;
    for (end = begin; end < documents_.size() && end < begin + format::kBlockSize && documents_[end] <= cursor.block_last();) ++end;
    // To the front of those that can still reach the top, before anything is decoded.
    const std::size_t first = kept;
    const Score needed = least - term.block_bound();
    for (std::size_t i = begin; i < end; ++i) {
      documents_[kept] = documents_[i];
      scores_[kept] = scores_[i];
      kept += scores_[i] > needed;
    }
    if (kept > first && more) kept = add_block(term, required, first, kept);
  }
  documents_.resize(kept);
  scores_.resize(kept);
}

std::size_t Candidates::add_block(TermScorer& term, bool required, std::size_t begin, std::size_t end) {
  const auto block = term.cursor().block_documents();
  std::uint8_t index[kSharedPlaces], place[kSharedPlaces];
  const std::size_t found = search_kernels().intersect(documents_.data() + begin, end - begin, block.data(), block.size(), place, index);
  if (found > 0) {
    Score scores[format::kBlockSize];
    term.score_some(index, found, scores);
    for (std::size_t i = 0; i < found; ++i) scores_[begin + place[i]] += scores[i];
  }
  if (!required) return end;
  for (std::size_t i = 0; i < found; ++i) {
    documents_[begin + i] = documents_[begin + place[i]];
    scores_[begin + i] = scores_[begin + place[i]];
  }
  return begin + found;
}

}  // namespace tra
