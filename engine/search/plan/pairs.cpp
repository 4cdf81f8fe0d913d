#include "search/plan/pairs.h"

#include <algorithm>
#include <map>

#include "search/plan/recent_look_ups.h"

namespace tra::search {

namespace {

void add(WordCount& to, const WordCount& more) {
  to.count += more.count;
  to.capitals += more.capitals;
  to.pairs = std::max(to.pairs, more.pairs);
  to.pair_sum += more.pair_sum;
}

void add(WordCount& to, const format::PairTable::Terms& at) {
  add(to, WordCount{{}, at.count(), at.capitals(), at.pairs(), at.pair_sum()});
}

std::vector<WordCount> values(std::map<std::string, WordCount>&& by_key) {
  std::vector<WordCount> words;
  for (auto& [key, word] : by_key) {
    word.key = key;
    words.push_back(std::move(word));
  }
  return words;
}

}  // namespace

struct PairStatistics::Numbered {
  std::uint32_t number;
  std::size_t place;
  bool operator<(const Numbered& other) const { return number < other.number; }
};

PairStatistics::PairStatistics(const Snapshot::Impl& snapshot, Work* work)
    : segments_(snapshot.segments), work_(work), recent_(recent_look_ups(snapshot)) {}

const PairStatistics::Known& PairStatistics::known(std::string_view key) const {
  if (const auto found = known_.find(key); found != known_.end()) return *found->second;
  std::shared_ptr<const Known> word = recent_.counts.find(key);
  if (word == nullptr) {
    word = std::make_shared<const Known>(look_up(key));
    recent_.counts.keep(std::string(key), sizeof *word + key.size() + word->numbers.size() * sizeof word->numbers[0],
                        [&] { return word; });
  }
  return *known_.emplace(key, std::move(word)).first->second;
}

PairStatistics::Known PairStatistics::look_up(std::string_view key) const {
  Known word;
  word.numbers.resize(segments_.size(), kNotThere);
  std::vector<WordCount> counts(segments_.size());
  for_segments([&](std::size_t i) {
    const auto at = segments_[i]->pairs().seek_term(key);
    if (!at.valid() || at.term() != key) return;
    add(counts[i], at);
    word.numbers[i] = at.number();
  });
  word.sum.key = key;
  for (const WordCount& count : counts) add(word.sum, count);
  return word;
}

// Returns the words that the table of a segment contains, sorted by their numbers in the table.
std::vector<PairStatistics::Numbered> PairStatistics::numbered(std::size_t segment,
                                                               std::span<const std::string> keys) const {
  std::vector<Numbered> found;
  for (std::size_t i = 0; i < keys.size(); ++i)
    if (const std::uint32_t number = known(keys[i]).numbers[segment]; number != kNotThere) found.push_back({number, i});
  std::sort(found.begin(), found.end());
  return found;
}

std::uint64_t PairStatistics::words() const {
  std::uint64_t sum = 0;
  for (const auto& segment : segments_) sum += segment->pairs().words();
  return sum;
}

std::vector<WordCount> PairStatistics::words(std::string_view first, std::string_view last) const {
  std::map<std::string, WordCount> found;
  for (const auto& segment : segments_)
    for (auto at = segment->pairs().seek_term(first); at.valid() && at.term() < last; at.next())
      add(found[std::string(at.term())], at);
  return values(std::move(found));
}

std::vector<WordCount> PairStatistics::words(std::span<const Range> ranges) const {
  std::map<std::string, WordCount> found;
  for (const auto& segment : segments_) {
    std::string reached;  // the first word behind the last range that was looked up
    for (const Range& range : ranges) {
      if (reached >= range.last) continue;
      auto at = segment->pairs().seek_term(range.first);
      for (; at.valid() && at.term() < range.last; at.next()) add(found[std::string(at.term())], at);
      if (!at.valid()) break;
      reached = at.term();
    }
  }
  return values(std::move(found));
}

std::vector<PairCount> PairStatistics::pairs(std::span<const std::string> firsts,
                                             std::span<const std::string> seconds) const {
  std::string key;
  add_to_key(key, std::to_string(firsts.size()));
  for (const auto& words : {firsts, seconds})
    for (const std::string& word : words) add_to_key(key, word);
  std::shared_ptr<const std::vector<PairCount>> found = recent_.pairs.find(key);
  if (found == nullptr) {
    found = std::make_shared<const std::vector<PairCount>>(look_up(firsts, seconds));
    recent_.pairs.keep(std::move(key), sizeof *found + found->capacity() * sizeof(PairCount), [&] { return found; });
  }
  return *found;
}

std::vector<PairCount> PairStatistics::look_up(std::span<const std::string> firsts,
                                               std::span<const std::string> seconds) const {
  for (const auto& keys : {firsts, seconds})
    for (const std::string& key : keys) known(key);  // from here on, threads only read
  std::vector<std::vector<PairCount>> found(segments_.size());
  for_segments([&](std::size_t i) { found[i] = pairs_in(i, firsts, seconds); });
  std::map<std::pair<std::size_t, std::size_t>, PairCount> sums;
  for (const std::vector<PairCount>& of_segment : found)
    for (const PairCount& pair : of_segment) {
      PairCount& sum =
          sums.try_emplace({pair.first, pair.second}, PairCount{pair.first, pair.second, 0, 0}).first->second;
      sum.count += pair.count;
      sum.capitals += pair.capitals;
    }
  std::vector<PairCount> all;
  for (const auto& [places, pair] : sums) all.push_back(pair);
  return all;
}

std::vector<PairCount> PairStatistics::pairs_in(std::size_t segment, std::span<const std::string> firsts,
                                                std::span<const std::string> seconds) const {
  std::vector<PairCount> found;
  const format::PairTable& table = segments_[segment]->pairs();
  const std::vector<Numbered> wanted = numbered(segment, seconds);
  if (wanted.empty()) return found;
  for (const Numbered& first : numbered(segment, firsts))  // variants are adjacent, so each range is short
    for (auto at = table.seek_pair(first.number, wanted.front().number);
         at.valid() && at.first() == first.number && at.second() <= wanted.back().number; at.next()) {
      const auto second = std::lower_bound(wanted.begin(), wanted.end(), Numbered{at.second(), 0});
      if (second->number == at.second()) found.push_back({first.place, second->place, at.count(), at.capitals()});
    }
  return found;
}

std::vector<WordCount> PairStatistics::followers(std::string_view key) const {
  std::map<std::string, WordCount> found;
  for (const auto& segment : segments_) {
    const format::PairTable& table = segment->pairs();
    const auto word = table.seek_term(key);
    if (!word.valid() || word.term() != key) continue;
    auto next = table.seek_term({});  // advances in parallel with the pairs, which have the same order
    for (auto at = table.seek_pair(word.number(), 0); at.valid() && at.first() == word.number(); at.next()) {
      next.skip_to(at.second());
      WordCount& follower = found[std::string(next.term())];
      follower.count += at.count();
      follower.capitals += at.capitals();
    }
  }
  return values(std::move(found));
}

}  // namespace tra::search
