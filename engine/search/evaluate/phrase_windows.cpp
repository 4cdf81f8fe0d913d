// Phrases with slop or with words that have several lists. Rare phrases are evaluated one document at a time, others
// one window at a time.
#include "search/evaluate/evaluators.h"

namespace tra::search {

namespace {

// Raises the threshold by the documents that contain the likeliest variants of the words in their places.
void expect_likeliest(const PhraseScorer& phrase, const Evaluation& evaluation, TopK& top) {
  const auto lists = phrase.likeliest_lists();
  if (lists.empty()) return;
  if (evaluation.accept != nullptr) evaluation.accept->complete();
  TopK likeliest(top.k());
  likeliest.expect(top.threshold() + 1);
  search_phrase_blocks(phrase, lists, evaluation, likeliest);
  top.expect(likeliest.threshold());
}

}  // namespace

void search_phrase_documents(PhraseScorer& phrase, const Evaluation& evaluation, TopK& top) {
  for (std::uint32_t document = phrase.advance_above(0, top.threshold()); document < evaluation.documents;
       document = phrase.advance_above(document + 1, top.threshold())) {
    if (evaluation.accept != nullptr && !evaluation.accept->test(document)) continue;
    const Score score = phrase.score_at(document);
    if (score != kNoMatch) top.insert(score, {evaluation.segment, document});
  }
}

void search_phrase_windows(PhraseScorer& phrase, const Evaluation& evaluation, TopK& top) {
  expect_likeliest(phrase, evaluation, top);
  std::vector<PhraseScorer::Possible> possible;
  for (std::uint32_t base = 0; base < evaluation.documents; base += kWindow) {
    evaluation.work.step(kWindow);
    const std::uint32_t last = std::min(base + kWindow, evaluation.documents) - 1;
    if (phrase.bound(base, last) <= top.threshold()) continue;
    const std::uint64_t* const accept = evaluation.accept == nullptr ? nullptr : evaluation.accept->window(base);
    if (evaluation.accept != nullptr && accept == nullptr) continue;
    possible.clear();
    phrase.collect_possible(base, top.threshold(), accept, possible);
    phrase.score_possible(
        possible, [&] { return top.threshold(); },
        [&](std::uint32_t document, Score score) {
          top.insert(score, {evaluation.segment, document});
        });
  }
}

}  // namespace tra::search
