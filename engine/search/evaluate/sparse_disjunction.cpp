// A disjunction of a few short lists. Every posting is scored and the lists are merged, because windows would be almost
// empty.
#include <vector>

#include "search/evaluate/evaluators.h"

namespace tra::search {

namespace {

struct ScoredPosting {
  std::uint32_t document;
  Score score;
};
using ScoredPostings = std::vector<ScoredPosting>;

ScoredPostings scored_postings(TermScorer& term, Work& work) {
  ScoredPostings postings;
  postings.reserve(term.cost() + 1);
  format::PostingCursor& cursor = term.cursor();
  for (std::uint32_t target = 0; cursor.seek_block(target); target = cursor.block_last() + 1) {
    const auto documents = cursor.block_documents();
    work.step(documents.size());
    const Score* const scores = term.block_scores();
    for (std::size_t i = 0; i < documents.size(); ++i) postings.push_back({documents[i], scores[i]});
  }
  return postings;
}

// Merges two lists that are sorted by document. A document that is in both lists gets the sum of its scores.
ScoredPostings merged(ScoredPostings a, ScoredPostings b) {
  ScoredPostings sum(a.size() + b.size());
  a.push_back({format::kNoMoreDocuments, 0});
  b.push_back({format::kNoMoreDocuments, 0});
  std::size_t i = 0, j = 0, size = 0;
  for (; i + 1 < a.size() || j + 1 < b.size(); ++size) {
    const bool of_a = a[i].document <= b[j].document, of_b = b[j].document <= a[i].document;
    sum[size].document = std::min(a[i].document, b[j].document);
    sum[size].score = (of_a ? a[i].score : 0) + (of_b ? b[j].score : 0);
    i += of_a;
    j += of_b;
  }
  sum.resize(size);
  return sum;
}

}  // namespace

void search_sparse(std::span<TermScorer* const> terms, const Evaluation& evaluation, TopK& top) {
  std::vector<TermScorer*> rising(terms.begin(), terms.end());
  std::sort(rising.begin(), rising.end(),
            [](const TermScorer* a, const TermScorer* b) { return a->cost() < b->cost(); });
  ScoredPostings all;
  for (TermScorer* term : rising) {
    evaluation.work.step(all.size());
    all = all.empty() ? scored_postings(*term, evaluation.work)
                      : merged(std::move(all), scored_postings(*term, evaluation.work));
  }
  for (const ScoredPosting& posting : all)
    if (posting.score > top.threshold() && (evaluation.accept == nullptr || evaluation.accept->test(posting.document)))
      top.insert(posting.score, {evaluation.segment, posting.document});
}

}  // namespace tra::search
