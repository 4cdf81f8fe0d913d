#include "articles/search/narrowings.h"

#include <algorithm>

#include "articles/best_date.h"
#include "articles/own_facets.h"
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
  // As facet_aliases() calls the fields in a query.
  if (field == best_date_field || field == best_date_end_field) return "date";
  if (field == "date") return "published";
  if (field == "meeting_date") return "met";
  if (field == "meeting_ordinal") return "ordinal";
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

std::string values(const Query::Node& node, const std::string& language) {
  std::string text;
  for (const std::string& value : node.values)
    text += (text.empty() ? "" : ", ") + facet_label(node.field, value, language);
  return text;
}

// "section: economy" of the stored "section=economy, section=sport".
std::string own_values(const Query::Node& node) {
  std::string text;
  for (const std::string& value : node.values) {
    const std::size_t equals = std::min(value.find('='), value.size());
    text += (text.empty() ? value.substr(0, equals) + ": " : ", ") + value.substr(std::min(equals + 1, value.size()));
  }
  return text;
}

std::string described(const Query& query, const std::string& language);

// Parts of which the later ones leave out the name that the part before has: "date: 2021, 2023".
std::string described(const std::vector<Query>& parts, const std::string& word, const std::string& language) {
  std::string text, name;
  for (const Query& part : parts) {
    if (asks_for_end(part)) continue;  // the part before it says which days
    const std::string what = described(part, language);
    const std::string its_name = what.substr(0, what.find(": "));
    if (text.empty())
      text = what;
    else
      text += its_name == name ? ", " + what.substr(std::min(name.size() + 2, what.size())) : word + what;
    name = its_name;
  }
  return text;
}

std::string described(const Query& query, const std::string& language) {
  const Query::Node& node = query.node();
  if (node.kind == Kind::keyword)
    return node.field == own_facets_field ? own_values(node) : name_of(node.field) + ": " + values(node, language);
  if (node.kind == Kind::range) {
    const bool is_date = node.field.find("date") != std::string::npos;
    return name_of(node.field) + ": " + (is_date ? days(node) : numbers(node));
  }
  if (node.kind != Kind::boolean) return to_string(query);
  const bool vietnamese = language == "vi";
  std::string text = described(node.must, vietnamese ? " và " : " and ", language);
  for (const Query& part : node.must_not)
    text += (text.empty() ? "" : ", ") + left_out(described(part, language), language);
  const std::string any = described(node.should, vietnamese ? " hoặc " : " or ", language);
  return text + (text.empty() || any.empty() ? "" : vietnamese ? " và " : " and ") + any;
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
