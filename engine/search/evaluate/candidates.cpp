#include "search/evaluate/candidates.h"

#include "search/kernels/kernels.h"

namespace tra::search {

namespace {

// A window of a group is scored whole when it has fewer than this number of postings for each candidate.
constexpr std::uint64_t kMatchesPerCandidate = 8;

}  // namespace

void Candidates::take(std::uint32_t base, const std::uint64_t* words) {
  for (std::uint32_t i = 0; i < kWindowWords; ++i)
    for (std::uint64_t word = words[i]; word != 0; word &= word - 1) {
      documents_[size_] = base + 64 * i + static_cast<std::uint32_t>(std::countr_zero(word));
      scores_[size_++] = 0;
    }
}

void Candidates::take(std::span<const std::uint32_t> documents) {
  std::copy(documents.begin(), documents.end(), &documents_[size_]);
  std::fill_n(&scores_[size_], documents.size(), 0);
  size_ += documents.size();
}

void Candidates::collect(std::uint32_t base, const WindowBits& matches, Score* scores, Score least,
                         const std::uint64_t* accept) {
  const SearchKernels& kernels = search_kernels();
  for (std::uint32_t i = 0; i < kWindowWords; ++i) {
    if (matches.words[i] == 0) continue;
    const std::uint64_t wanted = accept == nullptr ? matches.words[i] : matches.words[i] & accept[i];
    size_ +=
        kernels.collect(nullptr, base + 64 * i, scores + 64 * i, wanted, least, &documents_[size_], &scores_[size_]);
    std::fill_n(scores + 64 * i, 64, 0);
  }
}

void Candidates::collect_block(TermScorer& term, std::uint32_t from, std::uint32_t to, Score least, Accepted* accept) {
  if (term.block_bound() <= least) return;
  from = std::max(from, term.cursor().block_first_possible());
  to = std::min(to, term.cursor().block_last());
  if (accept != nullptr && !accept->any(from, to)) return;
  const auto documents = term.cursor().block_documents();
  const Score* const scores = term.block_scores();
  std::size_t first = 0, last = documents.size();
  if (documents.front() < from) first = term.cursor().first_in_block(from);
  if (documents.back() > to) last = term.cursor().first_in_block(to + 1);
  const SearchKernels& kernels = search_kernels();
  for (std::size_t begin = first / 64 * 64; begin < last; begin += 64) {
    std::uint64_t which = ~std::uint64_t{0};
    if (begin < first) which &= ~std::uint64_t{0} << (first - begin);
    if (last - begin < 64) which &= (std::uint64_t{1} << (last - begin)) - 1;
    if (accept != nullptr) {
      // Scores are compared first, because few documents remain to be tested once the threshold has risen.
      which &= kernels.above(scores + begin, least);
      for (std::uint64_t left = which; left != 0; left &= left - 1)
        if (const auto i = static_cast<unsigned>(std::countr_zero(left)); !accept->test(documents[begin + i]))
          which ^= std::uint64_t{1} << i;
    }
    size_ +=
        kernels.collect(documents.data() + begin, 0, scores + begin, which, least, &documents_[size_], &scores_[size_]);
  }
}

void Candidates::keep_above(Score least) {
  size_ = search_kernels().keep_above(documents_.get(), scores_.get(), size_, least, documents_.get(), scores_.get());
}

void Candidates::add_clause(Scorer& clause, bool required, Score least, std::uint32_t base, std::uint32_t documents) {
  const std::uint64_t in_window = std::uint64_t{clause.cost()} * kWindow / std::max(documents, kWindow);
  if (size_ * clause.matches_per_look_up() > in_window)
    add_by_window(clause, required, least, base);
  else
    add_by_document(clause, required, least);
}

void Candidates::add_group(GroupScorer& group, bool required, Score least, std::uint32_t base,
                           std::uint32_t documents) {
  if (size_ == 0) return;
  const std::uint64_t in_window = std::uint64_t{group.cost()} * kWindow / std::max(documents, kWindow);
  if (size_ * kMatchesPerCandidate > in_window) return add_by_window(group, required, least, base);
  units_.resize(size_);
  group.look_up({documents_.get(), size_}, scores_.get(), units_.data(), least);
  if (required) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < size_; ++i) {
      documents_[kept] = documents_[i];
      scores_[kept] = scores_[i];
      units_[kept] = units_[i];
      kept += units_[i] > 0;
    }
    size_ = kept;
  }
  Score scores[format::kBlockSize];
  for (std::size_t begin = 0; begin < size_; begin += format::kBlockSize) {
    const std::size_t count = std::min(size_ - begin, format::kBlockSize);
    group.score_units({&documents_[begin], count}, &units_[begin], scores);
    for (std::size_t i = 0; i < count; ++i) scores_[begin + i] += scores[i];
  }
}

