// The schema of an article index, and the conversion between articles and documents.
#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "articles/article_document.h"
#include "articles/best_date.h"
#include "articles/title_order.h"
#include "store/date.h"
#include "tra/article_index.h"
#include "tra/fingerprint.h"

namespace tra {
namespace {

// Name, office, country and role, with tabs between.
std::string principal_text(const Principal& principal) {
  std::string text;
  for (const std::string* part : {&principal.name, &principal.office, &principal.country, &principal.role}) {
    std::string plain = *part;
    for (char& c : plain)
      if (c == '\t' || c == '\n') c = ' ';
    text += plain + '\t';
  }
  text.pop_back();
  return text;
}

// A line for each principal.
void add_principals(std::string_view text, std::vector<Principal>& principals) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    principals.push_back(articles::principal_of(text.substr(at, end - at)));
    at = end + 1;
  }
}

std::vector<std::string> texts(const Document& document, std::string_view field) {
  std::vector<std::string> found;
  for (const Document::Value& value : document.values())
    if (value.field == field) found.push_back(value.text);
  return found;
}

std::optional<std::int64_t> number(const Document& document, std::string_view field) {
  for (const Document::Value& value : document.values())
    if (value.field == field) return value.number;
  return std::nullopt;
}

}  // namespace

Schema article_schema() {
  Schema schema;
  schema.text("title", 3, true);
  schema.text("lead", 2);
  schema.text("body", 1);
  schema.text("captions", 1);
  schema.text("tail", 0, true);  // site text around the article; only for tail:word and phrases
  schema.date("date");
  schema.keyword("partner_country").keyword("countries_mentioned");
  schema.keyword("meeting_type").keyword("meeting_level").keyword("meeting_mode").keyword("source");
  schema.keyword("person").keyword("facet").keyword("tag");
  schema.integer("meeting_ordinal");
  schema.integer("added");
  schema.date("meeting_date");
  schema.stored("meeting_date_text").stored("date_text").stored("url").stored("extra").stored("file");
  schema.stored(articles::older_principals_field).stored("note").stored("corrected");
  schema.stored("fingerprint");
  schema.date(articles::best_date_field).date(articles::best_date_end_field);
  // Fields from here on are given to indexes that lack them (open_index.h).
  articles::add_title_order(schema);
  schema.keyword(articles::principals_field);
  return schema;
}

std::vector<std::int64_t> articles::meeting_days(std::string_view text) {
  const std::size_t slash = text.find('/');
  const auto first = find_date(text.substr(0, slash));
  if (!first) return {};
  if (slash == std::string_view::npos) return {*first};
  const auto last = find_date(text.substr(slash + 1));
  if (!last || *last == *first) return {*first};
  return {*first, *last};
}

Principal articles::principal_of(std::string_view text) {
  Principal principal;
  for (std::string* part : {&principal.name, &principal.office, &principal.country, &principal.role}) {
    const std::size_t tab = std::min(text.find('\t'), text.size());
    *part = text.substr(0, tab);
    text.remove_prefix(std::min(tab + 1, text.size()));
  }
  return principal;
}

Document articles::take_document(Article&& article, const std::string& file) {
  Document document(article.id);
  const auto add_text = [&](const char* field, std::string text) {
    if (!text.empty()) document.add(field, std::move(text));
  };
  std::string fingerprint = Fingerprint::of(article).text();
  const auto best = articles::best_date(article);
  add_text("title", std::move(article.title));
  articles::add_title_order(document);
  add_text("lead", std::move(article.lead));
  add_text("body", std::move(article.body));
  add_text("captions", std::move(article.captions));
  add_text("tail", std::move(article.tail));
  if (const auto day = find_date(article.date))
    document.add("date", *day);
  else
    add_text("date_text", article.date);
  for (const std::string& value : article.partner_country) add_text("partner_country", value);
  for (const std::string& value : article.countries_mentioned) add_text("countries_mentioned", value);
  for (const std::string& value : article.meeting_type) add_text("meeting_type", value);
  add_text("meeting_level", article.meeting_level);
  add_text("meeting_mode", article.meeting_mode);
  add_text("source", article.source);
  if (article.meeting_ordinal) document.add("meeting_ordinal", std::int64_t{*article.meeting_ordinal});
  for (const std::int64_t day : articles::meeting_days(article.meeting_date)) document.add("meeting_date", day);
  add_text("meeting_date_text", article.meeting_date);
  for (const Principal& principal : article.principals) add_text("person", principal.name);
  for (const Principal& principal : article.principals) add_text(articles::principals_field, principal_text(principal));
  for (const std::string& value : article.own_facets) add_text("facet", value);
  for (const std::string& tag : article.tags) add_text("tag", tag);
  add_text("note", article.note);
  add_text("corrected", article.corrected);
  if (article.added != 0) document.add("added", article.added);
  add_text("url", article.url);
  add_text("extra", std::move(article.extra));
  if (file != article.id) add_text("file", file);
  add_text("fingerprint", std::move(fingerprint));
  if (best) {
    document.add(articles::best_date_field, best->first);
    if (best->last > best->first) document.add(articles::best_date_end_field, best->last);
  }
  return document;
}

Document to_document(const Article& article, const std::string& file) {
  return articles::take_document(Article(article), file);
}

Article to_article(const Document& document) {
  Article article;
  article.id = document.key();
  article.title = document.text("title");
  article.lead = document.text("lead");
  article.body = document.text("body");
  article.captions = document.text("captions");
  article.tail = document.text("tail");
  if (const auto day = number(document, "date"))
    article.date = format_date(*day);
  else
    article.date = document.text("date_text");
  article.partner_country = texts(document, "partner_country");
  article.countries_mentioned = texts(document, "countries_mentioned");
  article.meeting_type = texts(document, "meeting_type");
  article.meeting_level = document.text("meeting_level");
  article.meeting_mode = document.text("meeting_mode");
  article.source = document.text("source");
  if (const auto ordinal = number(document, "meeting_ordinal")) article.meeting_ordinal = static_cast<int>(*ordinal);
  article.meeting_date = document.text("meeting_date_text");
  for (const std::string& value : texts(document, articles::principals_field))
    article.principals.push_back(articles::principal_of(value));
  if (article.principals.empty()) add_principals(document.text(articles::older_principals_field), article.principals);
  article.own_facets = texts(document, "facet");
  article.tags = texts(document, "tag");
  article.note = document.text("note");
  article.corrected = document.text("corrected");
  article.added = number(document, "added").value_or(0);
  article.url = document.text("url");
  article.extra = document.text("extra");
  return article;
}

Document to_current(const Document& document) {
  return to_document(to_article(document), std::string(document.text("file")));
}

}  // namespace tra
