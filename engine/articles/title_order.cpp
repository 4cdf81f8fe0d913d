#include "articles/title_order.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "snapshot/manifest_store.h"
#include "snapshot/snapshot_impl.h"
#include "tra/article_index.h"
#include "tra/collation.h"
#include "tra/error.h"

namespace tra::articles {
namespace {

// Eight bytes from `at` on as a number of the same order; bytes after the end of the key count as zero.
std::int64_t number_at(std::string_view key, std::size_t at) {
  std::uint64_t number = 0;
  for (std::size_t i = at; i < at + 8; ++i)
    number = number << 8 | (i < key.size() ? static_cast<unsigned char>(key[i]) : 0u);
  return static_cast<std::int64_t>(number ^ std::uint64_t{1} << 63);
}

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
  const std::string key = title.empty() ? "" : sort_key(title);
  if (!title.empty()) document.add(title_order_fields[0], number_at(key, 0));
  document.add(title_order_fields[1], number_at(key, 8));
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
