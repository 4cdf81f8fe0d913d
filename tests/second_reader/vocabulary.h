// The words of an index as term keys, and queries that search exactly one key.
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

// The words of the combined lists, and of text fields with posting lists of their own. A key begins with its space
// byte.
class Vocabulary {
 public:
  explicit Vocabulary(const Snapshot& snapshot);

  std::size_t size() const noexcept { return keys_.size(); }
  bool has(const std::string& key) const { return documents_.contains(key); }
  // Picks frequent and rare words. Ranks by document frequency are divided into bands, each twice as wide as the
  // previous one, and all bands are equally likely.
  const std::string& pick(Random& random) const;

  // The keys of a text's words in the space of `field` (the combined lists when nullopt), in order of position. A
  // position without a word gives an empty key.
  std::vector<std::string> words(const std::string& text, std::optional<FieldId> field);

  // The query for exactly this word, or for these adjacent words. Returns nullopt when the analyzer turns the spelling
  // of the keys into other terms.
  std::optional<Query> word(const std::string& key);
  std::optional<Query> phrase(const std::vector<std::string>& keys);

 private:
  std::string field_name(char space) const;
  bool is_analysed_as(const std::string& text, const std::vector<std::string>& keys);

  const Schema& schema_;
  Analyzer analyzer_;
  // The document frequency of each key, including deleted documents.
  std::unordered_map<std::string, std::uint64_t> documents_;
  std::vector<std::string> keys_;  // the most frequent first
};

}  // namespace tra::test
