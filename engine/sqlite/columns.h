// The columns of the table tra(INDEX, QUERY), and the conversion of a statement's constraints on them to a request.
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
  column_date,   // publication date, YYYY-MM-DD; null when unknown
  column_month,  // YYYY-MM
  column_year,   // a number
  column_country,
  column_type,
  column_level,
  column_mode,
  column_ordinal,
  column_met,
  column_countries,  // all countries in one text, separated by commas
  column_types,
  column_score,
  column_snippet,
  column_folder,  // hidden columns: the arguments
  column_query,
};

inline constexpr const char* declaration =
    "CREATE TABLE tra(id TEXT, title TEXT, lead TEXT, body TEXT, url TEXT, source TEXT, date TEXT, month TEXT, year "
    "INTEGER, country TEXT, type TEXT, level TEXT, mode TEXT, ordinal INTEGER, met TEXT, countries TEXT, types TEXT, "
    "score REAL, snippet TEXT, tra_index HIDDEN TEXT, tra_query HIDDEN TEXT)";

// What a pushed constraint does with its value. The text of a plan has one of these characters for each value, in
// order.
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

// The facet that a use filters by; empty for other uses.
std::string_view facet_of(Use use);

// What the rows of a statement need besides their ids. The number of a plan is the sum of these.
enum Need : int {
  need_article = 1,
  need_snippet = 2,
  each_country = 4,  // an article yields one row for each of its countries
  each_type = 8,
};

// The order that a statement asks for, added to the number of its plan. Neither: by relevance.
enum Order : int { oldest_first = 16, newest_first = 32 };

// Chooses what is pushed down to the search: the arguments, facets by equality, bounds of date and year, the order by
// descending score, and that by date, month and year. SQLite checks constraints again that a request covers only
// partly, such as `date > D`.
int choose_plan(sqlite3_index_info& info);

}  // namespace tra::sqlite
