#include "exhaustive/small_index.h"

#include <algorithm>

#include "tra/index_writer.h"

namespace tra::test {

const std::array<const char*, kTerms> kWords = {"kappa", "sigma", "omega"};

namespace {

constexpr std::size_t kFill = 12;  // words of a long document that are no terms

// The number of the kind after renaming the terms: term t becomes term names[t].
std::size_t renamed(std::size_t number, const std::array<std::size_t, kTerms>& names) {
  const Kind kind = kind_of(number);
  std::array<std::size_t, kTerms> frequency{};
  for (std::size_t term = 0; term < kTerms; ++term) frequency[names[term]] = kind.frequency[term];
  std::size_t result = kind.is_long ? 1 : 0;
  for (std::size_t term = kTerms; term-- > 0;) result = result * (kMaxFrequency + 1) + frequency[term];
  return result;
}

Document document(std::size_t run, std::size_t in_run, const Kind& kind) {
  std::string text;
  for (const std::size_t word : kind.words()) text += (word == kTerms ? std::string("rest") : kWords[word]) + " ";
  Document result(std::to_string(run) + "." + std::to_string(in_run));
  result.add("body", text);
  result.add("parity", run % 2 == 0 ? "even" : "odd");
  return result;
}

}  // namespace

Kind kind_of(std::size_t number) {
  Kind kind;
  for (std::size_t& frequency : kind.frequency) {
    frequency = number % (kMaxFrequency + 1);
    number /= kMaxFrequency + 1;
  }
  kind.is_long = number != 0;
  return kind;
}

std::vector<std::size_t> Kind::words() const {
  std::vector<std::size_t> words;
  for (std::size_t round = 0; round < kMaxFrequency; ++round)
    for (std::size_t term = 0; term < kTerms; ++term)
      if (frequency[term] > round) words.push_back(term);
  words.insert(words.end(), is_long ? kFill : 1, kTerms);
  return words;
}

std::string to_string(const SmallIndex& index) {
  std::string text = "kinds";
  for (const std::size_t kind : index.kinds) text += " " + std::to_string(kind);
  text += ", split at " + std::to_string(index.split);
  return text + (index.deleted ? ", deleted in run " + std::to_string(*index.deleted) : "");
}

std::optional<SmallIndex> SmallIndexes::next() {
  if (ended_) return std::nullopt;
  const std::size_t runs = kinds_.size();
  SmallIndex index{kinds_, variant_ % runs, std::nullopt};
  if (const std::size_t deleted = variant_ / runs; deleted > 0) index.deleted = deleted - 1;
  if (++variant_ == runs * (runs + 1)) {
    variant_ = 0;
    while (!(ended_ = !next_kinds()) && !is_canonical()) {
    }
  }
  return index;
}

bool SmallIndexes::next_kinds() {
  for (std::size_t& kind : kinds_) {
    if (++kind < kKinds) return true;
    kind = 0;
  }
  return false;
}

// Whether this index is the least one among those obtained by renaming the terms.
bool SmallIndexes::is_canonical() const {
  std::array<std::size_t, kTerms> names = {0, 1, 2};
  do {
    std::vector<std::size_t> other = kinds_;
    for (std::size_t& kind : other) kind = renamed(kind, names);
    if (other < kinds_) return false;
  } while (std::next_permutation(names.begin(), names.end()));
  return true;
}

std::shared_ptr<Directory> write(const SmallIndex& index) {
  Schema schema;
  schema.text("body");
  schema.keyword("parity");
  const auto directory = memory_directory();
  IndexWriter writer(directory, schema, {.background_merge = false});
  for (std::size_t run = 0; run < index.kinds.size(); ++run) {
    if (run == index.split && run > 0) writer.commit();
    const Kind kind = kind_of(index.kinds[run]);
    for (std::size_t i = 0; i < kRun; ++i) writer.add(document(run, i, kind));
  }
  writer.commit();
  if (index.deleted) {
    writer.remove(std::to_string(*index.deleted) + ".0");
    writer.commit();
  }
  return directory;
}

}  // namespace tra::test
