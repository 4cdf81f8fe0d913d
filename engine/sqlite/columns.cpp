#include "sqlite/columns.h"

#include <sqlite3ext.h>

#include <optional>
#include <string>

SQLITE_EXTENSION_INIT3

namespace tra::sqlite {
namespace {

bool is_lower_bound(int op) { return op == SQLITE_INDEX_CONSTRAINT_GE || op == SQLITE_INDEX_CONSTRAINT_GT; }
bool is_upper_bound(int op) { return op == SQLITE_INDEX_CONSTRAINT_LE || op == SQLITE_INDEX_CONSTRAINT_LT; }

std::optional<Use> use_of_equality(int column) {
  switch (column) {
    case column_folder:
      return Use::folder;
    case column_query:
      return Use::query;
    case column_country:
      return Use::country;
    case column_type:
      return Use::type;
    case column_level:
      return Use::level;
    case column_mode:
      return Use::mode;
    case column_source:
      return Use::source;
    case column_date:
      return Use::on_date;
    case column_year:
      return Use::in_year;
    default:
      return std::nullopt;
  }
}

std::optional<Use> use_of(const sqlite3_index_info::sqlite3_index_constraint& constraint) {
  const int op = constraint.op;
  if (op == SQLITE_INDEX_CONSTRAINT_EQ) return use_of_equality(constraint.iColumn);
  if (constraint.iColumn == column_date && is_lower_bound(op)) return Use::from_date;
  if (constraint.iColumn == column_date && is_upper_bound(op)) return Use::to_date;
  if (constraint.iColumn == column_year && is_lower_bound(op)) return Use::from_year;
  if (constraint.iColumn == column_year && is_upper_bound(op)) return Use::to_year;
  return std::nullopt;
}

bool is_argument(Use use) { return use == Use::folder || use == Use::query; }

bool uses(const sqlite3_index_info& info, int column) { return (info.colUsed >> column & 1) != 0; }

int needs(const sqlite3_index_info& info, const std::string& pushed) {
  int needed = 0;
  for (int column = column_title; column <= column_types; ++column)
    if (uses(info, column)) needed |= need_article;
  if (uses(info, column_snippet)) needed |= need_article | need_snippet;
  if (uses(info, column_country) && pushed.find(static_cast<char>(Use::country)) == std::string::npos)
    needed |= each_country;
  if (uses(info, column_type) && pushed.find(static_cast<char>(Use::type)) == std::string::npos) needed |= each_type;
  return needed;
}

// The order by date, if it is what the statement asks for. Months and years have the order of their dates, and rows
// without a date, whose values are null, come first in ascending order, as in SQLite. An order with NULLS LAST or FIRST
// against that is not passed on by SQLite. Titles are not ordered here: those of SQLite are in the order of bytes.
int order_by_date(const sqlite3_index_info& info) {
  if (info.nOrderBy == 0) return 0;
  for (int i = 0; i < info.nOrderBy; ++i) {
    const auto& key = info.aOrderBy[i];
    const bool of_date = key.iColumn == column_date || key.iColumn == column_month || key.iColumn == column_year;
    if (!of_date || key.desc != info.aOrderBy[0].desc) return 0;
  }
  return info.aOrderBy[0].desc != 0 ? newest_first : oldest_first;
}

bool is_order_by_score(const sqlite3_index_info& info) {
  return info.nOrderBy == 1 && info.aOrderBy[0].iColumn == column_score && info.aOrderBy[0].desc != 0;
}

}  // namespace

std::string_view facet_of(Use use) {
  switch (use) {
    case Use::country:
      return "partner_country";
    case Use::type:
      return "meeting_type";
    case Use::level:
      return "meeting_level";
    case Use::mode:
      return "meeting_mode";
    case Use::source:
      return "source";
    default:
      return {};
  }
}

int choose_plan(sqlite3_index_info& info) {
  std::string pushed;
  for (int i = 0; i < info.nConstraint; ++i) {
    const auto& constraint = info.aConstraint[i];
    const std::optional<Use> use = use_of(constraint);
    if (!use) continue;
    if (!constraint.usable) {
      // SQLite must try an order of tables that provides the arguments first
      if (is_argument(*use)) return SQLITE_CONSTRAINT;
      continue;
    }
    // SQLite itself checks further constraints of the same use
    if (pushed.find(static_cast<char>(*use)) != std::string::npos) continue;
    pushed += static_cast<char>(*use);
    info.aConstraintUsage[i].argvIndex = static_cast<int>(pushed.size());
    info.aConstraintUsage[i].omit = is_argument(*use) || !facet_of(*use).empty();
  }
  info.idxStr = sqlite3_mprintf("%s", pushed.c_str());
  if (info.idxStr == nullptr) return SQLITE_NOMEM;
  info.needToFreeIdxStr = 1;
  const int order = order_by_date(info);
  info.idxNum = needs(info, pushed) | order;
  info.orderByConsumed = order != 0 || is_order_by_score(info);
  // More pushed constraints mean fewer rows.
  info.estimatedCost = 1e6 / static_cast<double>(1 + pushed.size());
  info.estimatedRows = 100000 / static_cast<sqlite3_int64>(1 + pushed.size());
  return SQLITE_OK;
}

}  // namespace tra::sqlite
