// The columns of the table tra(INDEX, QUERY), and how a statement's constraints on them become a request.
#pragma once

#include <sqlite3.h>

#include <string_view>

namespace tra::sqlite {

enum Column : int {
  column_id,
  column_title,
  column_lead,
  column_body,
  column_url,
  column_source,
  column_date,   // of publication, YYYY-MM-DD; null when not known
  column_month,  // YYYY-MM
  column_year,   // a number
  column_country,
  column_type,
  column_level,
  column_mode,
  column_ordinal,
  column_met,
  column_countries,  // all of them in one text, with commas
  column_types,
  column_score,
  column_snippet,
  column_folder,  // hidden: the arguments
  column_query,
};

inline constexpr const char* declaration =
    "CREATE TABLE tra(id TEXT, title TEXT, lead TEXT, body TEXT, url TEXT, source TEXT, date TEXT, month TEXT, year "
    "INTEGER, "
    "country TEXT, type TEXT, level TEXT, mode TEXT, ordinal INTEGER, met TEXT, countries TEXT, types TEXT, score "
    "REAL, "
    "snippet TEXT, tra_index HIDDEN TEXT, tra_query HIDDEN TEXT)";

// What a constraint that is pushed down does with its value; a plan's text has one of these for each value, in order.
enum class Use : char {
  folder = 'I',
  query = 'Q',
  country = 'c',
  type = 't',
  level = 'l',
  mode = 'm',
  source = 's',
  from_date = 'a',
  to_date = 'b',
  on_date = 'd',
  from_year = 'y',
  to_year = 'z',
  in_year = 'e',
};

// The facet that a use filters by; empty for the others.
std::string_view facet_of(Use use);

// What the rows of a statement need beside their ids; a plan's number is the sum of these.
enum Need : int {
  need_article = 1,
  need_snippet = 2,
  each_country = 4,  // an article gives a row for each of its countries
  each_type = 8,
};

// Chooses what is pushed down: the arguments, facets by equality, bounds of date and year, falling score. SQLite checks
// again what a request answers only in part, such as `date > D`.
int choose_plan(sqlite3_index_info& info);

}  // namespace tra::sqlite
