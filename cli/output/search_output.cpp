#include "output/search_output.h"

#include <algorithm>
#include <cstdio>

#include "output/article_json.h"
#include "output/marks.h"
#include "output/steering.h"

namespace tra::cli {
namespace {

const char* name_of(EmptyPart::Kind kind) {
  return kind == EmptyPart::Kind::word ? "word" : kind == EmptyPart::Kind::filter ? "filter" : "together";
}

const char* name_of(Partial why) {
  return why == Partial::deadline ? "deadline" : why == Partial::cancelled ? "cancelled" : "expansions";
}

Json empty_parts_json(const std::vector<EmptyPart>& parts) {
  Json json = Json::array();
  for (const EmptyPart& part : parts) {
    json.push_back({{"kind", name_of(part.kind)}});
    if (!part.what.empty()) json.back()["what"] = part.what;
    if (part.kind == EmptyPart::Kind::filter) json.back()["without"] = part.without;
  }
  return json;
}

// A member of an article, or by the short name of a facet the labels of its values.
Json member(const Json& article, const std::string& name) {
  const FacetField* facet = find_facet_field(name);
  if (facet == nullptr || facet->field == name) return article.contains(name) ? article[name] : Json(nullptr);
  const std::string field(facet->field);
  if (!article.contains(field)) return Json(nullptr);
  if (article[field].is_string()) return facet_value_label(field, article[field].get<std::string>());
  Json labels = Json::array();
  for (const Json& value : article[field]) labels.push_back(facet_value_label(field, value.get<std::string>()));
  return labels;
}

}  // namespace

Json to_json(const ArticleHit& found, const std::vector<std::string>& fields) {
  const Article& article = found.article;
  Json json;
  json["id"] = article.id;
  json["score"] = found.score;
  if (fields.empty()) {
    json["title"] = article.title;
    json["date"] = article.date.empty() ? Json(nullptr) : Json(article.date);
    json["best_date"] = found.best_date.empty() ? Json(nullptr) : Json(found.best_date);
    json["url"] = article.url.empty() ? Json(nullptr) : Json(article.url);
    json["partner_country"] = article.partner_country;
    json["meeting_type"] = article.meeting_type;
    json["snippet"] = marked_html(found.snippet);
  } else {
    const Json all = to_fields(article);
    for (const std::string& field : fields) {
      if (field == "snippet")
        json[field] = marked_html(found.snippet);
      else if (field == "best_date")
        json[field] = found.best_date.empty() ? Json(nullptr) : Json(found.best_date);
      else if (field != "id" && field != "score")
        json[field] = member(all, field);
    }
  }
  if (!found.index.empty()) json["index"] = found.index;
  if (!found.copies.empty()) json["duplicates"] = found.copies;
  if (!found.missing.empty()) json["missing"] = found.missing;
  if (!found.explanation.empty()) json["explanation"] = found.explanation;
  return json;
}

Json to_json(const std::vector<FacetTable>& facets) {
  Json json = Json::object();
  for (const FacetTable& facet : facets) {
    Json counts = Json::array();
    for (const LabelledCount& count : facet.counts) counts.push_back(to_json(count));
    json[facet.field] = std::move(counts);
  }
  return json;
}

Json to_json(const ArticleResult& result, const std::vector<std::string>& fields) {
  Json json;
  json["version"] = kJsonVersion;
  json["query"] = result.text;
  if (!result.read_as.empty()) json["read_as"] = result.read_as;
  if (!result.as_words.empty()) json["read_as_words"] = result.as_words;
  json["total"] = {{"value", result.total}, {"relation", result.total_is_exact ? "eq" : "gte"}};
  json["took_us"] = result.took_us;
  json["hits"] = Json::array();
  for (const ArticleHit& found : result.hits) json["hits"].push_back(to_json(found, fields));
  json["facets"] = to_json(result.facets);
  json["suggestions"] = result.suggestions;
  json["relaxed"] = result.partial;
  if (result.missing_untold) json["missing_untold"] = true;
  if (result.other_marks) json["other_marks"] = true;
  if (!result.corrections.empty()) {
    json["corrections"] = Json::array();
    for (const CorrectedText& one : result.corrections)
      json["corrections"].push_back({{"text", one.text}, {"hits", one.hits}});
  }
  if (!result.unknown_values.empty()) {
    json["unknown_values"] = Json::array();
    for (const UnknownValue& one : result.unknown_values)
      json["unknown_values"].push_back({{"field", one.field}, {"value", one.value}, {"near", one.near}});
  }
  if (!result.empty_parts.empty()) json["empty_parts"] = empty_parts_json(result.empty_parts);
  if (result.undated > 0) json["undated"] = result.undated;
  if (result.without_best_dates) json["dates"] = "published";
  if (result.incomplete != Partial::no) json["incomplete"] = name_of(result.incomplete);
  return json;
}

std::string to_trec(const ArticleResult& result, const std::string& query_id, std::size_t first_rank) {
  std::string out;
  for (std::size_t i = 0; i < result.hits.size(); ++i) {
    char score[32];
    std::snprintf(score, sizeof score, "%.6f", static_cast<double>(result.hits[i].score));
    out += trec_column(query_id) + " Q0 " + trec_column(result.hits[i].article.id) + " " +
           std::to_string(first_rank + i) + " " + score + " tra\n";
  }
  return out;
}

}  // namespace tra::cli
