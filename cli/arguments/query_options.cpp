#include "arguments/query_options.h"

#include <charconv>
#include <optional>

#include "articles/facet_names.h"
#include "tra/document.h"
#include "tra/error.h"

namespace tra::cli {
namespace {

struct FilterOption {
  const char *name, *help;
};

constexpr FilterOption filter_options[] = {
    {"country", "partner country: LA, lao, 'Lào', ...; several with commas"},
    {"type", "kind of meeting: political_consultation, 'hội đàm', ..."},
    {"level", "head_of_state, head_of_government, minister, deputy_minister, other"},
    {"mode", "in_person, online, hybrid, phone"},
    {"mentioned", "country named in the text"},
    {"source", "where the article was published"},
};

// DD/MM/YYYY and MM/YYYY, as results show dates, turned round; other texts as they are.
std::string in_iso_order(const std::string& date) {
  const std::size_t slash = date.rfind('/');
  if (slash == std::string::npos) return date;
  std::string iso = date.substr(slash + 1);
  for (std::size_t end = slash; end != std::string::npos;) {
    const std::size_t before = end == 0 ? std::string::npos : date.rfind('/', end - 1);
    const std::size_t begin = before == std::string::npos ? 0 : before + 1;
    iso += (end - begin == 1 ? "-0" : "-") + date.substr(begin, end - begin);
    end = before;
  }
  return iso;
}

std::optional<Query> date_range(const Options& options, const char* field, const char* from, const char* to) {
  if (!options.has(from) && !options.has(to)) return std::nullopt;
  const auto day = [&](const char* name, std::int64_t (*read)(std::string_view)) -> std::optional<std::int64_t> {
    if (!options.has(name)) return std::nullopt;
    try {
      return read(in_iso_order(options.text(name)));
    } catch (const Error&) {
      options.fail(std::string("--") + name + " takes YYYY, YYYY-MM, YYYY-MM-DD or DD/MM/YYYY, not '" +
                   options.text(name) + "'");
    }
  };
  return Query::range(field, day(from, first_day), day(to, last_day));
}

std::size_t request_limit(const Options& options, std::string_view text) {
  std::size_t limit = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), limit);
  if (error != std::errc() || end != text.data() + text.size())
    options.fail("--facets takes NAME or NAME:N, where N is a whole number, not ':" + std::string(text) + "'");
  return limit;
}

}  // namespace

void add_filter_options(Options& options) {
  for (const FilterOption& filter : filter_options) options.add(filter.name, "VALUE,...", filter.help);
  for (const FilterOption& filter : filter_options)
    options.add(std::string("not-") + filter.name, "VALUE,...", "none of these");
  options.add("from", "DATE", "published on or after YYYY, YYYY-MM, YYYY-MM-DD or DD/MM/YYYY");
  options.add("to", "DATE", "published on or before");
  options.add("meeting-from", "DATE", "the meeting took place on or after");
  options.add("meeting-to", "DATE", "the meeting took place on or before");
  options.add("match", "HOW", "all words, any of them, or N% of them (default: all)");
}

std::vector<FacetFilter> facet_filters(const Options& options) {
  std::vector<FacetFilter> filters;
  for (const FilterOption& option : filter_options) {
    const std::string field(find_facet_field(option.name)->field);
    for (const bool exclude : {false, true}) {
      const std::string name = (exclude ? "not-" : "") + std::string(option.name);
      std::vector<std::string> values = options.list(name);
      for (std::string& value : values) value = facet_value(field, value);
      if (!values.empty()) filters.push_back({field, std::move(values), exclude});
    }
  }
  return filters;
}

Query with_date_ranges(const Options& options, Query query) {
  std::vector<Query> all{std::move(query)};
  if (auto range = date_range(options, "date", "from", "to")) all.push_back(std::move(*range));
  if (auto range = date_range(options, "meeting_date", "meeting-from", "meeting-to")) all.push_back(std::move(*range));
  return all.size() == 1 ? all.front() : Query::all_of(std::move(all));
}

ParserOptions parser_options(const Options& options, std::string_view query) {
  ParserOptions parsing;
  parsing.aliases = facet_aliases(query);
  const std::string match = options.text("match", "all");
  if (match == "any") {
    parsing.match = ParserOptions::Match::any;
  } else if (match != "all") {
    const auto [end, error] = std::from_chars(match.data(), match.data() + match.size(), parsing.percent);
    if (error != std::errc() || std::string_view(end) != "%" || parsing.percent < 1 || parsing.percent > 100)
      options.fail("--match takes all, any or a percentage such as 70%, not '" + match + "'");
    parsing.match = ParserOptions::Match::percent;
  }
  return parsing;
}

std::int64_t first_day(std::string_view date) {
  std::string full(date);
  if (full.size() == 4) full += "-01";
  if (full.size() == 7) full += "-01";
  return parse_date(full);
}

std::int64_t last_day(std::string_view date) {
  if (date.size() == 4) return parse_date(std::string(date) + "-12-31");
  if (date.size() != 7) return parse_date(date);
  const std::int64_t first = first_day(date);  // the last day is the one before the next month's first
  for (std::int64_t day = first + 27;; ++day)
    if (format_date(day + 1).substr(0, 7) != date) return day;
}

std::vector<FacetRequest> facet_requests(const Options& options) {
  if (!options.has("facets")) return {{"partner_country", 10}, {"meeting_type", 10}};
  std::vector<FacetRequest> requests;
  for (const std::string& item : options.list("facets")) {
    if (item == "none") continue;
    const std::size_t colon = item.find(':');
    const FacetField* field = find_facet_field(item.substr(0, colon));
    if (field == nullptr) options.fail("--facets: no facet '" + item.substr(0, colon) + "'");
    FacetRequest request{std::string(field->field), 10};
    if (colon != std::string::npos) request.limit = request_limit(options, std::string_view(item).substr(colon + 1));
    requests.push_back(std::move(request));
  }
  return requests;
}

}  // namespace tra::cli
