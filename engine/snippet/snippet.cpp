#include "snippet/snippet.h"

#include <algorithm>
#include <optional>

#include "snippet/snippet_cut.h"
#include "tra/error.h"

namespace tra {
namespace {

constexpr double kNeighbours = 0.5;  // bonus for two adjacent units, as a fraction of the smaller weight
constexpr double kTie = 1e-6;

struct Window {
  std::size_t first = 0, last = 0;  // first and last match, both inclusive
  double score = 0;
};

// The score of the matches in a sliding window. Both ends only move forward, so the score is updated incrementally.
class Shown {
 public:
  Shown(const MarkedQuery& query, const std::vector<QueryMatch>& matches)
      : query_(query), matches_(matches), units_(query.units()), pairs_(query.units()) {}

  double score() const noexcept { return score_; }
  void enter(std::size_t match) {
    const std::uint32_t unit = matches_[match].unit;
    if (units_[unit]++ == 0) score_ += query_.weight(unit);
  }
  void leave(std::size_t match) {
    const std::uint32_t unit = matches_[match].unit;
    if (--units_[unit] == 0) score_ -= query_.weight(unit);
  }
  // Adds the pair of a match and the next one.
  void enter_pair(std::size_t match) {
    if (are_neighbours(match) && pairs_[matches_[match].unit]++ == 0) score_ += pair_score(match);
  }
  void leave_pair(std::size_t match) {
    if (are_neighbours(match) && --pairs_[matches_[match].unit] == 0) score_ -= pair_score(match);
  }

 private:
  bool are_neighbours(std::size_t match) const {
    const QueryMatch &a = matches_[match], &b = matches_[match + 1];
    return a.unit + 1 == b.unit && a.last_position + 1 == b.first_position;
  }
  double pair_score(std::size_t match) const {
    const std::uint32_t unit = matches_[match].unit;
    return kNeighbours * std::min(query_.weight(unit), query_.weight(unit + 1));
  }

  const MarkedQuery& query_;
  const std::vector<QueryMatch>& matches_;
  std::vector<std::uint32_t> units_, pairs_;  // how often the window contains each unit and each pair
  double score_ = 0;
};

// There must be at least one match.
Window best_window(const MarkedQuery& query, const std::vector<QueryMatch>& matches, std::size_t length) {
  Shown shown(query, matches);
  Window best;
  best.score = -1;
  std::size_t end = 0;  // after the last match in the window
  for (std::size_t first = 0; first < matches.size(); ++first) {
    for (; end < matches.size(); ++end) {
      if (end > first && matches[end].end > matches[first].begin + length) break;
      shown.enter(end);
      if (end > first) shown.enter_pair(end - 1);
    }
    if (shown.score() > best.score + kTie) best = {first, end - 1, shown.score()};
    shown.leave(first);
    if (end > first + 1) shown.leave_pair(first);
  }
  return best;
}

std::vector<std::string_view> shown_fields(const Schema& schema, const SnippetOptions& options) {
  std::vector<std::string_view> names;
  for (const std::string& name : options.fields) {
    const std::optional<FieldId> id = schema.find(name);
    if (!id || schema.fields()[*id].type != FieldType::text)
      throw Error(ErrorCode::invalid_argument, "a snippet is cut from a text field, which this is not: " + name);
    names.push_back(name);
  }
  if (!names.empty()) return names;
  bool title = true;
  for (const Field& field : schema.fields()) {
    if (field.type != FieldType::text || field.weight == 0) continue;
    if (!title && field.name != kTailField) names.push_back(field.name);
    title = false;
  }
  return names;
}

Snippet cut(const MarkedQuery& query, const Document::Value& value, const std::vector<Token>& tokens,
            const std::vector<QueryMatch>& matches, const Window& window, std::size_t length) {
  const TextCutter cutter(value.text, tokens);
  std::size_t begin = cutter.whole().begin, end = begin;
  if (!matches.empty()) {
    begin = matches[window.first].begin;
    for (std::size_t i = window.first; i <= window.last; ++i) end = std::max(end, matches[i].end);
  }
  const TextSpan span = cutter.around(begin, end, length);

  Snippet snippet;
  snippet.field = value.field;
  snippet.text = value.text.substr(span.begin, span.end - span.begin);
  snippet.cut_front = span.begin > cutter.whole().begin;
  snippet.cut_back = span.end < cutter.whole().end;
  std::vector<QueryMatch> inside;
  for (const QueryMatch& match : matches) {
    if (match.end <= span.begin || match.begin >= span.end) continue;
    inside.push_back(match);
    inside.back().begin = std::max(match.begin, span.begin) - span.begin;
    inside.back().end = std::min(match.end, span.end) - span.begin;
  }
  snippet.marks = query.marks(inside.data(), inside.data() + inside.size());
  return snippet;
}

}  // namespace

SnippetMaker::SnippetMaker(const Query& query, const Schema& schema, const SnippetOptions& options,
                           const WordWeight& weight)
    : length_(options.length), analyzer_(schema) {
  for (const std::string_view field : shown_fields(schema, options))
    fields_.push_back({std::string(field), MarkedQuery(query, field, analyzer_, weight)});
}

Snippet SnippetMaker::make(const Document& document) {
  std::vector<Token> tokens;
  Snippet best;
  double best_score = -1;
  for (auto& [field, words] : fields_) {
    for (const Document::Value& value : document.values()) {
      if (value.field != field || value.text.find_first_not_of(" \t\r\n") == std::string::npos) continue;
      tokens.clear();
      analyzer_.analyze(field, value.text, 0, tokens);
      const std::vector<QueryMatch> matches = words.find(tokens);
      const Window window = matches.empty() ? Window{} : best_window(words, matches, length_);
      if (window.score <= best_score + kTie) continue;
      best_score = window.score;
      best = cut(words, value, tokens, matches, window, length_);
    }
  }
  return best;
}

Snippet make_snippet(const Query& query, const Document& document, const Schema& schema, const SnippetOptions& options,
                     const WordWeight& weight) {
  return SnippetMaker(query, schema, options, weight).make(document);
}

}  // namespace tra
