#include "articles/search/narrowings.h"

#include <algorithm>

#include "articles/best_date.h"
#include "tra/article_search.h"
#include "tra/document.h"
#include "tra/facet_extraction.h"

namespace tra::articles {
namespace {

using Kind = Query::Kind;

bool is_filter(const Query& query) {
  const Query::Node& node = query.node();
  const auto all_filters = [](const std::vector<Query>& parts) {
    return std::all_of(parts.begin(), parts.end(), is_filter);
  };
  if (node.kind == Kind::keyword || node.kind == Kind::range) return true;
  return node.kind == Kind::boolean && !(node.must.empty() && node.should.empty()) && all_filters(node.must) &&
         all_filters(node.should) && all_filters(node.must_not);
}

std::string name_of(const std::string& field) {
  if (field == best_date_field || field == best_date_end_field) return "date";
  const FacetField* facet = find_facet_field(field);
  return facet != nullptr ? std::string(facet->short_name) : field;
}

std::string days(const Query::Node& node) {
  const auto day = [](std::optional<std::int64_t> value) { return value ? format_date(*value) : std::string(); };
  return day(node.from) == day(node.to) ? day(node.from) : day(node.from) + "–" + day(node.to);
}

std::string numbers(const Query::Node& node) {
  const auto text = [](std::optional<std::int64_t> value) { return value ? std::to_string(*value) : std::string(); };
  return text(node.from) == text(node.to) ? text(node.from) : text(node.from) + "–" + text(node.to);
}

std::string described(const Query& query, const std::string& language) {
  const Query::Node& node = query.node();
  if (node.kind == Kind::keyword) {
    std::string values;
    for (const std::string& value : node.values)
      values += (values.empty() ? "" : ", ") + facet_label(node.field, value, language);
    return name_of(node.field) + ": " + values;
  }
  if (node.kind == Kind::range) {
    const bool is_date = node.field.find("date") != std::string::npos;
    return name_of(node.field) + ": " + (is_date ? days(node) : numbers(node));
  }
  for (const std::vector<Query>* parts : {&node.must, &node.should})
    if (!parts->empty()) return described(parts->front(), language);  // of several days the first says it
  return to_string(query);
}

}  // namespace

std::string left_out(const std::string& what, const std::string& language) {
  return (language == "vi" ? "trừ " : "not ") + what;
}

SplitQuery split(const Query& query, const std::string& language) {
  SplitQuery out;
  const Query::Node& node = query.node();
  const bool has_parts = node.kind == Kind::boolean && node.should.empty();
  if (!has_parts && is_filter(query)) {
    out.narrowings.push_back({query, described(query, language)});
    return out;
  }
  if (node.kind != Kind::boolean) {
    out.words = query;
    return out;
  }
  std::vector<Query> must, must_not;
  for (const Query& part : node.must) {
    if (is_filter(part))
      out.narrowings.push_back({part, described(part, language)});
    else
      must.push_back(part);
  }
  for (const Query& part : node.must_not) {
    if (is_filter(part))
      out.narrowings.push_back(
          {Query::boolean({Query::everything()}, {}, {part}), left_out(described(part, language), language)});
    else
      must_not.push_back(part);
  }
  if (must.empty() && node.should.empty()) must.push_back(Query::everything());
  out.words = Query::boolean(std::move(must), node.should, std::move(must_not), node.min_should);
  return out;
}

}  // namespace tra::articles
