#include "search/candidates.h"
#include "search/evaluators.h"

namespace tra {

void search_term(TermScorer& term, const Evaluation& evaluation, TopK& top) {
  format::PostingCursor& cursor = term.cursor();
  Candidates candidates;
  for (std::uint32_t target = 0; target < evaluation.documents;) {
    const auto group = cursor.group_of(target);
    if (term.bound_of(group.impacts) <= top.threshold()) {
      if (group.last >= evaluation.documents) return;
      target = group.last + 1;
      continue;
    }
    if (!cursor.seek_block(target)) return;
    candidates.clear();
    candidates.collect_block(term, 0, format::kNoMoreDocuments, top.threshold(), evaluation.accept);
    candidates.insert_into(top, evaluation.segment);
    target = cursor.block_last() + 1;
  }
}

void search_phrase(PhraseScorer& phrase, const Evaluation& evaluation, TopK& top) {
  // Bounds are made for stretches of this many documents.
  constexpr std::uint32_t kStretch = 1024;
  for (std::uint32_t document = 0; document < evaluation.documents;) {
    const std::uint32_t end = document / kStretch * kStretch + kStretch;
    if (phrase.bound(document, end - 1) <= top.threshold()) {
      document = end;
      continue;
    }
    for (document = phrase.advance_above(document, top.threshold()); document < end;
         document = phrase.advance_above(document + 1, top.threshold())) {
      if (evaluation.accept != nullptr && !evaluation.accept->test(document)) continue;
      const Score score = phrase.score_at(document);
      if (score != kNoMatch) top.insert(score, {evaluation.segment, document});
    }
  }
}

}  // namespace tra
