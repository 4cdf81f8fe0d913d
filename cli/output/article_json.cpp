#include "output/article_json.h"

namespace tra::cli {
namespace {

void put(Json& json, const char* name, const std::string& value) {
  if (!value.empty()) json[name] = value;
}

void put(Json& json, const char* name, const std::vector<std::string>& values) {
  if (!values.empty()) json[name] = values;
}

}  // namespace

Json to_json(const std::vector<Principal>& principals) {
  Json list = Json::array();
  for (const Principal& principal : principals) {
    Json json{{"name", principal.name}};
    put(json, "office", principal.office);
    put(json, "country", principal.country);
    put(json, "role", principal.role);
    list.push_back(std::move(json));
  }
  return list;
}

Json to_json(const Article& article) {
  Json json;
  json["id"] = article.id;
  put(json, "title", article.title);
  put(json, "lead", article.lead);
  put(json, "body", article.body);
  put(json, "captions", article.captions);
  put(json, "tail", article.tail);
  put(json, "date", article.date);
  put(json, "url", article.url);
  put(json, "source", article.source);
  put(json, "partner_country", article.partner_country);
  put(json, "countries_mentioned", article.countries_mentioned);
  put(json, "meeting_type", article.meeting_type);
  put(json, "meeting_level", article.meeting_level);
  if (article.meeting_ordinal) json["meeting_ordinal"] = *article.meeting_ordinal;
  put(json, "meeting_date", article.meeting_date);
  put(json, "meeting_mode", article.meeting_mode);
  if (!article.principals.empty()) json["principals"] = to_json(article.principals);
  put(json, "own_facets", article.own_facets);
  put(json, "own_tags", article.tags);
  put(json, "own_note", article.note);
  const Json extra = Json::parse(article.extra, nullptr, false);
  if (extra.is_object())
    for (const auto& [name, value] : extra.items())
      if (!json.contains(name)) json[name] = value;
  return json;
}

Json to_fields(const Article& article) {
  Json json = to_json(article), values = Json::object();
  for (const std::string& pair : article.own_facets)
    if (const std::size_t equals = pair.find('='); equals != std::string::npos)
      values[pair.substr(0, equals)].push_back(pair.substr(equals + 1));
  for (const Principal& principal : article.principals) values["person"].push_back(principal.name);
  json.update(values);
  put(json, "tag", article.tags);
  put(json, "note", article.note);
  if (article.added != 0) json["added"] = article.added;
  return json;
}

Json to_json(const LabelledCount& count) {
  Json json{{"value", count.value}, {"label", count.label}, {"count", count.count}};
  put(json, "label_en", count.english);
  return json;
}

}  // namespace tra::cli
