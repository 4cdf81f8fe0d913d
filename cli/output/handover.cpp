#include "output/handover.h"

#include <array>
#include <utility>

#include "output/article_json.h"
#include "output/json_output.h"

namespace tra::cli {
namespace {

constexpr std::size_t most_terms = 1 << 20;  // known to the analyzer before it begins anew

struct TextField {
  const char* name;
  std::string Article::*text;
  int weight;
};
constexpr std::array<TextField, 5> text_fields = {{{"title", &Article::title, 3},
                                                   {"lead", &Article::lead, 2},
                                                   {"body", &Article::body, 1},
                                                   {"captions", &Article::captions, 1},
                                                   {"tail", &Article::tail, 0}}};

constexpr std::array<const char*, 6> keywords = {"partner_country", "countries_mentioned", "meeting_type",
                                                 "meeting_level",   "meeting_mode",        "source"};
constexpr std::array<const char*, 16> columns = {"id",
                                                 "title",
                                                 "lead",
                                                 "body",
                                                 "captions",
                                                 "tail",
                                                 "date",
                                                 "url",
                                                 "source",
                                                 "partner_country",
                                                 "countries_mentioned",
                                                 "meeting_type",
                                                 "meeting_level",
                                                 "meeting_mode",
                                                 "meeting_date",
                                                 "meeting_ordinal"};

// RFC 4180: quoted where a comma, a quote or a line end stands in it. Several values have a ';' between.
std::string csv_cell(const Json& value) {
  std::string text;
  if (value.is_array())
    for (const Json& one : value) text += (text.empty() ? "" : ";") + one.get<std::string>();
  else if (!value.is_null())
    text = value.is_string() ? value.get<std::string>() : value.dump();
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

std::string csv_line(const Json& json) {
  std::string line;
  for (const char* column : columns)
    line += (column == columns[0] ? "" : ",") + csv_cell(json.contains(column) ? json[column] : Json());
  return line + "\r\n";
}

Json opensearch_mapping() {
  Json mapping;
  mapping["settings"] = {
      {"similarity", {{"tra", {{"type", "BM25"}, {"k1", 1.2}, {"b", 0.75}}}}},
      {"analysis",
       {{"filter",
         {{"pairs",
           {{"type", "shingle"}, {"min_shingle_size", 2}, {"max_shingle_size", 2}, {"output_unigrams", false}}}}},
        {"analyzer",
         {{"terms", {{"type", "custom"}, {"tokenizer", "whitespace"}}},
          {"pairs", {{"type", "custom"}, {"tokenizer", "whitespace"}, {"filter", {"pairs"}}}}}}}}};
  const Json terms = {{"type", "text"}, {"analyzer", "terms"}, {"similarity", "tra"}};
  Json properties;
  for (const TextField& field : text_fields) {
    const std::string name = field.name;
    properties[name] = {{"type", "text"}, {"index", false}};
    properties[name + "_folded"] = terms;
    properties[name + "_terms"] = terms;
    properties[name + "_terms"]["fields"]["pairs"] = {{"type", "text"}, {"analyzer", "pairs"}, {"similarity", "tra"}};
  }
  for (const char* name : keywords) properties[name] = {{"type", "keyword"}};
  properties["date"] = {{"type", "date"}, {"format", "yyyy-MM-dd"}, {"ignore_malformed", true}};
  properties["meeting_date"] = {{"type", "keyword"}};
  properties["meeting_ordinal"] = {{"type", "integer"}};
  properties["url"] = {{"type", "keyword"}, {"index", false}};
  mapping["mappings"] = {{"dynamic", false}, {"properties", properties}};
  return mapping;
}

std::string vespa_schema() {
  std::string schema =
      "schema article {\n  document article {\n    field id type string {\n      indexing: summary | attribute\n    "
      "}\n";
  for (const TextField& field : text_fields) {
    const std::string name = field.name;
    schema += "    field " + name + " type string {\n      indexing: summary\n    }\n";
    for (const char* form : {"_terms", "_folded"})
      schema += "    field " + name + form +
                " type string {\n      indexing: index\n      index: enable-bm25\n      stemming: none\n" +
                "      normalizing: none\n    }\n";
  }
  for (const char* name : keywords)
    schema += std::string("    field ") + name + " type array<string> {\n      indexing: summary | attribute\n    }\n";
  for (const char* name : {"date", "meeting_date", "url"})
    schema += std::string("    field ") + name + " type string {\n      indexing: summary | attribute\n    }\n";
  schema += "    field meeting_ordinal type int {\n      indexing: summary | attribute\n    }\n  }\n";
  schema += "  fieldset default {\n    fields: title_terms, lead_terms, body_terms, captions_terms\n  }\n";
  schema += "  rank-profile tra inherits default {\n    first-phase {\n      expression: ";
  for (const TextField& field : text_fields)
    if (field.weight > 0)
      schema += (field.name == text_fields[0].name ? "" : " + ") + std::to_string(field.weight) + " * bm25(" +
                field.name + "_terms)";
  return schema + "\n    }\n  }\n}\n";
}

}  // namespace

std::string Handover::begin() const {
  std::string line;
  if (format_ != "csv") return line;
  for (const char* column : columns) line += (column == columns[0] ? "" : ",") + std::string(column);
  return line + "\r\n";
}

Handover::Terms Handover::terms_of(const std::string& text) {
  if (analyzer_.term_count() > most_terms) analyzer_.clear();
  tokens_.clear();
  analyzer_.analyze(text, 0, tokens_);
  Terms terms;
  for (const Token& token : tokens_) {
    if (token.alias) continue;
    terms.spelled += (terms.spelled.empty() ? "" : " ") + analyzer_.text(token.term);
    (terms.folded += terms.folded.empty() ? "" : " ") += folded(analyzer_.key(token.term));
  }
  return terms;
}

std::string Handover::article(const Article& article) {
  Json json = to_json(article);
  if (format_ == "csv") return csv_line(json);
  Json fields;
  for (const char* column : columns)
    if (json.contains(column) && !(format_ == "opensearch" && std::string_view(column) == "id"))
      fields[column] = json[column];
  for (const char* name : keywords)  // Vespa tells a text from a list of one
    if (fields.contains(name) && !fields[name].is_array()) fields[name] = Json::array({fields[name]});
  for (const TextField& field : text_fields) {
    if ((article.*field.text).empty()) continue;
    const Terms terms = terms_of(article.*field.text);
    fields[std::string(field.name) + "_terms"] = terms.spelled;
    fields[std::string(field.name) + "_folded"] = terms.folded;
  }
  if (format_ == "vespa") return to_line(Json{{"put", "id:tra:article::" + article.id}, {"fields", fields}}) + "\n";
  return to_line(Json{{"index", {{"_id", article.id}}}}) + "\n" + to_line(fields) + "\n";
}

std::string Handover::mapping(std::string_view format) {
  if (format == "opensearch") return to_document(opensearch_mapping()) + "\n";
  return format == "vespa" ? vespa_schema() : "";
}

}  // namespace tra::cli
