#include "articles/title_order.h"

#include <algorithm>
#include <string_view>

#include "snapshot/snapshot_impl.h"
#include "tra/collation.h"

namespace tra::articles {

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

}  // namespace tra::articles
