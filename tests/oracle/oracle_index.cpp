#include "oracle/oracle_index.h"

#include "tra/format/norms.h"

#include <algorithm>

namespace tra::test {
namespace {

// Position gap between two values, larger than any slop that is tested.
constexpr std::uint32_t kValueGap = 1000;

void add_occurrence(Lists& lists, const std::string& key, std::size_t document, std::uint32_t position, double weight) {
  Occurrences& found = lists[key][document];
  found.frequency += weight;
  if (found.positions.empty() || found.positions.back() != position) found.positions.push_back(position);
}

}  // namespace

void OracleIndex::add(const Document& document) {
  remove(document.key());
  Entry entry;
  entry.key = document.key();
  entry.document = document;
  places_[entry.key] = entries_.size();
  entries_.push_back(std::move(entry));
  index(entries_.size() - 1, document);
  length_sum_ += format::decode_length(format::encode_length(entries_.back().length));
}

void OracleIndex::remove(const std::string& key) {
  const auto found = places_.find(key);
  if (found == places_.end()) return;
  entries_[found->second].live = false;
  places_.erase(found);
}

void OracleIndex::merge() {
  const std::vector<Entry> all = std::move(entries_);
  entries_.clear();
  lists_.clear();
  places_.clear();
  length_sum_ = 0;
  for (const Entry& entry : all)
    if (entry.live) add(entry.document);
}

void OracleIndex::index(std::size_t number, const Document& document) {
  Entry& entry = entries_[number];
  std::uint32_t position = 0;
  for (const Field& field : schema_.fields())
    for (const Document::Value& value : document.values()) {
      if (value.field != field.name) continue;
      if (field.type == FieldType::keyword) entry.keywords[field.name].insert(value.text);
      if (field.type == FieldType::integer || field.type == FieldType::date)
        entry.numbers[field.name].push_back(value.number);
      if (field.type != FieldType::text) continue;

      std::vector<Token> tokens;
      const std::uint32_t next = analyzer_.analyze(value.text, position, tokens);
      for (const Token& token : tokens) {
        const std::string key(analyzer_.key(token.term));
        if (field.weight > 0) add_occurrence(lists_[""], key, number, token.position, field.weight);
        if (field.own_lists) add_occurrence(lists_[field.name], key, number, token.position, 1);
        if (!token.alias) entry.length += field.weight;
      }
      position = next + kValueGap;
    }
}

std::size_t OracleIndex::live_count() const {
  return static_cast<std::size_t>(
      std::count_if(entries_.begin(), entries_.end(), [](const Entry& entry) { return entry.live; }));
}

const Lists& OracleIndex::lists(const std::string& field) const {
  static const Lists kNone;
  const auto found = lists_.find(field);
  return found == lists_.end() ? kNone : found->second;
}

std::optional<std::vector<OracleIndex::QueryWord>> OracleIndex::query_words(const std::string& text) const {
  std::vector<Token> tokens;
  analyzer_.analyze(text, 0, tokens);
  std::vector<QueryWord> words;
  for (const Token& token : tokens) {
    if (token.alias) return std::nullopt;
    words.push_back({std::string(analyzer_.key(token.term)), token.position - tokens.front().position});
  }
  return words;
}

}  // namespace tra::test
