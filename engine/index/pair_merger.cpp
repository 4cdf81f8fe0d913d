#include "index/pair_merger.h"

#include <cmath>

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
  std::vector<Input*> holders;
  for (;;) {
    std::string_view least;
    for (const Input& input : inputs)
      if (input.term.valid() && (least.empty() || input.term.term() < least)) least = input.term.term();
    if (least.empty()) return;
    const std::string key(least);
    std::uint64_t count = 0, capitals = 0;
    holders.clear();
    for (Input& input : inputs)
      if (input.term.valid() && input.term.term() == key) {
        holders.push_back(&input);
        count += input.scaled(input.term.count());
        capitals += input.scaled(input.term.capitals());
        input.term.next();
      }
    const std::uint32_t number = count < kLeastPairCount ? kLeftOut : out.add_term(key, count, capitals);
    for (Input* holder : holders) holder->numbers.push_back(number);
  }
}

void merge_counts(std::vector<Input>& inputs, format::PairTableWriter& out) {
  for (Input& input : inputs) input.settle();
  for (;;) {
    const Input* least = nullptr;
    for (const Input& input : inputs)
      if (input.pair.valid() && (least == nullptr || input.at() < least->at())) least = &input;
    if (least == nullptr) return;
    const auto [first, second] = least->at();
    std::uint64_t count = 0, capitals = 0;
    for (Input& input : inputs)
      if (input.pair.valid() && input.at() == std::pair(first, second)) {
        count += input.scaled(input.pair.count());
        capitals += input.scaled(input.pair.capitals());
        input.pair.next();
        input.settle();
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
