// The day an article is dated by: its meeting's, else its publication's.
#pragma once

#include <cstdint>
#include <optional>

#include "tra/article.h"
#include "tra/query.h"
#include "tra/schema.h"

namespace tra::articles {

// Two columns, so that an article is sorted and counted once: the first day, and the last where there are several.
inline constexpr const char* best_date_field = "best_date";
inline constexpr const char* best_date_end_field = "best_date_end";

struct BestDate {
  std::int64_t first = 0, last = 0;
};

// A meeting whose day is known without its year has the year in which it lies nearest to the publication, if that is
// within five months; else the publication counts. Nothing without either.
std::optional<BestDate> best_date(const Article& article);

// Articles that have a day in [from, to]; of several days one is enough. Nothing when `from` is after `to`.
Query best_date_between(std::optional<std::int64_t> from, std::optional<std::int64_t> to);

// Whether the query is the part of best_date_between() for what begins before the first of the days.
bool asks_for_end(const Query& query);

struct DayBounds {
  std::optional<std::int64_t> from, to;
};
// The days that a query of best days asks for, as best_date_between() makes them, also several of them; those between
// count too. Nothing for a query of anything else.
std::optional<DayBounds> best_date_bounds(const Query& query);

// Whether an index has best dates; those of older programs do not.
bool has_best_dates(const Schema& schema);

}  // namespace tra::articles
