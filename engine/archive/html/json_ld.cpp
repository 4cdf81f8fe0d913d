// The search for articles covers the top level, @graph, and members such as mainEntity that point to a page's main
// object. Objects without a type are searched too. A page's only part or subject that is an article is its main object.
#include "archive/html/json_ld.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "archive/html/json_repair.h"
#include "archive/html/plain_text.h"
#include "archive/read/json_tolerant.h"

namespace tra {
namespace {

namespace dom = simdjson::dom;

bool names_article(std::string_view type) {
  return type.ends_with("Article") || type.ends_with("BlogPosting") || type.ends_with("Report") ||
         type.ends_with("OpinionPiece") || type.ends_with("Review") || type.ends_with("CreativeWork");
}

template <typename Names>
bool is_of_type(dom::object object, const Names& names) {
  std::string_view name;
  if (object["@type"].get(name) == simdjson::SUCCESS) return names(name);
  dom::array several;
  if (object["@type"].get(several) != simdjson::SUCCESS) return false;
  return std::any_of(several.begin(), several.end(),
                     [&](const dom::element one) { return one.get(name) == simdjson::SUCCESS && names(name); });
}

// The text of a string, or of the first string in an array.
std::string_view text_of(dom::element value) {
  std::string_view text;
  dom::array several;
  if (value.get(text) == simdjson::SUCCESS || value.get(several) != simdjson::SUCCESS) return text;
  for (const dom::element one : several)
    if (one.get(text) == simdjson::SUCCESS && !text.empty()) break;
  return text;
}

void fill(dom::object object, const char* name, std::string& value) {
  dom::element member;
  if (value.empty() && object[name].get(member) == simdjson::SUCCESS) value = html_to_text(text_of(member));
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
      if (object[name].get(parts) != simdjson::SUCCESS) continue;
      if (const auto articles = articles_in(parts); articles.size() == 1) visit(articles.front(), article);
    }
  }
  if (is_of_type(object, [](std::string_view type) { return type.ends_with("VideoObject"); }))
    fill(object, "uploadDate", article.date_uploaded);
  if (is_of_type(object, [](std::string_view type) { return type.ends_with("WebSite"); })) fill_site(element, article);
  if (dom::element publisher; object["publisher"].get(publisher) == simdjson::SUCCESS) fill_site(publisher, article);

  constexpr std::array<std::string_view, 4> holders = {"@graph", "mainEntity", "mainEntityOfPage", "subjectOf"};
  dom::element type;
  const bool typed = object["@type"].get(type) == simdjson::SUCCESS;
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

}  // namespace

void read_json_ld(std::string_view script, JsonLdArticle& article) {
  if (script.size() > max_script_bytes) {
    article.too_long = true;
    return;
  }
  dom::parser parser;
  dom::element root;
  if (parser.parse(script.data(), script.size()).get(root) == simdjson::SUCCESS) return visit(root, article);
  if (const std::optional<std::string> mended = mend(script, parser))
    if (parser.parse(*mended).get(root) == simdjson::SUCCESS) visit(root, article);
}

}  // namespace tra
