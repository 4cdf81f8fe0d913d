// The naive engine: documents as lists of tokens, in plain containers, with nothing compressed, cut or skipped.
//
// It shares with the real engine the analyzer (which has tests of its own) and the rounding of lengths to one byte.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "tra/document.h"
#include "tra/schema.h"

namespace tra::test {

struct Occurrences {
  double frequency = 0;                  // occurrences, weighted by field in the combined lists
  std::vector<std::uint32_t> positions;  // ascending, without doubles
};

// term key -> document number -> where it stands
using Lists = std::map<std::string, std::map<std::size_t, Occurrences>>;

class OracleIndex {
 public:
  explicit OracleIndex(Schema schema) : schema_(std::move(schema)), analyzer_(schema_.analyzer()) {}

  void add(const Document& document);  // replaces the live one of the same key
  void remove(const std::string& key);
  void merge();  // forgets deleted documents, whose statistics count until then

  struct Entry {
    std::string key;
    bool live = true;
    std::uint32_t length = 0;  // weighted tokens of the weighted fields
    std::map<std::string, std::set<std::string>> keywords;
    std::map<std::string, std::vector<std::int64_t>> numbers;  // integers and dates
    Document document;
  };

  const Schema& schema() const { return schema_; }
  const std::vector<Entry>& entries() const { return entries_; }
  std::size_t live_count() const;
  bool has_deleted() const { return live_count() != entries_.size(); }
  double average_length() const;

  // Lists of a field of its own, or the combined ones for an empty name.
  const Lists& lists(const std::string& field) const;

  struct QueryWord {
    std::string key;
    std::uint32_t offset;  // place in the phrase, from 0
  };
  // The words of a query's text; nothing when the analyzer gives more than one reading of it (alias tokens).
  std::optional<std::vector<QueryWord>> query_words(const std::string& text) const;

 private:
  void index(std::size_t number, const Document& document);

  Schema schema_;
  mutable Analyzer analyzer_;
  std::vector<Entry> entries_;
  std::map<std::string, Lists> lists_;
};

}  // namespace tra::test
