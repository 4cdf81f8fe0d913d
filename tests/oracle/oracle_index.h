// A simple engine that stores documents as lists of tokens in plain containers, without compression, pruning or
// skipping.
//
// It shares two things with the real engine: the analyzer (which has tests of its own) and the encoding of lengths in
// one byte.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "tra/document.h"
#include "tra/schema.h"

namespace tra::test {

struct Occurrences {
  double frequency = 0;                  // occurrences; in the combined lists weighted by field
  std::vector<std::uint32_t> positions;  // ascending, without duplicates
};

// Term key to document number to occurrences.
using Lists = std::map<std::string, std::map<std::size_t, Occurrences>>;

class OracleIndex {
 public:
  explicit OracleIndex(Schema schema) : schema_(std::move(schema)), analyzer_(schema_.analyzer()) {}

  void add(const Document& document);  // replaces the live document with the same key
  void remove(const std::string& key);
  void merge();  // removes deleted documents, which count in statistics until then

  struct Entry {
    std::string key;
    bool live = true;
    std::uint32_t length = 0;  // weighted tokens of the weighted fields
    std::map<std::string, std::set<std::string>> keywords;
    std::map<std::string, std::vector<std::int64_t>> numbers;  // values of integer and date fields
    Document document;
  };

  const Schema& schema() const { return schema_; }
  const std::vector<Entry>& entries() const { return entries_; }
  std::size_t live_count() const;
  bool has_deleted() const { return live_count() != entries_.size(); }
  double average_length() const { return length_sum_ / static_cast<double>(entries_.size()); }

  // The lists of one field, or the combined lists for an empty name.
  const Lists& lists(const std::string& field) const;

  struct QueryWord {
    std::string key;
    std::uint32_t offset;  // position in the phrase, from 0
  };
  // The words of a query's text; nothing when the analyzer gives alternative readings (aliases).
  std::optional<std::vector<QueryWord>> query_words(const std::string& text) const;

 private:
  void index(std::size_t number, const Document& document);

  Schema schema_;
  mutable Analyzer analyzer_;
  std::vector<Entry> entries_;
  std::unordered_map<std::string, std::size_t> places_;  // of the live entries, by key
  std::map<std::string, Lists> lists_;
  double length_sum_ = 0;  // of all entries, as the format rounds each length
};

}  // namespace tra::test
