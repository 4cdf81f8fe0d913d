#include "search/known_count.h"

#include "search/evaluate/count_common.h"

namespace tra::search {

namespace {

// The word of the node when it has at most one variant; else null.
const PlannedWord* one_list(const PlanNode& node) {
  const auto* found = std::get_if<WordNode>(&node);
  return found != nullptr && found->word.variants.size() <= 1 ? &found->word : nullptr;
}

std::uint64_t count_of_two(const Segment& segment, const std::vector<PlannedWord::List>& first,
                           const std::vector<PlannedWord::List>& second, bool both) {
  if (first.empty() || second.empty()) {
    if (both) return 0;
    return (first.empty() ? 0 : first[0].list.documents) + (second.empty() ? 0 : second[0].list.documents);
  }
  const bool in_order = first[0].list.documents <= second[0].list.documents;
  format::PostingCursor shorter = segment.cursor((in_order ? first : second)[0].list);
  format::PostingCursor longer = segment.cursor((in_order ? second : first)[0].list);
  const std::uint64_t common = count_common(shorter, longer);
  return both ? common : std::uint64_t{shorter.documents()} + longer.documents() - common;
}

std::optional<std::uint64_t> count_of_two(const BooleanNode& node, const Snapshot::Impl& snapshot) {
  const bool both = node.must.size() == 2 && node.should.empty();
  const bool either = node.should.size() == 2 && node.must.empty() && node.min_should <= 1;
  if ((!both && !either) || !node.must_not.empty()) return {};
  const std::vector<PlanNode>& words = both ? node.must : node.should;
  const PlannedWord *first = one_list(words[0]), *second = one_list(words[1]);
  if (first == nullptr || second == nullptr) return {};
  std::uint64_t total = 0;
  for (std::size_t i = 0; i < snapshot.segments.size(); ++i)
    total += count_of_two(*snapshot.segments[i], first->lists[i], second->lists[i], both);
  return total;
}

}  // namespace

std::optional<std::uint64_t> known_count(const QueryPlan& plan, const Snapshot::Impl& snapshot) {
  const PlanNode& root = plan.root();
  if (snapshot.deleted != 0) return {};
  if (is<EverythingNode>(root)) return snapshot.documents;
  if (const auto* boolean = std::get_if<BooleanNode>(&root)) return count_of_two(*boolean, snapshot);
  const PlannedWord* word = one_list(root);
  if (word == nullptr) return {};
  return word->variants.empty() ? 0 : word->variants[0].documents;
}

}  // namespace tra::search
