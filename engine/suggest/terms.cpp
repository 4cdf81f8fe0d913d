// The words of the dictionary: by their beginning, by their letters, and by what follows them.
#include "tra/terms.h"

#include <algorithm>

#include "analysis/variants.h"
#include "search/fields.h"
#include "store/term_space.h"
#include "suggest/text.h"

namespace tra {

namespace {

// Where the terms of a field are; of all weighted text for no field.
struct Space {
  char byte = kCombinedSpace;
  bool analysed = true;
};

Space space_of(const Schema& schema, std::string_view name) {
  if (name.empty()) return {};
  const FieldId id = search::known_field(schema, std::string(name));
  const Field& field = schema.fields()[id];
  if (field.type == FieldType::keyword) return {field_space(id), false};
  if (field.type == FieldType::text && field.own_lists) return {field_space(id), true};
  throw Error(ErrorCode::invalid_argument, "field '" + field.name + "' has no terms of its own");
}

// The key of a text that is one word; empty for an empty one.
std::string key_of(const Snapshot::Impl& snapshot, std::string_view text, std::string_view field = {}) {
  BorrowedAnalyzer analyzer(snapshot);
  std::vector<Token> tokens;
  (*analyzer).analyze(field, text, 0, tokens);
  std::erase_if(tokens, [](const Token& token) { return token.alias; });
  if (tokens.size() > 1) throw Error(ErrorCode::invalid_argument, "'" + std::string(text) + "' is more than one word");
  return tokens.empty() ? std::string() : std::string((*analyzer).key(tokens.front().term));
}

// The terms of all segments that begin with some bytes, in order, until visit(key, documents) returns false.
template <class Visit>
void for_terms(const Snapshot::Impl& snapshot, const std::string& start, const std::string& from, const Visit& visit) {
  std::vector<format::TermDictionary::Iterator> iterators;
  for (const auto& segment : snapshot.segments) iterators.push_back(segment->terms().seek(from));
  for (;;) {
    const std::string_view* least = nullptr;
    std::string_view candidate;
    for (const auto& at : iterators)
      if (at.valid() && at.term().starts_with(start) && (least == nullptr || at.term() < candidate)) {
        candidate = at.term();
        least = &candidate;
      }
    if (least == nullptr) return;
    const std::string term(candidate);
    std::uint64_t documents = 0;
    for (auto& at : iterators)
      if (at.valid() && at.term() == term) {
        documents += at.list().documents;
        at.next();
      }
    if (!visit(std::string_view(term).substr(1), documents)) return;
  }
}

void most_frequent_first(std::vector<TermCount>& terms) {
  std::stable_sort(terms.begin(), terms.end(),
                   [](const TermCount& a, const TermCount& b) { return a.documents > b.documents; });
}

}  // namespace

Terms::Terms(std::shared_ptr<const Snapshot> snapshot) : snapshot_(std::move(snapshot)) {}

std::vector<TermCount> Terms::with_prefix(std::string_view prefix, std::size_t limit, std::string_view after,
                                          std::string_view field) const {
  const Space space = space_of(snapshot_->schema(), field);
  const std::string key = space.analysed ? key_of(snapshot_->impl(), prefix, field) : std::string(prefix);
  if (space.analysed && key.empty() && !prefix.empty()) return {};  // signs alone
  const std::string start = space_term(space.byte, space.analysed ? folded(key) : std::string_view(key));
  const std::string from = after.empty() ? start : std::max(start, space_term(space.byte, after) + '\0');
  std::vector<TermCount> found;
  if (limit == 0) return found;
  const analysis::Beginning typed(key);
  for_terms(snapshot_->impl(), start, from, [&](std::string_view term, std::uint64_t documents) {
    if (!space.analysed || key.empty() || typed.begins(term))
      found.push_back({space.analysed ? term_text(term) : std::string(term), std::string(term), documents});
    return found.size() < limit;
  });
  return found;
}

std::vector<TermCount> Terms::spellings(std::string_view word, std::string_view field) const {
  const Space space = space_of(snapshot_->schema(), field);
  if (!space.analysed) throw Error(ErrorCode::invalid_argument, "a keyword has one spelling");
  const std::string key = key_of(snapshot_->impl(), word, field);
  std::vector<TermCount> found;
  if (key.empty()) return found;
  const std::string start = space_term(space.byte, folded(key));
  for_terms(snapshot_->impl(), start, start, [&](std::string_view term, std::uint64_t documents) {
    if (folded(term) != folded(key)) return false;
    found.push_back({term_text(term), std::string(term), documents});
    return true;
  });
  most_frequent_first(found);
  return found;
}

std::vector<FollowingWord> Terms::followers(std::string_view word, std::size_t limit) const {
  const std::string key = key_of(snapshot_->impl(), word);
  std::vector<FollowingWord> found;
  if (key.empty()) return found;
  for (const search::WordCount& next : search::PairStatistics(snapshot_->impl()).followers(key))
    found.push_back({term_text(next.key), next.count});
  std::stable_sort(found.begin(), found.end(),
                   [](const FollowingWord& a, const FollowingWord& b) { return a.times > b.times; });
  if (found.size() > limit) found.resize(limit);
  return found;
}

}  // namespace tra
