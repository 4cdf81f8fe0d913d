#include "articles/search/question_words.h"

#include <algorithm>

#include "analysis/variants.h"
#include "tra/analyzer.h"

namespace tra::articles {
namespace {

constexpr char kBetween = '\x01';

// The keys of the words of a text, aliases left out.
std::vector<std::string> keys_of(Analyzer& analyzer, std::string_view text) {
  std::vector<Token> tokens;
  analyzer.analyze(text, 0, tokens);
  std::vector<std::string> keys;
  for (const Token& token : tokens)
    if (!token.alias) keys.emplace_back(analyzer.key(token.term));
  return keys;
}

// The key of a clause that is one ordinary word; empty for any other.
std::string key_of(Analyzer& analyzer, const Query& clause) {
  const Query::Node& node = clause.node();
  if (node.kind != Query::Kind::term || !node.field.empty()) return {};
  std::vector<std::string> keys = keys_of(analyzer, node.text);
  return keys.size() == 1 ? std::move(keys[0]) : std::string();
}

}  // namespace

QuestionWords::QuestionWords(const std::vector<std::string>& phrases) {
  Analyzer analyzer;
  for (const std::string& phrase : phrases) {
    std::string marked, bare;
    const std::vector<std::string> keys = keys_of(analyzer, phrase);
    for (const std::string& key : keys) {
      marked += key + kBetween;
      bare.append(folded(key)).push_back(kBetween);
    }
    longest_ = std::max(longest_, keys.size());
    phrases_[marked] = false;
    if (keys.size() > 1) phrases_.emplace(bare, true);
  }
}

Query QuestionWords::weigh(const Query& query) const {
  const Query::Node& node = query.node();
  if (node.kind != Query::Kind::boolean) return query;
  return Query::boolean(weigh(node.must), weigh(node.should), node.must_not, node.min_should);
}

std::vector<Query> QuestionWords::weigh(const std::vector<Query>& clauses) const {
  Analyzer analyzer;
  std::vector<std::string> keys;
  bool any_marks = false;
  for (const Query& clause : clauses) {
    keys.push_back(key_of(analyzer, clause));
    any_marks = any_marks || analysis::has_marks(keys.back());
  }
  std::vector<Query> weighed;
  std::size_t asking = 0;
  for (std::size_t i = 0; i < clauses.size();) {
    std::size_t length = 0;
    std::string joined;
    for (std::size_t end = i; end < std::min(clauses.size(), i + longest_) && !keys[end].empty(); ++end) {
      joined += keys[end] + kBetween;
      const auto found = phrases_.find(joined);
      if (found != phrases_.end() && !(found->second && any_marks)) length = end + 1 - i;
    }
    asking += length;
    for (std::size_t end = i + std::max<std::size_t>(length, 1); i < end; ++i)
      weighed.push_back(length > 0 ? Query::boost(clauses[i], kQuestionWeight) : clauses[i]);
  }
  return asking < clauses.size() ? weighed : clauses;
}

}  // namespace tra::articles
