#include "index/pair_merger.h"

#include <cmath>

#include "index/merge_queue.h"
#include "tra/format/pair_table.h"

namespace tra::index {

namespace {

constexpr std::uint32_t kLeftOut = 0xFFFF'FFFFu;

// Iterates over one segment's pair table. `numbers` maps its term numbers to those of the merged table.
struct Input {
  format::PairTable::Terms term;
  format::PairTable::Pairs pair;
  double live_share;
  std::vector<std::uint32_t> numbers;

  explicit Input(const Segment& segment)
      : term(segment.pairs().seek_term({})),
        pair(segment.pairs().seek_pair(0, 0)),
        live_share(segment.documents() == 0 ? 1
                                            : 1 - static_cast<double>(segment.info().deleted) / segment.documents()) {}

  std::uint64_t scaled(std::uint64_t count) const {
    return live_share == 1 ? count : static_cast<std::uint64_t>(std::llround(static_cast<double>(count) * live_share));
  }
  std::pair<std::uint32_t, std::uint32_t> at() const { return {numbers[pair.first()], numbers[pair.second()]}; }
  // Skips pairs that contain a term left out of the merged table.
  void settle() {
    while (pair.valid() && (numbers[pair.first()] == kLeftOut || numbers[pair.second()] == kLeftOut)) pair.next();
  }
};

void merge_words(std::vector<Input>& inputs, format::PairTableWriter& out) {
  const auto later = [&](std::uint32_t a, std::uint32_t b) { return inputs[a].term.term() > inputs[b].term.term(); };
  MergeQueue<decltype(later)> queue(later);
  for (std::uint32_t i = 0; i < inputs.size(); ++i)
    if (inputs[i].term.valid()) queue.push(i);
  std::vector<std::uint32_t> holders;
  while (!queue.empty()) {
    const std::string key(inputs[queue.top()].term.term());
    std::uint64_t count = 0, capitals = 0;
    holders.clear();
    for (; !queue.empty() && inputs[queue.top()].term.term() == key; queue.pop()) {
      const Input& input = inputs[queue.top()];
      holders.push_back(queue.top());
      count += input.scaled(input.term.count());
      capitals += input.scaled(input.term.capitals());
    }
    const std::uint32_t number = count < kLeastPairCount ? kLeftOut : out.add_term(key, count, capitals);
    for (const std::uint32_t holder : holders) {
      inputs[holder].numbers.push_back(number);
      inputs[holder].term.next();
      if (inputs[holder].term.valid()) queue.push(holder);
    }
  }
}

void merge_counts(std::vector<Input>& inputs, format::PairTableWriter& out) {
  const auto later = [&](std::uint32_t a, std::uint32_t b) { return inputs[a].at() > inputs[b].at(); };
  MergeQueue<decltype(later)> queue(later);
  const auto push = [&](std::uint32_t input) {
    inputs[input].settle();
    if (inputs[input].pair.valid()) queue.push(input);
  };
  for (std::uint32_t i = 0; i < inputs.size(); ++i) push(i);
  while (!queue.empty()) {
    const auto [first, second] = inputs[queue.top()].at();
    std::uint64_t count = 0, capitals = 0;
    while (!queue.empty() && inputs[queue.top()].at() == std::pair(first, second)) {
      const std::uint32_t number = queue.top();
      Input& input = inputs[number];
      count += input.scaled(input.pair.count());
      capitals += input.scaled(input.pair.capitals());
      queue.pop();
      input.pair.next();
      push(number);
    }
    if (count >= kLeastPairCount) out.add_pair(first, second, count, capitals);
  }
}

}  // namespace

void merge_pairs(const Segments& segments, format::FileWriter& file) {
  std::vector<Input> inputs;
  std::uint64_t words = 0;
  for (const auto& segment : segments) {
    inputs.emplace_back(*segment);
    words += inputs.back().scaled(segment->pairs().words());
  }
  format::PairTableWriter out(file);
  merge_words(inputs, out);
  merge_counts(inputs, out);
  out.finish(words);
}

}  // namespace tra::index
