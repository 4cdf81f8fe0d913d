// The weights that an archive keeps: an attachment of lines `NAME VALUE`.
#include <array>
#include <charconv>
#include <string_view>

#include "articles/ranking_weights.h"
#include "tra/error.h"
#include "tra/tuning.h"

namespace tra {
namespace {

constexpr const char* kAttachment = "ranking";
constexpr std::ptrdiff_t kFirstWeights = 5;  // every kept ranking has this many; the others came one by one

}  // namespace

const std::vector<articles::Weight>& articles::weights() {
  static const std::vector<Weight> all{
      {"k1", &Ranking::k1, 0.1f, 10, {0.9f, 1.2f, 1.6f, 2}},
      {"b", &Ranking::b, 0, 1, {0.4f, 0.55f, 0.75f, 0.9f}},
      {"pairs", &Ranking::pair_weight, 0, 10, {0, 0.15f, 0.33f, 0.45f, 0.6f}},
      {"opening", &Ranking::opening_weight, 0, 10, {0, 0.1f, 0.2f, 0.3f, 0.4f}},
      {"facets", &Ranking::evidence_weight, 0, 10, {0, 0.03f, 0.06f, 0.12f}},
      {"compounds", &Ranking::compound_discount, 0, 1, {0, 0.15f, 0.3f, 0.45f}},
      {"passages", &Ranking::passage_weight, 0, 10, {0, 0.08f, 0.15f, 0.25f}},
  };
  return all;
}

bool is_tuned(const Snapshot& snapshot) { return snapshot.attachment(kAttachment).has_value(); }

Ranking tuned_ranking(const Snapshot& snapshot) {
  Ranking ranking;
  const std::optional<std::string> kept = snapshot.attachment(kAttachment);
  if (!kept) return ranking;
  std::string_view rest = *kept;
  for (const articles::Weight& weight : articles::weights()) {
    if (rest.empty() && &weight - articles::weights().data() >= kFirstWeights) break;
    const std::string name = std::string(weight.name) + " ";
    const std::size_t end = rest.find('\n');
    float value = 0;
    if (end == rest.npos || !rest.starts_with(name)) throw Error(ErrorCode::corruption, "the kept ranking is damaged");
    const auto read = std::from_chars(rest.data() + name.size(), rest.data() + end, value);
    if (read.ec != std::errc() || read.ptr != rest.data() + end || !(value >= weight.least && value <= weight.most))
      throw Error(ErrorCode::corruption, "the kept ranking is damaged at " + std::string(weight.name));
    ranking.*weight.member = value;
    rest.remove_prefix(end + 1);
  }
  if (!rest.empty()) throw Error(ErrorCode::corruption, "the kept ranking is damaged at its end");
  return ranking;
}

void keep_ranking(IndexWriter& writer, const std::optional<Ranking>& ranking) {
  std::string lines;
  for (const articles::Weight& weight : articles::weights()) {
    if (!ranking) break;
    std::array<char, 32> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), (*ranking).*weight.member).ptr;
    lines.append(weight.name).append(" ").append(digits.data(), end).append("\n");
  }
  writer.set_attachment(kAttachment, std::move(lines));
}

}  // namespace tra
