#include "index/merge_policy.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "tra/format/manifest.h"

namespace tra::index {

namespace {

constexpr std::size_t kSegmentsPerTier = 8;
constexpr std::uint64_t kSmallestTier = 1u << 20;  // smaller segments are treated as this large

int tier_of(std::uint64_t bytes) {
  int tier = 0;
  for (std::uint64_t limit = kSmallestTier; bytes > limit; limit *= 8) ++tier;
  return tier;
}

}  // namespace

std::vector<std::size_t> choose_merge(const std::vector<SegmentSize>& segments, std::uint64_t most_bytes) {
  std::map<int, std::vector<std::size_t>> tiers;
  for (std::size_t i = 0; i < segments.size(); ++i) tiers[tier_of(segments[i].bytes)].push_back(i);
  for (const auto& [tier, members] : tiers) {
    if (members.size() < kSegmentsPerTier) continue;
    std::vector<std::size_t> chosen;
    std::uint64_t documents = 0, bytes = 0;
    for (const std::size_t i : members) {
      documents += segments[i].documents - segments[i].deleted;
      bytes += segments[i].bytes;
      if (documents > format::kMostDocuments || bytes > most_bytes) break;
      chosen.push_back(i);
    }
    if (chosen.size() > 1) return chosen;
  }
  for (std::size_t i = 0; i < segments.size(); ++i)
    if (segments[i].deleted > segments[i].documents / 3) return {i};
  return {};
}

std::vector<std::size_t> choose_smallest(const std::vector<SegmentSize>& segments, std::size_t most) {
  if (segments.empty() || (segments.size() <= most && most > 1)) return {};
  std::vector<std::size_t> chosen(segments.size());
  std::iota(chosen.begin(), chosen.end(), std::size_t{0});
  std::stable_sort(chosen.begin(), chosen.end(),
                   [&](std::size_t a, std::size_t b) { return segments[a].bytes < segments[b].bytes; });
  chosen.resize(segments.size() - most + 1);
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

}  // namespace tra::index
