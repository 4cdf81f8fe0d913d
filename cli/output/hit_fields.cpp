#include "output/hit_fields.h"

#include <algorithm>
#include <cstdio>

#include "output/article_json.h"
#include "output/joined.h"

namespace tra::cli {
namespace {

// Of who met: "Bùi Thanh Sơn, Bộ trưởng (VN)".
std::string text_of_principal(const Json& principal) {
  std::string text = principal.value("name", "");
  if (const std::string office = principal.value("office", ""); !office.empty()) text += ", " + office;
  if (const std::string country = principal.value("country", ""); !country.empty()) text += " (" + country + ")";
  return text;
}

std::string text_of(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_null()) return "";
  if (!value.is_array()) return value.dump(-1, ' ', false, Json::error_handler_t::replace);
  std::vector<std::string> parts;
  for (const Json& part : value)
    parts.push_back(part.is_object() && part.contains("name") ? text_of_principal(part) : text_of(part));
  return joined(parts, "; ");
}

std::string labels(const Json& article, const FacetField& facet, const Wording& wording) {
  const auto found = article.find(std::string(facet.field));
  if (found == article.end()) return "";
  if (found->is_string()) return wording.label(facet.field, found->get<std::string>());
  std::vector<std::string> all;
  for (const Json& value : *found) all.push_back(wording.label(facet.field, text_of(value)));
  return joined(all, "; ");
}

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

const std::vector<std::string>& known_hit_fields() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all{
        "id",      "rank",         "score",      "title",      "date", "best_date", "url",
        "lead",    "source",       "body",       "captions",   "tail", "snippet",   "meeting_ordinal",
        "ordinal", "meeting_date", "principals", "own_facets", "note", "added"};
    for (const FacetField& facet : facet_fields())
      for (const std::string_view name : {facet.field, facet.short_name})
        if (!contains(all, name)) all.emplace_back(name);
    return all;
  }();
  return names;
}

std::string hit_field(const ArticleHit& hit, std::size_t rank, std::string_view field, const Wording& wording) {
  if (field == "id") return hit.article.id;
  if (field == "best_date") return hit.best_date;
  if (field == "rank") return std::to_string(rank);
  if (field == "snippet")
    return (hit.snippet.cut_front ? "… " : "") + hit.snippet.text + (hit.snippet.cut_back ? " …" : "");
  if (field == "score") {
    char text[32];
    std::snprintf(text, sizeof text, "%.6g", static_cast<double>(hit.score));
    return text;
  }
  const Json article = to_fields(hit.article);
  if (field == "ordinal") field = "meeting_ordinal";
  const FacetField* facet = find_facet_field(field);
  if (facet != nullptr && facet->short_name == field && facet->field != field) return labels(article, *facet, wording);
  const auto found = article.find(std::string(field));
  return found == article.end() ? "" : text_of(*found);
}

bool needs_article(const std::vector<std::string>& fields) {
  return !std::all_of(fields.begin(), fields.end(),
                      [](const std::string& name) { return name == "id" || name == "score" || name == "rank"; });
}

bool needs_snippet(const std::vector<std::string>& fields) { return contains(fields, "snippet"); }

std::string unknown_field(const std::vector<std::string>& fields, const std::vector<std::string>& own_facets,
                          const std::vector<ArticleHit>& hits) {
  for (const std::string& field : fields) {
    if (contains(known_hit_fields(), field) || contains(own_facets, field)) continue;
    const bool given = std::any_of(hits.begin(), hits.end(), [&](const ArticleHit& hit) {
      return hit.article.extra.find('"' + field + '"') != std::string::npos && to_json(hit.article).contains(field);
    });
    if (!given) return field;
  }
  return "";
}

}  // namespace tra::cli
