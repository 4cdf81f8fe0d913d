#include "query/other_ways.h"

#include <algorithm>
#include <utility>

#include "analysis/other_writings.h"

namespace tra::query_language {
namespace {

constexpr std::size_t kMostPhrases = 12;  // alternative spellings of one phrase; each costs a search

// A byte range of a text, and the other ways in which it may be written.
struct Span {
  std::size_t begin, end;
  std::vector<std::string> same, names;  // names and rare writings stand behind what was typed
  bool adjacent;
};

// Returns the spans in order and without overlaps. Of overlapping spans the first is kept; of spans with the same
// begin, the longest.
std::vector<Span> spans_of(std::string_view text, const EqualNames* names) {
  std::vector<Span> all;
  for (analysis::JointWriting& joint : analysis::joint_writings(text)) {
    all.push_back({joint.begin, joint.end, {}, {}, joint.adjacent});
    (joint.rare ? all.back().names : all.back().same).push_back(std::move(joint.text));
  }
  if (names != nullptr)
    for (EqualNames::Found& found : names->find(text))
      all.push_back({found.begin, found.end, {}, std::move(found.others), false});
  std::stable_sort(all.begin(), all.end(),
                   [](const Span& a, const Span& b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
  std::vector<Span> kept;
  for (Span& span : all) {
    if (!kept.empty() && span.begin < kept.back().end) {
      if (span.begin != kept.back().begin || span.end != kept.back().end) continue;
      kept.back().adjacent = kept.back().adjacent || span.adjacent;
      kept.back().same.insert(kept.back().same.end(), span.same.begin(), span.same.end());
      kept.back().names.insert(kept.back().names.end(), span.names.begin(), span.names.end());
      continue;
    }
    kept.push_back(std::move(span));
  }
  return kept;
}

std::vector<Query> terms(const std::vector<std::string>& texts, const std::string& field) {
  std::vector<Query> queries;
  for (const std::string& text : texts) queries.push_back(Query::term(text, field));
  return queries;
}

}  // namespace

std::vector<InOtherWays> with_other_ways(const std::vector<std::string>& words, const std::string& field,
                                         const EqualNames* names,
                                         const std::function<bool(std::size_t, std::size_t)>& together) {
  std::string text;
  std::vector<std::size_t> begins;
  for (const std::string& word : words) {
    if (!text.empty()) text += ' ';
    begins.push_back(text.size());
    text += word;
  }
  std::vector<InOtherWays> queries;
  const auto add_to = [&](std::size_t end) {
    for (std::size_t next = queries.empty() ? 0 : queries.back().behind; next < end; ++next)
      queries.push_back({next, next + 1, Query::term(words[next], field)});
  };
  for (const Span& span : spans_of(text, names)) {
    const auto first =
        static_cast<std::size_t>(std::lower_bound(begins.begin(), begins.end(), span.begin) - begins.begin());
    const auto behind =
        static_cast<std::size_t>(std::lower_bound(begins.begin(), begins.end(), span.end) - begins.begin());
    // The span must consist of whole words: "Lào" in "Việt-Lào" does not count.
    const bool whole = first < words.size() && begins[first] == span.begin && behind > first &&
                       begins[behind - 1] + words[behind - 1].size() == span.end;
    if (!whole || (behind - first > 1 && !together(first, behind))) continue;
    add_to(first);
    const std::vector<std::string> typed(words.begin() + static_cast<std::ptrdiff_t>(first),
                                         words.begin() + static_cast<std::ptrdiff_t>(behind));
    Query query = span.adjacent ? Query::term(text.substr(span.begin, span.end - span.begin), field)
                                : Query::all_of(terms(typed, field));
    query = Query::either(std::move(query), terms(span.same, field));
    queries.push_back({first, behind, Query::either(std::move(query), terms(span.names, field), kOtherName)});
  }
  add_to(words.size());
  return queries;
}

Query phrase_or_other_ways(std::string text, const std::string& field, const EqualNames* names) {
  std::vector<Query> same, other_names;
  const auto add = [&](const Span& span, const std::string& written, std::vector<Query>& phrases) {
    if (phrases.size() == kMostPhrases) return;
    std::string other = text.substr(0, span.begin) + written + text.substr(span.end);
    phrases.push_back(Query::phrase(std::move(other), 0, field));
  };
  for (const Span& span : spans_of(text, names)) {
    for (const std::string& written : span.same) add(span, written, same);
    for (const std::string& name : span.names) add(span, name, other_names);
  }
  Query query = Query::either(Query::phrase(std::move(text), 0, field), std::move(same));
  return Query::either(std::move(query), std::move(other_names), kOtherName);
}

}  // namespace tra::query_language
