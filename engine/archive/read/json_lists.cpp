#include "archive/read/json_lists.h"

#include <algorithm>
#include <array>

#include "archive/read/json_names.h"
#include "archive/read/json_values.h"

namespace tra {
namespace {

namespace dom = simdjson::dom;

// Collects the objects of an array, where one of them is an article or has one inside.
void collect_elements(dom::array array, std::vector<ListedArticle>& articles) {
  std::vector<ListedArticle> objects;
  bool any = false;
  for (const dom::element item : array) {
    dom::object object, inner;
    if (item.get(object) != simdjson::SUCCESS) continue;
    objects.push_back({object, {}});
    any = any || holds_article(object);
    for (const auto& [name, value] : object)
      any = any || (is_wrapper(name) && value.get(inner) == simdjson::SUCCESS && holds_article(inner));
  }
  if (any) articles.insert(articles.end(), objects.begin(), objects.end());
}

// Collects articles that are the members of an object, each under its key: {"1": {"title": ...}, "2": {"title": ...}}.
void collect_members(dom::object object, std::vector<ListedArticle>& articles) {
  std::vector<ListedArticle> objects;
  for (const auto& [name, value] : object) {
    dom::object inner;
    if (value.get(inner) != simdjson::SUCCESS || !holds_article(inner)) return;
    objects.push_back({inner, name});
  }
  articles.insert(articles.end(), objects.begin(), objects.end());
}

// Collects the articles of the lists inside an object.
void collect_listed(dom::object object, int levels, std::vector<ListedArticle>& articles) {
  collect_members(object, articles);
  if (!articles.empty() || levels == 0) return;
  for (const auto& [name, value] : object) {
    if (!is_list_name(name)) continue;
    dom::array array;
    dom::object inner;
    if (value.get(inner) == simdjson::SUCCESS) collect_listed(inner, levels - 1, articles);
    if (value.get(array) != simdjson::SUCCESS) continue;
    const std::size_t before = articles.size();
    collect_elements(array, articles);
    if (articles.size() > before) continue;
    for (const dom::element item : array)
      if (item.get(inner) == simdjson::SUCCESS) collect_listed(inner, levels - 1, articles);
  }
}

}  // namespace

bool is_name_of_text(std::string_view name) {
  const FieldName* field = find_field(name);
  if (field == nullptr) return false;
  const std::string_view of = article_field(field->field).name;
  return of == "title" || of == "body";
}

bool holds_article(dom::object object) {
  for (const auto& [name, value] : object)
    if (is_name_of_text(name) && !is_blank_value(value)) return true;
  return false;
}

bool is_list_name(std::string_view name) {
  constexpr std::array<std::string_view, 22> lists = {
      "articles", "items",   "posts", "docs", "documents", "hits",  "results",  "data",
      "entries",  "records", "rows",  "news", "list",      "nodes", "response", "payload",
      "result",   "content", "value", "db",   "feed",      "edges"};
  return std::find(lists.begin(), lists.end(), name) != lists.end();
}

bool is_wrapper(std::string_view name) {
  constexpr std::array<std::string_view, 16> wrappers = {
      "_source", "fields", "doc",   "document", "attributes", "article", "post",  "data",
      "node",    "item",   "entry", "record",   "row",        "value",   "after", "payload"};
  return std::find(wrappers.begin(), wrappers.end(), name) != wrappers.end();
}

std::optional<std::string> id_of_bulk_action(dom::object object) {
  constexpr std::array<std::string_view, 4> actions = {"index", "create", "update", "delete"};
  constexpr std::array<std::string_view, 4> settings = {"routing", "version", "pipeline", "require_alias"};
  dom::object action;
  if (object.size() != 1) return std::nullopt;
  const auto member = object.begin();
  if (std::find(actions.begin(), actions.end(), member.key()) == actions.end()) return std::nullopt;
  if (member.value().get(action) != simdjson::SUCCESS) return std::nullopt;
  std::string id;
  for (const auto& [name, value] : action) {
    if (!name.starts_with('_') && std::find(settings.begin(), settings.end(), name) == settings.end())
      return std::nullopt;
    if (name == "_id") id = text_of(value, " ").value_or("");
  }
  return member.key() == "delete" ? std::string() : id;
}

std::vector<ListedArticle> listed_articles(dom::object object) {
  constexpr int most_levels = 4;
  std::vector<ListedArticle> articles;
  collect_listed(object, most_levels, articles);
  return articles;
}

}  // namespace tra
