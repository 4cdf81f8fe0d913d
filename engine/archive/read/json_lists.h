// Articles inside an object of JSON that is no article itself: the answer of a server, or an export.
#pragma once

#include <simdjson.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tra {

// An article of a list inside an object.
struct ListedArticle {
  simdjson::dom::object object;
  std::string_view key;  // its name, where the list is an object; else empty
};

// Whether a member of this name is a title or a text.
bool is_name_of_text(std::string_view name);

// Members under which exports and answers of servers keep a list of articles, or an object that has the list.
bool is_list_name(std::string_view name);

// Whether the object has a title or a text.
bool holds_article(simdjson::dom::object object);

// Members under which databases and servers keep the article itself, beside its key: {"_id": 1, "_source": {...}}.
bool is_wrapper(std::string_view name);

// The id in a line that says what is done with the document on the next line, of bulk requests to Elasticsearch:
// {"index": {"_index": "news", "_id": "1"}}. It is empty where the line has none.
std::optional<std::string> id_of_bulk_action(simdjson::dom::object object);

// The articles of the lists in an object, such as {"response": {"docs": [...]}}, or of an object that has nothing but
// articles, each under its key.
std::vector<ListedArticle> listed_articles(simdjson::dom::object object);

}  // namespace tra
