#include "articles/facet_names.h"

#include <algorithm>
#include <map>
#include <utility>

#include "archive/facets/namings.h"
#include "archive/facets/person_names.h"
#include "articles/nearest.h"
#include "tra/article_search.h"
#include "tra/error.h"
#include "tra/facet_extraction.h"

namespace tra::articles {
namespace {

using SpokenValues = std::vector<std::pair<std::string, std::string>>;  // spoken value, stored value

bool is_country(std::string_view field) { return field == "partner_country" || field == "countries_mentioned"; }

// The values that have a label: all ISO 3166-1 codes with a label, and the closed lists of the meeting fields.
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

// Names and labels come before stored values, so that "my" means Mỹ and not the code of Malaysia. Country fields have
// hundreds of names, so the list is built only for a query that may name a field.
SpokenValues spoken_values(std::string_view field) {
  SpokenValues spoken = is_country(field) ? country_names() : SpokenValues{};
  const std::vector<std::string> values = known_values(field);
  for (const std::string& value : values)
    for (const char* language : {"vi", "en"}) spoken.emplace_back(facet_label(field, value, language), value);
  for (const std::string& value : values) spoken.emplace_back(value, value);
  return spoken;
}

// The same list with folded labels. It is built once per process, as the built-in labels do not change.
const SpokenValues& folded_values(std::string_view field) {
  static const std::map<std::string_view, SpokenValues> all = [] {
    Folder folder;
    std::map<std::string_view, SpokenValues> by_field;
    for (const FacetField& facet : facet_fields())
      for (const auto& [label, value] : spoken_values(facet.field))
        by_field[facet.field].emplace_back(folder.fold(label), value);
    return by_field;
  }();
  static const SpokenValues none;
  const auto found = all.find(field);
  return found == all.end() ? none : found->second;
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

std::vector<ParserOptions::Alias> facet_aliases(std::string_view query) {
  // The second character is a full-width colon.
  const bool names_a_field = query.find(':') != query.npos || query.find("：") != query.npos;
  if (!names_a_field) return aliases(false);
  static const std::vector<ParserOptions::Alias> with_values = aliases(true);
  return with_values;
}

const FacetField& known_facet(std::string_view name) {
  if (const FacetField* field = find_facet_field(name)) return *field;
  std::vector<std::string> names;
  for (const FacetField& field : facet_fields()) names.emplace_back(field.short_name);
  throw Error(ErrorCode::invalid_argument, "no facet '" + std::string(name) + "'" + nearest(name, names));
}

std::string known_value(const FacetField& facet, std::string_view spoken,
                        const std::function<std::vector<std::string>()>& in_index) {
  SpokenValues values = spoken_values(facet.field);
  for (const auto& [label, value] : values)
    if (value == spoken || label == spoken) return value;
  Folder folder;
  const std::string wanted = folder.fold(spoken);
  for (const auto& [label, value] : folded_values(facet.field))
    if (label == wanted && !wanted.empty()) return value;
  for (const std::string& value : in_index()) {
    if (value == spoken || (folder.fold(value) == wanted && !wanted.empty())) return value;
    values.emplace_back(value, value);
  }
  std::vector<std::string> labels;
  for (const auto& [label, value] : values) labels.push_back(label);
  throw Error(ErrorCode::invalid_argument,
              std::string(facet.short_name) + " has no value '" + std::string(spoken) + "'" + nearest(spoken, labels));
}

namespace {

// Only names of other languages have several spellings; of Vietnamese ones the vowels tell people apart.
bool is_foreign_name(std::string_view name) {
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find_first_of(" -", at), name.size());
    if (end > at && archive::is_foreign_word(name.substr(at, end - at))) return true;
    at = end + 1;
  }
  return false;
}

}  // namespace

std::vector<std::string> known_people(std::string_view spoken, const std::vector<std::string>& people) {
  constexpr std::size_t kSoundEnough = 4;  // consonants two spellings share
  Folder folder;
  const std::string wanted = folder.fold(spoken), sound = archive::sound_of_name(spoken);
  std::vector<std::string> whole, same_sound, part;
  for (const std::string& name : people) {
    const std::string folded = folder.fold(name);
    if (folded == wanted)
      whole.push_back(name);
    else if (sound.size() >= kSoundEnough && is_foreign_name(name) && archive::sound_of_name(name) == sound)
      same_sound.push_back(name);
    else if ((" " + folded + " ").find(" " + wanted + " ") != std::string::npos)
      part.push_back(name);
  }
  if (wanted.empty() || (whole.empty() && same_sound.empty() && part.empty()))
    throw Error(ErrorCode::invalid_argument,
                "person has no value '" + std::string(spoken) + "'" + nearest(spoken, people));
  if (whole.empty() && same_sound.empty()) return part;
  whole.insert(whole.end(), same_sound.begin(), same_sound.end());
  return whole;
}

}  // namespace tra::articles
