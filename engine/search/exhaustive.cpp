#include "search/candidates.h"
#include "search/evaluators.h"

namespace tra {

void search_exhaustively(Scorer& scorer, const Evaluation& evaluation, TopK& top) {
  std::vector<Score> scores(kWindow);
  Candidates candidates;
  for (std::uint32_t base = 0; base < evaluation.documents; base += kWindow) {
    WindowBits matches;
    matches.clear();
    std::fill(scores.begin(), scores.end(), 0);
    scorer.score_window(base, matches, scores.data());
    if (evaluation.accept != nullptr)
      for (std::uint32_t i = 0; i < kWindowWords; ++i) matches.words[i] &= evaluation.accept->window(base)[i];
    candidates.clear();
    candidates.collect(base, matches, scores.data(), top.threshold());
    candidates.insert_into(top, evaluation.segment);
  }
}

}  // namespace tra
