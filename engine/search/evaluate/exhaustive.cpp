// Scores every match of a query of any shape, one window at a time.
#include "search/evaluate/candidates.h"
#include "search/evaluate/evaluators.h"

namespace tra::search {

void search_exhaustively(Scorer& scorer, const Evaluation& evaluation, TopK& top) {
  std::vector<Score> scores(kWindow);
  Candidates candidates;
  for (std::uint32_t base = 0; base < evaluation.documents; base += kWindow) {
    const std::uint64_t* const accept = evaluation.accept == nullptr ? nullptr : evaluation.accept->window(base);
    if (evaluation.accept != nullptr && accept == nullptr) continue;
    WindowBits matches;
    matches.clear();
    evaluation.work.step(kWindow);
    scorer.score_window(base, matches, scores.data());
    candidates.clear();
    candidates.collect(base, matches, scores.data(), top.threshold(), accept);
    candidates.insert_into(top, evaluation.segment);
  }
}

}  // namespace tra::search