void Candidates::add_by_document(Scorer& clause, bool required, Score least) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < size_; ++i) {
    const Score score = clause.score_at(documents_[i], least - scores_[i]);
    if (score == kNoMatch && required) continue;
    documents_[kept] = documents_[i];
    scores_[kept] = scores_[i] + std::max<Score>(score, 0);
    ++kept;
  }
  size_ = kept;
}

void Candidates::add_by_window(Scorer& clause, bool required, Score least, std::uint32_t base) {
  window_scores_.resize(kWindow);
  WindowBits matches;
  matches.clear();
  // A score may be omitted when even the best candidate would stay at or below `least` with it.
  const Score best = *std::max_element(scores_.get(), scores_.get() + size_);
  clause.score_window(base, matches, window_scores_.data(), least - best);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < size_; ++i) {
    documents_[kept] = documents_[i];
    scores_[kept] = scores_[i] + window_scores_[documents_[i] - base];
    kept += !required || matches.test(documents_[i] - base);
  }
  size_ = kept;
  for (std::uint32_t i = 0; i < kWindowWords; ++i)
    if (matches.words[i] != 0) std::fill_n(window_scores_.begin() + 64 * i, 64, 0);
}

void Candidates::add_term(TermScorer& term, bool required, Score least) {
  format::PostingCursor& cursor = term.cursor();
  std::size_t kept = 0;
  for (std::size_t begin = 0, end; begin < size_; begin = end) {
    const bool more = cursor.seek_block(documents_[begin]);
    if (!more && required) break;
    for (end = begin; end < size_ && end < begin + format::kBlockSize && documents_[end] <= cursor.block_last();) ++end;
    // Candidates that cannot score above `least` are dropped before the block is decoded.
    const std::size_t first = kept;
    kept += search_kernels().keep_above(&documents_[begin], &scores_[begin], end - begin, least - term.block_bound(),
                                        &documents_[kept], &scores_[kept]);
    if (kept > first && more) kept = add_block(term, required, first, kept);
  }
  size_ = kept;
}

std::size_t Candidates::add_block(TermScorer& term, bool required, std::size_t begin, std::size_t end) {
  if (end - begin <= kFewInBlock) return add_few(term, required, begin, end);
  const auto block = term.cursor().block_documents();
  std::uint8_t index[kSharedPlaces], place[kSharedPlaces];
  const std::size_t found =
      search_kernels().intersect(&documents_[begin], end - begin, block.data(), block.size(), place, index);
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

// Looks up candidates one at a time, which decodes less of the block when they are few.
std::size_t Candidates::add_few(TermScorer& term, bool required, std::size_t begin, std::size_t end) {
  std::size_t kept = begin;
  for (std::size_t i = begin; i < end; ++i) {
    const std::size_t place = term.cursor().place_of(documents_[i]);
    const bool there = place < format::kBlockSize;
    documents_[kept] = documents_[i];
    scores_[kept] = there ? scores_[i] + term.score_one(documents_[i], place) : scores_[i];
    kept += there || !required;
  }
  return kept;
}

}  // namespace tra::search
