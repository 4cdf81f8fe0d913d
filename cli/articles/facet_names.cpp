#include "articles/facet_names.h"

#include <algorithm>

#include "tra/analyzer.h"
#include "tra/facet_extraction.h"

namespace tra::cli {
namespace {

using SpokenValues = std::vector<std::pair<std::string, std::string>>;  // spoken -> stored

// A text as the analyzer folds it, so that "Lào", "LÀO" and "lao" are one.
std::string fold(std::string_view text) {
  Analyzer analyzer;
  std::vector<Token> tokens;
  analyzer.analyze(text, 0, tokens);
  std::string out;
  for (const Token& token : tokens) {
    if (token.alias) continue;
    if (!out.empty()) out += ' ';
    out += folded(analyzer.key(token.term));
  }
  return out;
}

bool is_country(std::string_view field) { return field == "partner_country" || field == "countries_mentioned"; }

// The values that have a label: every ISO 3166-1 code a label is known for, and the closed lists of the meeting fields.
std::vector<std::string> known_values(std::string_view field) {
  if (field == "meeting_type")
    return {"political_consultation",
            "dialogue",
            "steering_committee",
            "joint_committee",
            "state_visit",
            "official_visit",
            "visit",
            "talks",
            "meeting",
            "phone_call",
            "summit",
            "multilateral",
            "negotiation",
            "other"};
  if (field == "meeting_level") return {"head_of_state", "head_of_government", "minister", "deputy_minister", "other"};
  if (field == "meeting_mode") return {"in_person", "online", "hybrid", "phone"};
  if (!is_country(field)) return {};
  std::vector<std::string> codes;
  for (char first = 'A'; first <= 'Z'; ++first)
    for (char second = 'A'; second <= 'Z'; ++second) {
      const std::string code{first, second};
      if (facet_label(field, code, "vi") != code) codes.push_back(code);
    }
  return codes;
}

// Names and labels, before the stored values: "my" is Mỹ, not the code of Malaysia. Hundreds of them for the
// country fields, so they are put together only for a query that may ask for one.
SpokenValues spoken_values(std::string_view field) {
  SpokenValues spoken = is_country(field) ? country_names() : SpokenValues{};
  const std::vector<std::string> values = known_values(field);
  for (const std::string& value : values)
    for (const char* language : {"vi", "en"}) spoken.emplace_back(facet_label(field, value, language), value);
  for (const std::string& value : values) spoken.emplace_back(value, value);
  return spoken;
}

std::vector<ParserOptions::Alias> aliases(bool with_values) {
  std::vector<ParserOptions::Alias> all;
  for (const FacetField& field : facet_fields()) {
    const SpokenValues values = with_values ? spoken_values(field.field) : SpokenValues{};
    all.push_back({std::string(field.short_name), std::string(field.field), values});
    if (field.short_name != field.field) all.push_back({std::string(field.field), std::string(field.field), values});
  }
  all.push_back({"ordinal", "meeting_ordinal", {}});
  return all;
}

}  // namespace

const std::vector<FacetField>& facet_fields() {
  static const std::vector<FacetField> fields{{"partner_country", "country", "Nước đối tác"},
                                              {"meeting_type", "type", "Loại hoạt động"},
                                              {"meeting_level", "level", "Cấp"},
                                              {"meeting_mode", "mode", "Hình thức tổ chức"},
                                              {"countries_mentioned", "mentioned", "Nước được nhắc đến"},
                                              {"source", "source", "Nguồn"}};
  return fields;
}

const FacetField* find_facet_field(std::string_view name) {
  for (const FacetField& field : facet_fields())
    if (field.field == name || field.short_name == name) return &field;
  return nullptr;
}

std::vector<ParserOptions::Alias> facet_aliases(std::string_view query) {
  const bool names_a_field = query.find(':') != query.npos || query.find("：") != query.npos;  // also full width
  if (!names_a_field) return aliases(false);
  static const std::vector<ParserOptions::Alias> with_values = aliases(true);
  return with_values;
}

std::string facet_value(std::string_view field, std::string_view spoken) {
  const SpokenValues values = spoken_values(field);
  for (const auto& [label, value] : values)
    if (value == spoken || label == spoken) return value;
  const std::string wanted = fold(spoken);
  for (const auto& [label, value] : values)
    if (!wanted.empty() && fold(label) == wanted) return value;
  return std::string(spoken);
}

std::string facet_value_label(std::string_view field, std::string_view value) {
  return facet_label(field, value, "vi");
}

}  // namespace tra::cli
