// Evaluates queries without a scored clause that must match. Every accepted document is a hit. Documents that match no
// optional clause score zero.
#include <algorithm>

#include "search/evaluate/evaluators.h"

namespace tra::search {

void search_accepted(const Evaluation& evaluation, TopK& top) {
  // Documents that score zero become hits only while there are fewer than k hits, in ascending order of addresses.
  std::vector<DocAddress> held = top.addresses(evaluation.segment);
  std::sort(held.begin(), held.end());
  for (std::uint32_t base = 0; base < evaluation.documents && top.threshold() < 0; base += kWindow) {
    evaluation.work.step(kWindowWords);
    const std::uint64_t* const accept = evaluation.accept == nullptr ? nullptr : evaluation.accept->window(base);
    if (evaluation.accept != nullptr && accept == nullptr) continue;
    for (std::uint32_t i = 0; i < kWindowWords; ++i) {
      std::uint64_t word = accept == nullptr ? ~std::uint64_t{0} : accept[i];
      for (; word != 0 && top.threshold() < 0; word &= word - 1) {
        const std::uint32_t document = base + 64 * i + static_cast<std::uint32_t>(std::countr_zero(word));
        if (document >= evaluation.documents) return;
        const DocAddress address = {evaluation.segment, document};
        if (!std::binary_search(held.begin(), held.end(), address)) top.insert(0, address);
      }
    }
  }
}

void search_optional(const Evaluation& evaluation, TopK& top) {
  // Documents that match a clause score above zero, so the other documents only fill the remaining places.
  search_disjunction(evaluation, top);
  search_accepted(evaluation, top);
}

}  // namespace tra::search
