#include "second_reader/vocabulary.h"

#include <algorithm>
#include <bit>

#include "snapshot/snapshot_impl.h"
#include "store/term_space.h"

namespace tra::test {

namespace {

bool has_own_lists(const Field& field) { return field.type == FieldType::text && field.own_lists; }

}  // namespace

Vocabulary::Vocabulary(const Snapshot& snapshot) : schema_(snapshot.schema()), analyzer_(schema_.analyzer()) {
  std::vector<char> spaces = {kCombinedSpace};
  for (FieldId field = 0; field < schema_.fields().size(); ++field)
    if (has_own_lists(schema_.fields()[field])) spaces.push_back(field_space(field));
  for (const auto& segment : snapshot.impl().segments)
    for (const char space : spaces)
      for (auto at = segment->terms().seek(space_term(space, {})); at.valid() && at.term().front() == space; at.next())
        documents_[std::string(at.term())] += at.list().documents;
  for (const auto& [key, documents] : documents_) keys_.push_back(key);
  std::sort(keys_.begin(), keys_.end(), [&](const std::string& a, const std::string& b) {
    const std::uint64_t in_a = documents_.at(a), in_b = documents_.at(b);
    return in_a != in_b ? in_a > in_b : a < b;
  });
}

const std::string& Vocabulary::pick(Random& random) const {
  const std::size_t first = (std::size_t{1} << random.below(std::bit_width(keys_.size()))) - 1;
  return keys_[first + random.below(std::min(first + 1, keys_.size() - first))];
}

std::vector<std::string> Vocabulary::words(const std::string& text, std::optional<FieldId> field) {
  const char space = field ? field_space(*field) : kCombinedSpace;
  std::vector<Token> tokens;
  analyzer_.analyze(text, 0, tokens);
  std::vector<std::string> keys;
  std::uint32_t next = 0;
  for (const Token& token : tokens) {
    if (token.alias) continue;
    if (!keys.empty() && token.position != next) keys.emplace_back();
    keys.push_back(space_term(space, analyzer_.key(token.term)));
    next = token.position + 1;
  }
  return keys;
}

std::optional<Query> Vocabulary::word(const std::string& key) {
  const std::string text = term_text(std::string_view(key).substr(1));
  if (!is_analysed_as(text, {key})) return std::nullopt;
  return Query::term(text, field_name(key.front()));
}

std::optional<Query> Vocabulary::phrase(const std::vector<std::string>& keys) {
  std::string text;
  for (const std::string& key : keys) text += (text.empty() ? "" : " ") + term_text(std::string_view(key).substr(1));
  if (!is_analysed_as(text, keys)) return std::nullopt;
  return Query::phrase(text, 0, field_name(keys[0].front()));
}

std::string Vocabulary::field_name(char space) const {
  if (space == kCombinedSpace) return {};
  return schema_.fields()[static_cast<unsigned char>(space) - static_cast<unsigned char>(field_space(0))].name;
}

bool Vocabulary::is_analysed_as(const std::string& text, const std::vector<std::string>& keys) {
  std::vector<Token> tokens;
  analyzer_.analyze(text, 0, tokens);
  std::size_t found = 0;
  for (const Token& token : tokens) {
    if (token.alias) continue;
    if (found == keys.size() || token.position != tokens[0].position + found) return false;
    if (space_term(keys[found].front(), analyzer_.key(token.term)) != keys[found]) return false;
    ++found;
  }
  return found == keys.size();
}

}  // namespace tra::test
