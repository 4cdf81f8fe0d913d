#include "articles/title_order.h"

#include <algorithm>
#include <string_view>

#include "snapshot/manifest_store.h"
#include "snapshot/snapshot_impl.h"
#include "tra/article_index.h"
#include "tra/collation.h"
#include "tra/error.h"

namespace tra::articles {
namespace {

bool lacks_title_order(const Schema& schema) {
  return !(schema == article_schema()) && extends(article_schema(), schema) &&
         schema.fields().size() + title_order_fields.size() == article_schema().fields().size();
}

}  // namespace

void add_title_order(Schema& schema) {
  for (const char* field : title_order_fields) schema.add({.name = field, .type = FieldType::integer, .stored = false});
}

void add_title_order(Document& document) {
  const std::string_view title = document.text("title");
  const auto [first, second] = sort_numbers(title);
  if (!title.empty()) document.add(title_order_fields[0], first);
  document.add(title_order_fields[1], second);
}

bool has_title_order(const Snapshot& snapshot) {
  const auto field = snapshot.schema().find(title_order_fields[1]);
  if (!field) return false;
  const auto& segments = snapshot.impl().segments;
  return std::all_of(segments.begin(), segments.end(), [&](const auto& segment) {
    const format::IntegerColumn* column = segment->columns().integer(*field);
    if (column == nullptr) return false;
    const auto& windows = column->extremes();
    return std::all_of(windows.begin(), windows.end(), [](const auto& window) { return window.all; });
  });
}

bool holds_articles(const Schema& schema) { return schema == article_schema() || lacks_title_order(schema); }

IndexWriter open_index(const std::shared_ptr<Directory>& directory, WriterOptions options) {
  if (directory) try {
      if (const std::uint64_t newest = newest_generation(*directory))
        options.add_fields = lacks_title_order(schema_of(read_manifest(*directory, newest).manifest));
    } catch (const Error&) {  // the writer opens an older commit, or says what is wrong
    }
  return IndexWriter(directory, article_schema(), options);
}

}  // namespace tra::articles
