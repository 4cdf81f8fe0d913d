// The search for articles covers the top level, @graph, and members such as mainEntity that point to a page's main
// object. Objects without a type are searched too. A page's only part or subject that is an article is its main object.
#include "archive/html/json_ld.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "archive/html/json_repair.h"
#include "archive/html/object_literal.h"
#include "archive/html/plain_text.h"
#include "archive/read/json_tolerant.h"

namespace tra {
namespace {

namespace dom = simdjson::dom;

bool names_article(std::string_view type) {
  return type.ends_with("Article") || type.ends_with("BlogPosting") || type.ends_with("Report") ||
         type.ends_with("OpinionPiece") || type.ends_with("Review") || type.ends_with("CreativeWork");
}

// A member by its name of schema.org, which may have a prefix: "schema:headline".
bool member_of(dom::object object, std::string_view name, dom::element& member) {
  return object[name].get(member) == simdjson::SUCCESS ||
         object["schema:" + std::string(name)].get(member) == simdjson::SUCCESS;
}

// The type of an object; some programs write it without the "@".
bool type_of(dom::object object, dom::element& type) {
  return object["@type"].get(type) == simdjson::SUCCESS ||
         (object["headline"].error() == simdjson::SUCCESS && object["type"].get(type) == simdjson::SUCCESS);
}

template <typename Names>
bool is_of_type(dom::object object, const Names& names) {
  std::string_view name;
  dom::element type;
  if (!type_of(object, type)) return false;
  if (type.get(name) == simdjson::SUCCESS) return names(name);
  dom::array several;
  if (type.get(several) != simdjson::SUCCESS) return false;
  return std::any_of(several.begin(), several.end(),
                     [&](const dom::element one) { return one.get(name) == simdjson::SUCCESS && names(name); });
}

// The text of a string, a number, {"@value": ...}, or the first text in an array.
std::string text_of(dom::element value) {
  std::string_view text;
  dom::array several;
  dom::element inner;
  if (value.get(text) == simdjson::SUCCESS) return std::string(text);
  if (value.is_number()) return simdjson::minify(value);
  if (value["@value"].get(inner) == simdjson::SUCCESS && inner.get(text) == simdjson::SUCCESS) return std::string(text);
  if (value.get(several) != simdjson::SUCCESS) return {};
  for (const dom::element one : several)
    if ((one.get(text) == simdjson::SUCCESS || one["@value"].get(text) == simdjson::SUCCESS) && !text.empty())
      return std::string(text);
  return {};
}

void fill(dom::object object, std::string_view name, std::string& value) {
  dom::element member;
  if (value.empty() && member_of(object, name, member)) value = html_to_text(text_of(member));
}

void fill_site(dom::element element, JsonLdArticle& article) {
  dom::object object;
  if (element.get(object) == simdjson::SUCCESS) fill(object, "name", article.site);
}

void read_article(dom::object object, JsonLdArticle& article) {
  fill(object, "headline", article.headline);
  fill(object, "name", article.headline);
  fill(object, "description", article.description);
  fill(object, "articleBody", article.article_body);
  fill(object, "datePublished", article.date_published);
  fill(object, "dateCreated", article.date_created);
  fill(object, "dateModified", article.date_modified);
}

// The articles that an object or an array holds.
std::vector<dom::element> articles_in(dom::element element) {
  std::vector<dom::element> articles;
  dom::array array;
  dom::object object;
  if (element.get(object) == simdjson::SUCCESS && is_of_type(object, names_article)) articles.push_back(element);
  if (element.get(array) == simdjson::SUCCESS)
    for (const dom::element item : array)
      if (item.get(object) == simdjson::SUCCESS && is_of_type(object, names_article)) articles.push_back(item);
  return articles;
}

void visit(dom::element element, JsonLdArticle& article) {
  dom::array array;
  if (element.get(array) == simdjson::SUCCESS) {
    for (const dom::element item : array) visit(item, article);
    return;
  }
  dom::object object;
  if (element.get(object) != simdjson::SUCCESS) return;
  if (is_of_type(object, names_article)) read_article(object, article);
  if (is_of_type(object, [](std::string_view type) { return type.ends_with("Page"); })) {
    fill(object, "datePublished", article.page_date);
    fill(object, "dateModified", article.date_modified);
    // Several parts or subjects are a list of other pages' articles.
    for (const char* name : {"hasPart", "about"}) {
      dom::element parts;
      if (!member_of(object, name, parts)) continue;
      if (const auto articles = articles_in(parts); articles.size() == 1) visit(articles.front(), article);
    }
  }
  if (is_of_type(object, [](std::string_view type) { return type.ends_with("VideoObject"); }))
    fill(object, "uploadDate", article.date_uploaded);
  if (is_of_type(object, [](std::string_view type) { return type.ends_with("WebSite"); })) fill_site(element, article);
  if (dom::element publisher; object["publisher"].get(publisher) == simdjson::SUCCESS) fill_site(publisher, article);

  constexpr std::array<std::string_view, 4> holders = {"@graph", "mainEntity", "mainEntityOfPage", "subjectOf"};
  dom::element type;
  const bool typed = type_of(object, type);
  for (const dom::key_value_pair member : object)
    if (!typed || std::find(holders.begin(), holders.end(), member.key) != holders.end()) visit(member.value, article);
}

// Returns JSON that can be parsed; nothing when no repair leads to it. Quotes inside strings are looked for only when
// the quotes as they stand give no JSON. JSON that was cut comes last, because a quote in the wrong place makes the
// text look as if it were cut.
std::optional<std::string> mend(std::string_view script, dom::parser& parser) {
  std::optional<std::string> of_cut;
  for (const StringEnd string_end : {StringEnd::next_quote, StringEnd::quote_before_mark}) {
    const RepairedJson repaired = repair_json(script, string_end);
    std::vector<std::string> notes;
    std::optional<std::string> strict = make_strict_json(repaired.json, notes);
    if (!strict || parser.parse(*strict).error() != simdjson::SUCCESS) continue;
    if (!repaired.cut) return strict;
    if (!of_cut) of_cut = std::move(strict);
  }
  return of_cut;
}

// Text before the JSON, such as "var data =" or a warning of the program that made the page, is no part of it.
std::string_view without_code_before(std::string_view script) {
  const std::size_t first = script.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return script;
  const char c = script[first];
  const bool code = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || script.substr(first).starts_with("<b");
  const std::size_t begin = code ? script.find_first_of("{[", first) : std::string_view::npos;
  return begin == std::string_view::npos ? script : script.substr(begin);
}

}  // namespace

void read_json_ld(std::string_view script, JsonLdArticle& article) {
  if (script.size() > max_script_bytes) {
    article.too_long = true;
    return;
  }
  dom::parser parser;
  dom::element root;
  if (parser.parse(script.data(), script.size()).get(root) == simdjson::SUCCESS) {
    // JSON that was made a string of JSON.
    if (std::string_view inner; root.get(inner) == simdjson::SUCCESS) {
      const std::string json(inner);
      if (parser.parse(json).get(root) != simdjson::SUCCESS) return;
    }
    return visit(root, article);
  }
  script = without_code_before(script);
  std::optional<std::string> mended = mend(script, parser);
  if (!mended && script.find('\'') < script.find('"'))  // an object in JavaScript's notation
    mended = read_object_literal(script, std::min(script.find('{'), script.size())).json;
  if (mended && parser.parse(*mended).get(root) == simdjson::SUCCESS) visit(root, article);
}

}  // namespace tra
