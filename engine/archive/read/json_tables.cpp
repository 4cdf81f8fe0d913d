#include "archive/read/json_tables.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "archive/read/json_lists.h"
#include "archive/read/json_names.h"
#include "archive/read/json_text.h"

namespace tra {
namespace {

namespace dom = simdjson::dom;

constexpr std::array<std::string_view, 5> names_of_columns = {"columns", "cols", "header", "headers", "fields"};
constexpr std::array<std::string_view, 4> names_of_rows = {"data", "rows", "values", "records"};

void append_member(std::string& json, std::string_view name, dom::element value) {
  if (json.back() != '{') json += ',';
  append_json_string(json, name);
  json += ':' + simdjson::minify(value);
}

// A column may be its name, or an object that tells more of it: {"name": "title", "type": "text"}.
std::optional<std::string_view> column_name(dom::element column) {
  std::string_view name;
  if (column.get(name) == simdjson::SUCCESS) return name;
  for (const char* member : {"name", "label", "title", "field", "id"})
    if (column[member].get(name) == simdjson::SUCCESS) return name;
  return std::nullopt;
}

// The names of columns; none when one of them has no name, or none stands for a title or a text.
std::vector<std::string_view> columns_of(dom::object object) {
  dom::array columns;
  for (const std::string_view member : names_of_columns) {
    if (object[member].get(columns) != simdjson::SUCCESS) continue;
    std::vector<std::string_view> names;
    for (const dom::element column : columns)
      if (const auto name = column_name(column)) names.push_back(*name);
    if (names.size() == columns.size() && std::any_of(names.begin(), names.end(), is_name_of_text)) return names;
  }
  return {};
}

// A cell that no column has a name for keeps its number as its name.
std::string row_as_object(const std::vector<std::string_view>& columns, dom::array row) {
  std::string json = "{";
  std::size_t column = 0;
  for (const dom::element cell : row) {
    const std::string number = std::to_string(column + 1);
    append_member(json, column < columns.size() ? columns[column] : std::string_view(number), cell);
    ++column;
  }
  return json + '}';
}

std::string rows_beside_columns(dom::object object) {
  const std::vector<std::string_view> columns = columns_of(object);
  dom::array rows, row;
  std::string json;
  for (const std::string_view member : names_of_rows) {
    if (columns.empty() || object[member].get(rows) != simdjson::SUCCESS) continue;
    for (const dom::element each : rows)
      if (each.get(row) == simdjson::SUCCESS) json += (json.empty() ? '[' : ',') + row_as_object(columns, row);
    if (!json.empty()) return json + ']';
  }
  return {};
}

// The cells of a row have the same key in all columns.
std::string cells_under_columns(dom::object object) {
  std::vector<std::string_view> names;
  std::vector<dom::object::iterator> cells, ends;  // of each column
  for (const auto& [name, value] : object) {
    dom::object column;
    if (value.get(column) != simdjson::SUCCESS) return {};
    names.push_back(name);
    cells.push_back(column.begin());
    ends.push_back(column.end());
  }
  if (names.size() < 2 || std::none_of(names.begin(), names.end(), is_name_of_text)) return {};
  std::string json;
  for (; cells[0] != ends[0]; ++cells[0]) {
    std::string row = "{";
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (cells[i] == ends[i] || cells[i].key() != cells[0].key()) return {};
      append_member(row, names[i], cells[i].value());
      if (i > 0) ++cells[i];
    }
    json += (json.empty() ? '[' : ',') + row + '}';
  }
  return json.empty() || cells != ends ? std::string() : json + ']';
}

std::string rows_within(dom::object object, int levels) {
  if (std::string rows = rows_beside_columns(object); !rows.empty()) return rows;
  if (std::string rows = cells_under_columns(object); !rows.empty()) return rows;
  dom::object inner;
  for (const auto& [name, value] : object)
    if (levels > 0 && is_list_name(name) && value.get(inner) == simdjson::SUCCESS)
      if (std::string rows = rows_within(inner, levels - 1); !rows.empty()) return rows;
  return {};
}

}  // namespace

std::string rows_of_lists(dom::object object) {
  constexpr std::size_t least_rows = 2;
  std::vector<std::string_view> names;
  std::vector<dom::array::iterator> cells;
  std::size_t rows = 0;
  for (const auto& [name, value] : object) {
    dom::array column;
    if (value.get(column) != simdjson::SUCCESS) return {};
    if (names.empty()) rows = column.size();
    if (rows < least_rows || column.size() != rows) return {};
    names.push_back(name);
    cells.push_back(column.begin());
  }
  if (names.size() < 2 || std::none_of(names.begin(), names.end(), is_name_of_text)) return {};
  std::string json;
  for (std::size_t row = 0; row < rows; ++row) {
    json += json.empty() ? "[{" : ",{";
    for (std::size_t i = 0; i < names.size(); ++i, ++cells[i - 1]) append_member(json, names[i], *cells[i]);
    json += '}';
  }
  return json + ']';
}

std::string table_rows(dom::object object) {
  constexpr int most_levels = 4;
  return rows_within(object, most_levels);
}

}  // namespace tra
