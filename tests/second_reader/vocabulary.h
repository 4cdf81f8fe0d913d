// The words of an index as term keys, and how the engine is asked for exactly one key.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "support/random.h"
#include "tra/analyzer.h"
#include "tra/query.h"
#include "tra/snapshot.h"

namespace tra::test {

// Words of the combined lists and of text fields with lists of their own; a key begins with its space byte.
class Vocabulary {
 public:
  explicit Vocabulary(const Snapshot& snapshot);

  std::size_t size() const noexcept { return keys_.size(); }
  bool has(const std::string& key) const { return documents_.contains(key); }
  // Frequent and rare words alike: the ranks by document frequency are cut into bands, each twice as wide as the one
  // before, and every band is as likely as another.
  const std::string& pick(Random& random) const;

  // Keys of the space of `field` (combined if nullopt) for the words of a text, in order; a place without a word in the
  // order of positions is an empty key.
  std::vector<std::string> words(const std::string& text, std::optional<FieldId> field);

  // The query that stands for just this word, or for these words side by side. The engine analyses what it is asked:
  // nullopt where the keys' spelling is analysed as something else.
  std::optional<Query> word(const std::string& key);
  std::optional<Query> phrase(const std::vector<std::string>& keys);

 private:
  std::string field_name(char space) const;
  bool is_analysed_as(const std::string& text, const std::vector<std::string>& keys);

  const Schema& schema_;
  Analyzer analyzer_;
  std::unordered_map<std::string, std::uint64_t> documents_;  // of each key, deleted ones included
  std::vector<std::string> keys_;                             // the most frequent first
};

}  // namespace tra::test
