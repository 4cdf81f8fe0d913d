#include "articles/facet_names.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>

#include "analysis/variants.h"
#include "archive/facets/namings.h"
#include "archive/facets/person_names.h"
#include "archive/facets/text.h"
#include "articles/best_date.h"
#include "articles/nearest.h"
#include "articles/spoken_values.h"
#include "articles/vietnamese_names.h"
#include "text/ascii.h"
#include "tra/article_search.h"
#include "tra/error.h"
#include "tra/facet_extraction.h"

namespace tra::articles {
namespace {

// The sounds of the words of a folded name, which its i/y spellings share: Hoa Kỳ and Hoa Kì, Mỹ and Mĩ.
std::string sounds_of(std::string_view folded) {
  std::string sounds;
  for (const std::string_view word : text::split_at_any(folded, " -"))
    sounds.append(analysis::sound_key(word)).push_back(' ');
  return sounds;
}

// Spoken values, folded. Put together once a process: the built-in labels do not change.
struct FoldedValue {
  std::string label, sounds, value;
};
const std::vector<FoldedValue>& folded_values(std::string_view field) {
  static const std::map<std::string_view, std::vector<FoldedValue>> all = [] {
    Folder folder;
    std::map<std::string_view, std::vector<FoldedValue>> by_field;
    for (const FacetField& facet : facet_fields())
      for (const auto& [label, value] : spoken_values(facet.field)) {
        const std::string folded = folder.fold(label);
        by_field[facet.field].push_back({folded, sounds_of(folded), value});
      }
    return by_field;
  }();
  static const std::vector<FoldedValue> none;
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
  all.push_back({"date", best_date_field, {}});
  all.push_back({"published", "date", {}});
  all.push_back({"met", "meeting_date", {}});
  for (const auto& [vietnamese, name] : vietnamese_field_names()) {
    const auto named = std::find_if(all.begin(), all.end(), [&](const auto& alias) { return alias.name == name; });
    all.push_back({std::string(vietnamese), named == all.end() ? std::string(name) : named->field, {}});
  }
  return all;
}

// Only names of other languages have several spellings; of Vietnamese ones the vowels tell people apart.
bool is_foreign_name(std::string_view name) {
  const std::vector<std::string_view> words = text::split_at_any(name, " -");
  return std::any_of(words.begin(), words.end(), archive::is_foreign_word);
}

// Whether `words` stand in `name` with the diacritics they are typed with; those without any have any.
bool agree(const std::vector<std::string_view>& words, const std::vector<std::string_view>& name) {
  const auto agrees = [](std::string_view typed, std::string_view word) {
    return text::is_ascii(typed) || text::is_ascii(word) || archive::word_key(typed) == archive::word_key(word);
  };
  Folder folder;
  const auto is_typed = [&](std::string_view word, std::string_view typed) {
    return agrees(typed, word) && folder.fold(word) == folder.fold(typed);
  };
  return std::search(name.begin(), name.end(), words.begin(), words.end(), is_typed) != name.end();
}

// The names with the diacritics that were typed, where there are any; else all.
std::vector<std::string> that_agree(std::string_view spoken, std::vector<std::string> names) {
  const std::vector<std::string_view> words = text::split_at_any(spoken, " -");
  std::vector<std::string> agreeing;
  for (const std::string& name : names)
    if (agree(words, text::split_at_any(name, " -"))) agreeing.push_back(name);
  return agreeing.empty() ? std::move(names) : agreeing;
}

// Letters without diacritics, blanks and hyphens.
std::string letters_of(std::string_view folded) {
  std::string letters;
  for (const char c : folded)
    if (c != ' ') letters += c;
  return letters;
}

// A sound is of consonants alone, so that names of other people share one ("Bùi Anh Chung", "Hwang Kyo-ahn"). Their
// letters must be alike too: at most two in five are others.
bool spelt_alike(std::string_view one, std::string_view other) {
  return 5 * edit_distance(one, other) <= 2 * std::max(one.size(), other.size());
}

std::uint64_t most_of(const std::vector<FacetCount>& counts) {
  std::uint64_t most = 0;
  for (const FacetCount& count : counts) most = std::max(most, count.count);
  return most;
}

}  // namespace

std::vector<ParserOptions::Alias> facet_aliases(std::string_view query) {
  // The second character is a full-width colon.
  const bool names_a_field = query.find(':') != query.npos || query.find("：") != query.npos;
  if (!names_a_field) return aliases(false);
  static const std::vector<ParserOptions::Alias> with_values = aliases(true);
  return with_values;
}

std::vector<std::string> query_names(const Schema& schema) {
  std::vector<std::string> names;
  for (const ParserOptions::Alias& alias : aliases(false))
    if (schema.find(alias.field)) names.push_back(alias.name);
  for (const Field& field : schema.fields())
    if (field.type == FieldType::text && field.own_lists) names.push_back(field.name);
  return names;
}

const FacetField& known_facet(std::string_view name) {
  if (const FacetField* field = find_facet_field(name)) return *field;
  if (const FacetField* field = find_facet_field(name_by_vietnamese(name))) return *field;
  std::vector<std::string> names;
  for (const FacetField& field : facet_fields()) names.emplace_back(field.short_name);
  throw Error(ErrorCode::invalid_argument, "no facet '" + std::string(name) + "'" + nearest(name, names));
}

std::optional<std::string> find_value(const FacetField& facet, std::string_view spoken, const ValuesInIndex& in_index) {
  for (const auto& [label, value] : spoken_values(facet.field))
    if (value == spoken || label == spoken) return value;
  Folder folder;
  const std::string wanted = folder.fold(spoken);
  for (const FoldedValue& each : folded_values(facet.field))
    if (each.label == wanted && !wanted.empty()) return each.value;
  for (const std::string& value : in_index())
    if (value == spoken || (folder.fold(value) == wanted && !wanted.empty())) return value;
  if (wanted.size() <= 2 && text::is_ascii(spoken)) return std::nullopt;  // a code
  const std::string sounds = sounds_of(wanted);
  for (const FoldedValue& each : folded_values(facet.field))
    if (each.sounds == sounds) return each.value;
  return std::nullopt;
}

std::string known_value(const FacetField& facet, std::string_view spoken, const ValuesInIndex& in_index) {
  if (std::optional<std::string> value = find_value(facet, spoken, in_index)) return std::move(*value);
  throw Error(ErrorCode::invalid_argument, std::string(facet.short_name) + " has no value '" + std::string(spoken) +
                                               "'" + nearest_values(facet, spoken, in_index).message);
}

NearValues nearest_values(const FacetField& facet, std::string_view spoken, const ValuesInIndex& in_index) {
  SpokenValues values = spoken_values(facet.field);
  for (const std::string& value : in_index()) values.emplace_back(facet_value_label(facet.field, value), value);
  std::vector<std::string> labels;
  for (const auto& named : values) labels.push_back(named.first);
  NearValues near{nearest_names(spoken, labels), {}};
  if (near.names.empty())  // of hundreds of names of countries the first few would tell nothing
    near.message = (is_country(facet.field) ? "" : nearest(spoken, labels)) + " (see tra values " +
                   std::string(facet.short_name) + ")";
  for (std::string& name : near.names) {
    const auto named = std::find_if(values.begin(), values.end(), [&](const auto& one) { return one.first == name; });
    if (is_country(facet.field) && named->second != name) name += " (" + named->second + ")";
  }
  if (near.message.empty()) near.message = nearest_message(near.names);
  return near;
}

std::vector<std::string> values_of(const std::vector<FacetCount>& counts) {
  std::vector<std::string> values;
  for (const FacetCount& count : counts) values.push_back(count.value);
  return values;
}

std::vector<std::string> find_people(std::string_view spoken, const std::vector<FacetCount>& people) {
  constexpr std::size_t kSoundEnough = 4;  // consonants two spellings share
  constexpr std::size_t kLongest = 100;    // bytes of names that are compared letter by letter
  Folder folder;
  const std::string wanted = folder.fold(spoken), sound = archive::sound_of_name(spoken);
  if (wanted.empty()) return {};
  const std::string letters = letters_of(wanted).substr(0, kLongest);
  std::vector<FacetCount> whole, part, same_sound;
  for (const FacetCount& person : people) {
    const std::string folded = folder.fold(person.value);
    if (folded == wanted)
      whole.push_back(person);
    else if ((" " + folded + " ").find(" " + wanted + " ") != std::string::npos)
      part.push_back(person);
    else if (sound.size() >= kSoundEnough && is_foreign_name(person.value) &&
             archive::sound_of_name(person.value) == sound &&
             spelt_alike(letters, letters_of(folded).substr(0, kLongest)))
      same_sound.push_back(person);
  }
  if (wanted.find(' ') != std::string::npos && !whole.empty())
    for (std::vector<FacetCount>* const others : {&part, &same_sound})
      if (most_of(whole) >= most_of(*others)) others->clear();
  whole.insert(whole.end(), part.begin(), part.end());
  std::vector<std::string> found = that_agree(spoken, values_of(whole));
  for (FacetCount& person : same_sound) found.push_back(std::move(person.value));
  return found;
}

}  // namespace tra::articles
