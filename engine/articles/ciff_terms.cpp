// Which terms of a CIFF file the analysis of other terms yields, and counts less these.
#include "articles/ciff_terms.h"

#include <algorithm>
#include <limits>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "tra/analyzer.h"

namespace tra::articles {

namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t kMostAnalysed = 1 << 16;  // terms, before the tables of the analyzer are emptied
// A day has a month, which has a year. More levels than that are left in any order, which only matters to counts.
constexpr int kMostLevels = 8;

}  // namespace

void CiffTerms::add(std::string term) { terms_.push_back(std::move(term)); }

void CiffTerms::find_parts() {
  std::unordered_map<std::string_view, std::uint32_t> numbers;
  for (std::uint32_t i = 0; i < size(); ++i) numbers.emplace(terms_[i], i);
  whole_of_.assign(size(), kNone);
  Analyzer analyzer;
  std::vector<Token> tokens;
  for (std::uint32_t i = 0; i < size(); ++i) {
    if (analyzer.term_count() > kMostAnalysed) analyzer.clear();
    tokens.clear();
    analyzer.analyze(terms_[i], 0, tokens);
    Whole whole{i, 0, {}};
    for (const Token& token : tokens) {
      const auto found = numbers.find(analyzer.text(token.term));
      if (found != numbers.end() && found->second != i) whole.parts.push_back(found->second);
    }
    if (whole.parts.empty()) continue;
    whole_of_[i] = static_cast<std::uint32_t>(wholes_.size());
    wholes_.push_back(std::move(whole));
  }
  find_levels();
}

void CiffTerms::find_levels() {
  for (int pass = 0; pass < kMostLevels; ++pass)
    for (const Whole& whole : wholes_)
      for (const std::uint32_t part : whole.parts)
        if (whole_of_[part] != kNone) {
          std::uint32_t& level = wholes_[whole_of_[part]].level;
          level = std::max(level, whole.level + 1);
        }
  std::stable_sort(wholes_.begin(), wholes_.end(), [](const Whole& a, const Whole& b) { return a.level < b.level; });
  for (std::uint32_t i = 0; i < wholes_.size(); ++i) whole_of_[wholes_[i].term] = i;
}

void CiffTerms::reduce(std::vector<TermCount>& counts) const {
  std::vector<std::pair<std::uint32_t, std::size_t>> wholes;  // place in wholes_, place in counts
  for (std::size_t i = 0; i < counts.size(); ++i)
    if (whole_of_[counts[i].term] != kNone) wholes.emplace_back(whole_of_[counts[i].term], i);
  std::sort(wholes.begin(), wholes.end());
  const auto before = [](const TermCount& count, std::uint32_t term) { return count.term < term; };
  for (const auto& [whole, place] : wholes)
    for (const std::uint32_t part : wholes_[whole].parts) {
      const auto at = std::lower_bound(counts.begin(), counts.end(), part, before);
      if (at != counts.end() && at->term == part) at->count -= std::min(at->count, counts[place].count);
    }
}

}  // namespace tra::articles
