// The posting lists of one word, block by block. Groups and blocks whose impacts cannot score above the threshold are
// skipped without decoding.
#include "search/evaluate/candidates.h"
#include "search/evaluate/evaluators.h"

namespace tra::search {

namespace {

// Calls take() for each block of a list with the documents that may score above least(first), which is asked for the
// documents of a group or a block from the first one.
template <class Least, class Take>
void search_list(TermScorer& term, const Evaluation& evaluation, Candidates& candidates, const Least& least,
                 const Take& take) {
  format::PostingCursor& cursor = term.cursor();
  for (std::uint32_t target = 0; target < evaluation.documents;) {
    const auto group = cursor.group_of(target);
    if (term.bound_of(group.impacts) <= least(target)) {
      if (group.last >= evaluation.documents) return;
      target = group.last + 1;
      continue;
    }
    evaluation.work.step(format::kBlockSize);
    if (!cursor.seek_block(target)) return;
    candidates.clear();
    candidates.collect_block(term, 0, format::kNoMoreDocuments, least(cursor.block_first_possible()),
                             evaluation.accept);
    take(candidates);
    target = cursor.block_last() + 1;
  }
}

}  // namespace

void search_term(TermScorer& term, const Evaluation& evaluation, TopK& top) {
  top.expect(term.reached_by(evaluation.k_with_rejected(top)));
  Candidates candidates;
  search_list(
      term, evaluation, candidates, [&](std::uint32_t) { return top.threshold(); },
      [&](const Candidates& found) { found.insert_into(top, evaluation.segment); });
}

void search_group(GroupScorer& group, const Evaluation& evaluation, TopK& top) {
  Candidates candidates;
  const auto least = [&](std::uint32_t first) { return top.threshold_from({evaluation.segment, first}); };
  const auto raise = [&](const Candidates& found) { found.raise_in(top, evaluation.segment); };
  if (evaluation.accept != nullptr) evaluation.accept->complete();  // every list is read over the whole segment
  if (evaluation.accept == nullptr) top.expect(group.scorer_of(group.members().front()).reached_by(top.k()));
  for (const GroupScorer::Member& member : group.members()) {
    if (group.bound_of(member) <= least(group.has_only(member) ? member.list.only.document : 0)) continue;
    evaluation.work.step(1);
    if (group.has_only(member)) {
      const std::uint32_t document = member.list.only.document;
      if (evaluation.accept == nullptr || evaluation.accept->test(document))
        top.raise(group.score_of_only(member), {evaluation.segment, document});
      continue;
    }
    TermScorer term = group.scorer_of(member);
    search_list(term, evaluation, candidates, least, raise);
  }
}

}  // namespace tra::search
