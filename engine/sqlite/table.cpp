// A loadable extension of SQLite that presents articles as a table.
//
//   .load tra_sqlite
//   SELECT title, date FROM tra('news.tra', 'tham khảo lào') WHERE country = 'LA' ORDER BY date;
//   SELECT year, country, count(*) FROM tra('news.tra', '') GROUP BY year, country;
//
// The query and filters are pushed down to the search. When a statement uses the column of a facet without requesting
// one value, an article yields a row for each of its values, so that grouping counts it under each of them.
#include <sqlite3ext.h>

#include <memory>
#include <new>
#include <string>

#include "sqlite/rows.h"

SQLITE_EXTENSION_INIT1

namespace tra::sqlite {
namespace {

struct Table : sqlite3_vtab {
  OpenedIndexes indexes;
};

struct Cursor : sqlite3_vtab_cursor {
  std::optional<Rows> rows;
  sqlite3_int64 number = 0;
};

// Runs `work` and reports its exceptions to SQLite.
template <class Work>
int guarded(sqlite3_vtab* table, Work&& work) noexcept {
  try {
    work();
    return SQLITE_OK;
  } catch (const std::bad_alloc&) {
    return SQLITE_NOMEM;
  } catch (const std::exception& error) {
    sqlite3_free(table->zErrMsg);
    table->zErrMsg = sqlite3_mprintf("%s", error.what());
    return SQLITE_ERROR;
  }
}

int connect(sqlite3* database, void*, int, const char* const*, sqlite3_vtab** table, char**) {
  const int status = sqlite3_declare_vtab(database, declaration);
  if (status != SQLITE_OK) return status;
  sqlite3_vtab_config(database,
                      // it reads folders named in statements, so schemas and triggers must not use it
                      SQLITE_VTAB_DIRECTONLY);
  *table = new (std::nothrow) Table();
  return *table == nullptr ? SQLITE_NOMEM : SQLITE_OK;
}

int disconnect(sqlite3_vtab* table) {
  delete static_cast<Table*>(table);
  return SQLITE_OK;
}

int best_index(sqlite3_vtab*, sqlite3_index_info* info) { return choose_plan(*info); }

int open_cursor(sqlite3_vtab*, sqlite3_vtab_cursor** cursor) {
  *cursor = new (std::nothrow) Cursor();
  return *cursor == nullptr ? SQLITE_NOMEM : SQLITE_OK;
}

int close_cursor(sqlite3_vtab_cursor* cursor) {
  delete static_cast<Cursor*>(cursor);
  return SQLITE_OK;
}

std::string text_of(sqlite3_value* value) {
  const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
  if (text == nullptr) return {};
  return {text, static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

bool is_day(const std::string& text) {
  try {
    parse_date(text);
    return true;
  } catch (const Error&) {
    return false;
  }
}

// A bound that is not a valid day, or a year of four digits, is left to SQLite, which compares the rows with it.
void narrow_by_date(Use use, const std::string& value, DateBounds& published) {
  const bool is_year = value.size() == 4 && value.find_first_not_of("0123456789") == std::string::npos;
  const bool of_year = use == Use::from_year || use == Use::to_year || use == Use::in_year;
  if (of_year ? !is_year : !is_day(value)) return;
  if (use != Use::to_date && use != Use::to_year && published.from < value) published.from = value;
  if (use != Use::from_date && use != Use::from_year && (published.to.empty() || value < published.to))
    published.to = value;
}

// No day is in such bounds. A month or year is no end before the days in it.
bool ends_before_it_begins(const DateBounds& days) {
  return !days.to.empty() && days.to < days.from && !days.from.starts_with(days.to);
}

void narrow(Use use, const std::string& value, Scan& scan) {
  const std::string_view facet = facet_of(use);
  if (facet.empty()) return narrow_by_date(use, value, scan.request.published);
  scan.request.filters.push_back({std::string(facet), {value}});
  if (use == Use::country) scan.country = value;
  if (use == Use::type) scan.type = value;
}

// Articles without a date have null in its columns, which SQLite orders before all values.
void order(int plan_number, ArticleRequest& request) {
  if ((plan_number & (oldest_first | newest_first)) == 0) return;
  request.order = ArticleRequest::Order::published;
  request.reversed = request.missing_first = (plan_number & oldest_first) != 0;
}

void start(Table& table, Cursor& cursor, int plan_number, const std::string& plan, sqlite3_value** values) {
  std::string folder;
  Scan scan;
  scan.needs = plan_number;
  for (std::size_t i = 0; i < plan.size(); ++i) {
    const Use use = static_cast<Use>(plan[i]);
    if (use == Use::folder)
      folder = text_of(values[i]);
    else if (use == Use::query)
      scan.request.text = text_of(values[i]);
    else if (sqlite3_value_type(values[i]) == SQLITE_NULL)
      scan.nothing = true;
    else
      narrow(use, text_of(values[i]), scan);
  }
  if (folder.empty()) throw Error(ErrorCode::invalid_argument, "say which index: tra('FOLDER', 'QUERY')");
  scan.nothing = scan.nothing || ends_before_it_begins(scan.request.published);
  scan.request.everything = scan.request.text.empty();
  order(plan_number, scan.request);
  cursor.number = 0;
  cursor.rows.emplace(table.indexes.get(folder), std::move(scan));
}

int filter(sqlite3_vtab_cursor* cursor, int number, const char* plan, int, sqlite3_value** values) {
  return guarded(cursor->pVtab, [&] {
    start(*static_cast<Table*>(cursor->pVtab), *static_cast<Cursor*>(cursor), number, plan, values);
  });
}

int next(sqlite3_vtab_cursor* cursor) {
  return guarded(cursor->pVtab, [&] {
    ++static_cast<Cursor*>(cursor)->number;
    static_cast<Cursor*>(cursor)->rows->next();
  });
}

int at_end(sqlite3_vtab_cursor* cursor) { return static_cast<Cursor*>(cursor)->rows->at_end(); }

int row_number(sqlite3_vtab_cursor* cursor, sqlite3_int64* number) {
  *number = static_cast<Cursor*>(cursor)->number;
  return SQLITE_OK;
}

// An empty text is returned as null.
void give(sqlite3_context* context, std::string_view text) {
  if (!text.empty()) sqlite3_result_text64(context, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

void give(sqlite3_context* context, const std::string* text) {
  if (text != nullptr) give(context, std::string_view(*text));
}

std::string joined(const std::vector<std::string>& values) {
  std::string text;
  for (const std::string& value : values) text += (text.empty() ? "" : ",") + value;
  return text;
}

void give_date(sqlite3_context* context, const std::string& date, int column) {
  if (!is_day(date)) return;
  if (column == column_year)
    sqlite3_result_int(context, std::stoi(date));
  else
    give(context, std::string_view(date).substr(0, column == column_month ? 7 : date.npos));
}

void give_column(sqlite3_context* context, const Rows& rows, int column) {
  const Article& article = rows.article();
  switch (column) {
    case column_id:
      return give(context, article.id);
    case column_title:
      return give(context, article.title);
    case column_lead:
      return give(context, article.lead);
    case column_body:
      return give(context, article.body);
    case column_url:
      return give(context, article.url);
    case column_source:
      return give(context, article.source);
    case column_date:
    case column_month:
    case column_year:
      return give_date(context, article.date, column);
    case column_country:
      return give(context, rows.country());
    case column_type:
      return give(context, rows.type());
    case column_level:
      return give(context, article.meeting_level);
    case column_mode:
      return give(context, article.meeting_mode);
    case column_ordinal:
      if (article.meeting_ordinal) sqlite3_result_int(context, *article.meeting_ordinal);
      return;
    case column_met:
      return give(context, article.meeting_date);
    case column_countries:
      return give(context, joined(article.partner_country));
    case column_types:
      return give(context, joined(article.meeting_type));
    case column_score:
      return sqlite3_result_double(context, rows.score());
    case column_snippet:
      return give(context, rows.snippet());
    default:
      return;
  }
}

int column(sqlite3_vtab_cursor* cursor, sqlite3_context* context, int number) {
  return guarded(cursor->pVtab, [&] { give_column(context, *static_cast<Cursor*>(cursor)->rows, number); });
}

// tra_label(FACET, VALUE): the Vietnamese label of a value; null of null, as SQL's own functions.
void label(sqlite3_context* context, int, sqlite3_value** values) {
  try {
    if (sqlite3_value_type(values[0]) == SQLITE_NULL || sqlite3_value_type(values[1]) == SQLITE_NULL) return;
    const std::string facet = text_of(values[0]);
    const FacetField* field = find_facet_field(facet);
    if (field == nullptr) throw Error(ErrorCode::invalid_argument, "there is no facet '" + facet + "'");
    give(context, facet_value_label(field->field, text_of(values[1])));
  } catch (const std::exception& error) {
    sqlite3_result_error(context, error.what(), -1);
  }
}

sqlite3_module make_module() {
  sqlite3_module module{};
  module.xConnect = connect;  // without xCreate, this is an eponymous virtual table that takes arguments
  module.xBestIndex = best_index;
  module.xDisconnect = disconnect;
  module.xOpen = open_cursor;
  module.xClose = close_cursor;
  module.xFilter = filter;
  module.xNext = next;
  module.xEof = at_end;
  module.xColumn = column;
  module.xRowid = row_number;
  return module;
}

}  // namespace
}  // namespace tra::sqlite

extern "C" __attribute__((visibility("default"))) int sqlite3_trasqlite_init(sqlite3* database, char**,
                                                                             const sqlite3_api_routines* api) {
  SQLITE_EXTENSION_INIT2(api);
  static const sqlite3_module module = tra::sqlite::make_module();
  const int status = sqlite3_create_module_v2(database, "tra", &module, nullptr, nullptr);
  if (status != SQLITE_OK) return status;
  return sqlite3_create_function_v2(database, "tra_label", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
                                    nullptr, tra::sqlite::label, nullptr, nullptr, nullptr);
}
