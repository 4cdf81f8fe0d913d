#include "output/ranking_output.h"

#include <array>
#include <charconv>

namespace tra::cli {
namespace {

// The shortest digits that read back as the same number.
std::string digits(float value) {
  std::array<char, 32> text;
  return {text.data(), std::to_chars(text.data(), text.data() + text.size(), value).ptr};
}

}  // namespace

std::string described(const Ranking& ranking, bool tuned, const Wording& wording, std::size_t margin) {
  return "k1 " + digits(ranking.k1) + ", b " + digits(ranking.b) + ", pairs " + digits(ranking.pair_weight) +
         ", compounds " + digits(ranking.compound_discount) + ",\n" + std::string(margin, ' ') + "opening " +
         digits(ranking.opening_weight) + ", passages " + digits(ranking.passage_weight) + ", facets " +
         digits(ranking.evidence_weight) + (tuned ? "" : wording.say(" (defaults)", " (mặc định)"));
}

Json to_json(const Ranking& ranking, bool tuned) {
  const auto number = [](float value) { return Json::parse(digits(value)); };
  return {{"tuned", tuned},
          {"k1", number(ranking.k1)},
          {"b", number(ranking.b)},
          {"pairs", number(ranking.pair_weight)},
          {"compounds", number(ranking.compound_discount)},
          {"opening", number(ranking.opening_weight)},
          {"passages", number(ranking.passage_weight)},
          {"facets", number(ranking.evidence_weight)}};
}

}  // namespace tra::cli
