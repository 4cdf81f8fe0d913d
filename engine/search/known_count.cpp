#include "search/known_count.h"

#include "search/evaluate/count_common.h"
#include "search/score/frequent_words.h"

namespace tra::search {

namespace {

// The word of the node when it has at most one variant; else null.
const PlannedWord* one_list(const PlanNode& node) {
  const auto* found = std::get_if<WordNode>(&node);
  return found != nullptr && found->word.variants.size() <= 1 ? &found->word : nullptr;
}

using format::PostingListRef;

std::uint64_t count_both(const Snapshot::Impl& snapshot, std::size_t segment, const PostingListRef& shorter,
                         const PostingListRef& longer) {
  const Segment& of = *snapshot.segments[segment];
  Work work;  // without limits: a count is not given up, and reading a list once bounds it
  if (is_frequent(of, shorter))
    return count_common(*documents_of_frequent(snapshot, segment, shorter, work),
                        *documents_of_frequent(snapshot, segment, longer, work));
  format::PostingCursor cursor = of.cursor(shorter);
  if (is_frequent(of, longer)) {
    // A list with fewer documents than the longer one has blocks touches few of those blocks.
    const bool few = shorter.documents < longer.documents / format::kBlockSize;
    const WordDocuments documents =
        few ? kept_documents(snapshot, segment, longer) : documents_of_frequent(snapshot, segment, longer, work);
    if (documents != nullptr) return count_in(cursor, *documents);
  }
  format::PostingCursor other = of.cursor(longer);
  return count_common(cursor, other);
}

std::uint64_t count_of_two(const Snapshot::Impl& snapshot, std::size_t segment,
                           const std::vector<PlannedWord::List>& first, const std::vector<PlannedWord::List>& second,
                           bool both) {
  if (first.empty() || second.empty()) {
    if (both) return 0;
    return (first.empty() ? 0 : first[0].list.documents) + (second.empty() ? 0 : second[0].list.documents);
  }
  const PostingListRef &one = first[0].list, &other = second[0].list;
  const std::uint64_t common = one.documents <= other.documents ? count_both(snapshot, segment, one, other)
                                                                : count_both(snapshot, segment, other, one);
  return both ? common : std::uint64_t{one.documents} + other.documents - common;
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
    total += count_of_two(snapshot, i, first->lists[i], second->lists[i], both);
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
