#include "articles/annotate.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "tra/article_index.h"
#include "tra/clock.h"
#include "tra/error.h"

namespace tra::articles {
namespace {

using Values = std::vector<std::string>;

std::vector<std::string> Article::*list_of(std::string_view facet) {
  if (facet == "partner_country") return &Article::partner_country;
  if (facet == "countries_mentioned") return &Article::countries_mentioned;
  if (facet == "meeting_type") return &Article::meeting_type;
  return nullptr;
}

std::string Article::*text_of(std::string_view facet) {
  if (facet == "meeting_level") return &Article::meeting_level;
  if (facet == "meeting_mode") return &Article::meeting_mode;
  if (facet == "meeting_date") return &Article::meeting_date;
  if (facet == "source") return &Article::source;
  return nullptr;
}

Values own_values(const Article& article, std::string_view facet) {
  Values values;
  const std::string lead = std::string(facet) + "=";
  for (const std::string& value : article.own_facets)
    if (value.starts_with(lead)) values.push_back(value.substr(lead.size()));
  return values;
}

Values values_of(const Article& article, std::string_view facet) {
  if (const auto list = list_of(facet)) return article.*list;
  if (const auto text = text_of(facet)) return (article.*text).empty() ? Values{} : Values{article.*text};
  if (facet == "meeting_ordinal")
    return article.meeting_ordinal ? Values{std::to_string(*article.meeting_ordinal)} : Values{};
  if (facet == "person") {
    Values names;
    for (const Principal& principal : article.principals) names.push_back(principal.name);
    return names;
  }
  return own_values(article, facet);
}

std::optional<int> number(const std::string& text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

void set(Article& article, const std::string& facet, const Values& values) {
  const std::string first = values.empty() ? std::string() : values.front();
  if (const auto list = list_of(facet)) {
    article.*list = values;
  } else if (const auto text = text_of(facet)) {
    article.*text = first;
  } else if (facet == "meeting_ordinal") {
    article.meeting_ordinal = number(first);
  } else if (facet == "person") {
    std::vector<Principal> principals;
    for (const std::string& name : values) {
      const auto known = std::find_if(article.principals.begin(), article.principals.end(),
                                      [&](const Principal& p) { return p.name == name; });
      principals.push_back(known == article.principals.end() ? Principal{name, {}, {}, {}} : *known);
    }
    article.principals = std::move(principals);
  } else {
    const std::string lead = facet + "=";
    std::erase_if(article.own_facets, [&](const std::string& value) { return value.starts_with(lead); });
    for (const std::string& value : values) article.own_facets.push_back(lead + value);
  }
}

}  // namespace

void annotate(Article& article, const Annotation& annotation) {
  article.tags = annotation.tags;
  article.note = annotation.note;
  article.corrected.clear();
  for (const auto& [facet, values] : annotation.corrections) {
    article.corrected += facet;
    for (const std::string& value : values_of(article, facet)) article.corrected += '\t' + value;
    article.corrected += '\n';
    set(article, facet, values);
  }
}

void restore(Article& article) {
  const std::string corrected = std::move(article.corrected);
  article.corrected.clear();
  article.tags.clear();
  article.note.clear();
  for (std::size_t at = 0; at < corrected.size();) {
    const std::size_t end = std::min(corrected.find('\n', at), corrected.size());
    Values columns;
    for (std::size_t from = at; from <= end;) {
      const std::size_t to = std::min(corrected.find('\t', from), end);
      columns.push_back(corrected.substr(from, to - from));
      from = to + 1;
    }
    set(article, columns.front(), {columns.begin() + 1, columns.end()});
    at = end + 1;
  }
}

Keeper::Keeper(std::shared_ptr<const Snapshot> snapshot, std::int64_t now)
    : snapshot_(std::move(snapshot)),
      now_(now != 0 ? now : current_time()),
      annotations_(snapshot_ ? read_annotations(*snapshot_) : Annotations{}) {}

void Keeper::complete(Article& article) const {
  article.added = now_;
  if (snapshot_ && snapshot_->documents() > 0)
    if (const auto known = snapshot_->find(article.id))
      if (const std::int64_t added = to_article(snapshot_->document(*known)).added) article.added = added;
  const auto annotation = annotations_.find(article.id);
  if (annotation != annotations_.end()) annotate(article, annotation->second);
}

}  // namespace tra::articles
