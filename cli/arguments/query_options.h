// The options that say which articles are meant: shared by search, facets and delete.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "arguments/options.h"
#include "tra/query_parser.h"
#include "tra/schema.h"
#include "tra/searcher.h"

namespace tra::cli {

void add_filter_options(Options& options);

// --country, --type, ... and their --not- forms.
std::vector<FacetFilter> facet_filters(const Options& options);

// The query with --from, --to, --meeting-from and --meeting-to added.
Query with_date_ranges(const Options& options, Query query);

// --match all|any|N%, and the names people call facets and their values in this query.
ParserOptions parser_options(const Options& options, std::string_view query);

// "2024", "2024-12" or "2024-12-16" as the first or the last day meant.
std::int64_t first_day(std::string_view date);
std::int64_t last_day(std::string_view date);

// --facets NAME[:N],... ; "none" for none, partner countries and meeting types when not given.
std::vector<FacetRequest> facet_requests(const Options& options);

}  // namespace tra::cli
