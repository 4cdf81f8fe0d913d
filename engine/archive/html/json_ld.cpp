// The search for articles covers the top level, @graph, and members such as mainEntity that point to a page's main
// object. Objects without a type are searched too.
#include "archive/html/json_ld.h"

#include <simdjson.h>

#include <algorithm>
#include <array>

#include "archive/html/json_repair.h"
#include "archive/html/plain_text.h"

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

void fill(dom::object object, const char* name, std::string& value) {
  std::string_view text;
  if (value.empty() && object[name].get(text) == simdjson::SUCCESS) value = html_to_text(text);
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
  }
  if (is_of_type(object, [](std::string_view type) { return type.ends_with("WebSite"); })) fill_site(element, article);
  if (dom::element publisher; object["publisher"].get(publisher) == simdjson::SUCCESS) fill_site(publisher, article);

  constexpr std::array<std::string_view, 4> holders = {"@graph", "mainEntity", "mainEntityOfPage", "subjectOf"};
  dom::element type;
  const bool typed = object["@type"].get(type) == simdjson::SUCCESS;
  for (const dom::key_value_pair member : object)
    if (!typed || std::find(holders.begin(), holders.end(), member.key) != holders.end()) visit(member.value, article);
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
  const std::string mended = repair_json(script);
  if (parser.parse(mended).get(root) == simdjson::SUCCESS) visit(root, article);
}

}  // namespace tra
