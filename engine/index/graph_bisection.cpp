#include "index/graph_bisection.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "store/term_space.h"

namespace tra::index {

namespace {

constexpr std::uint32_t kLeastTermDocuments = 16;  // rarer terms have little influence on the order
constexpr std::uint32_t kLeafDocuments = 32;
constexpr int kRounds = 20;

// For each document, the terms it contains.
struct ForwardIndex {
  std::vector<std::uint64_t> begins;
  std::vector<std::uint32_t> terms;
  std::uint32_t term_count = 0;
};

ForwardIndex invert(const Segments& segments, std::uint32_t documents, const DocMap& doc_map) {
  std::vector<format::TermDictionary::Iterator> at;
  for (const auto& segment : segments) at.push_back(segment->terms().seek(std::string(1, kCombinedSpace)));
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;  // (document, term)
  std::vector<std::uint32_t> holders;
  ForwardIndex forward;
  for (;;) {
    std::string_view least;
    for (const auto& terms : at)
      if (terms.valid() && terms.term()[0] == kCombinedSpace && (least.empty() || terms.term() < least))
        least = terms.term();
    if (least.empty()) break;
    const std::string term(least);
    holders.clear();
    for (std::uint32_t i = 0; i < at.size(); ++i) {
      if (!at[i].valid() || at[i].term() != term) continue;
      format::PostingCursor cursor = segments[i]->cursor(at[i].list());
      for (std::uint32_t document = cursor.advance(0); document != format::kNoMoreDocuments; document = cursor.next())
        if (doc_map[i][document] != kDropped) holders.push_back(doc_map[i][document]);
      at[i].next();
    }
    if (holders.size() < kLeastTermDocuments || holders.size() > documents / 2) continue;
    for (const std::uint32_t document : holders) pairs.emplace_back(document, forward.term_count);
    ++forward.term_count;
  }
  forward.begins.assign(documents + 1, 0);
  for (const auto& [document, term] : pairs) ++forward.begins[document + 1];
  std::partial_sum(forward.begins.begin(), forward.begins.end(), forward.begins.begin());
  forward.terms.resize(pairs.size());
  auto next = forward.begins;
  for (const auto& [document, term] : pairs) forward.terms[next[document]++] = term;
  return forward;
}

class Bisection {
 public:
  explicit Bisection(const ForwardIndex& forward)
      : forward_(forward),
        left_degree_(forward.term_count),
        right_degree_(forward.term_count),
        gain_(forward.begins.size() - 1) {
    for (std::size_t i = 1; i < log2_.size(); ++i) log2_[i] = std::log2(static_cast<float>(i));
  }

  void run(std::span<std::uint32_t> documents) {
    if (documents.size() <= kLeafDocuments) return;
    const std::size_t half = documents.size() / 2;
    const auto left = documents.first(half), right = documents.subspan(half);
    for (int round = 0; round < kRounds; ++round)
      if (!improve(left, right)) break;
    run(left);
    run(right);
  }

 private:
  float log2(std::uint32_t value) const {
    return value < log2_.size() ? log2_[value] : std::log2(static_cast<float>(value));
  }

  // Estimated bits saved by moving one document with the term from a side where `from` documents contain it to a side
  // where `to` documents do. The two logarithms are those of the sides' sizes.
  float term_gain(std::uint32_t from, std::uint32_t to, float log_from, float log_to) const {
    const auto cost = [&](std::uint32_t degree, float log_size) {
      return static_cast<float>(degree) * (log_size - log2(degree + 1));
    };
    return cost(from, log_from) + cost(to, log_to) - cost(from - 1, log_from) - cost(to + 1, log_to);
  }

  void count(std::span<const std::uint32_t> documents, std::vector<std::uint32_t>& degree) {
    for (const std::uint32_t document : documents)
      for (auto i = forward_.begins[document]; i < forward_.begins[document + 1]; ++i) {
        const std::uint32_t term = forward_.terms[i];
        if (left_degree_[term] == 0 && right_degree_[term] == 0) touched_.push_back(term);
        ++degree[term];
      }
  }

  void rate(std::span<const std::uint32_t> documents, const std::vector<std::uint32_t>& from,
            const std::vector<std::uint32_t>& to, float log_from, float log_to) {
    for (const std::uint32_t document : documents) {
      float sum = 0;
      for (auto i = forward_.begins[document]; i < forward_.begins[document + 1]; ++i)
        sum += term_gain(from[forward_.terms[i]], to[forward_.terms[i]], log_from, log_to);
      gain_[document] = sum;
    }
  }

  // Performs one round of swaps; returns false when no swap saves space.
  bool improve(std::span<std::uint32_t> left, std::span<std::uint32_t> right) {
    count(left, left_degree_);
    count(right, right_degree_);
    const float log_left = std::log2(static_cast<float>(left.size())),
                log_right = std::log2(static_cast<float>(right.size()));
    rate(left, left_degree_, right_degree_, log_left, log_right);
    rate(right, right_degree_, left_degree_, log_right, log_left);
    for (const std::uint32_t term : touched_) left_degree_[term] = right_degree_[term] = 0;
    touched_.clear();
    const auto by_gain = [&](std::uint32_t a, std::uint32_t b) {
      return gain_[a] != gain_[b] ? gain_[a] > gain_[b] : a < b;
    };
    std::sort(left.begin(), left.end(), by_gain);
    std::sort(right.begin(), right.end(), by_gain);
    std::size_t swaps = 0;
    while (swaps < left.size() && gain_[left[swaps]] + gain_[right[swaps]] > 0) {
      std::swap(left[swaps], right[swaps]);
      ++swaps;
    }
    return swaps > 0;
  }

  const ForwardIndex& forward_;
  std::vector<std::uint32_t> left_degree_, right_degree_, touched_;
  std::vector<float> gain_;
  std::vector<float> log2_ = std::vector<float>(4096, 0.0f);
};

}  // namespace

void bisect(const Segments& segments, std::uint32_t documents, DocMap& doc_map) {
  const ForwardIndex forward = invert(segments, documents, doc_map);
  std::vector<std::uint32_t> order(documents);
  std::iota(order.begin(), order.end(), 0u);
  Bisection(forward).run(order);
  std::vector<std::uint32_t> number_of(documents);
  for (std::uint32_t i = 0; i < documents; ++i) number_of[order[i]] = i;
  for (auto& numbers : doc_map)
    for (std::uint32_t& number : numbers)
      if (number != kDropped) number = number_of[number];
}

}  // namespace tra::index
