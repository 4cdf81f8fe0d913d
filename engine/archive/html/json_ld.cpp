#include "archive/html/json_ld.h"

#include <simdjson.h>

#include "archive/html/tree.h"
#include "archive/read/source.h"

namespace tra {
namespace {

namespace dom = simdjson::dom;

bool is_article_type(dom::element type) {
  std::string_view name;
  if (type.get(name) == simdjson::SUCCESS) return name.ends_with("Article") || name == "BlogPosting";
  dom::array several;
  if (type.get(several) != simdjson::SUCCESS) return false;
  for (const dom::element one : several)
    if (one.get(name) == simdjson::SUCCESS && (name.ends_with("Article") || name == "BlogPosting")) return true;
  return false;
}

// Some pages put entities or markup into the strings.
std::string plain(std::string_view text) {
  if (text.find_first_of("<&") == std::string_view::npos) return std::string(text);
  try {
    return inner_text(HtmlTree(text).root());
  } catch (const ReadError&) {
    return std::string(text);
  }
}

void fill(dom::object object, const char* name, std::string& value) {
  std::string_view text;
  if (value.empty() && object[name].get(text) == simdjson::SUCCESS) value = plain(text);
}

void visit(dom::element element, JsonLdArticle& article) {
  dom::array array;
  if (element.get(array) == simdjson::SUCCESS) {
    for (const dom::element item : array) visit(item, article);
    return;
  }
  dom::object object;
  if (element.get(object) != simdjson::SUCCESS) return;
  dom::element value;
  if (object["@graph"].get(value) == simdjson::SUCCESS) visit(value, article);
  if (object["@type"].get(value) != simdjson::SUCCESS || !is_article_type(value)) return;
  fill(object, "headline", article.headline);
  fill(object, "description", article.description);
  fill(object, "articleBody", article.article_body);
  fill(object, "datePublished", article.date_published);
}

}  // namespace

void read_json_ld(std::string_view script, JsonLdArticle& article) {
  std::string json(script);
  for (char& c : json)
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';  // line ends inside strings are common, and not JSON
  dom::parser parser;
  dom::element root;
  if (parser.parse(json).get(root) == simdjson::SUCCESS) visit(root, article);
}

}  // namespace tra
