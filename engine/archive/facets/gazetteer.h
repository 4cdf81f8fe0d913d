// Countries in a text: ICU's region names and rules/countries.tsv, told from the words and names that look like them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "archive/facets/rules.h"

namespace tra::archive {

// Two letters of ISO 3166-1 in one number, so that mentions are compared cheaply.
using CountryCode = std::uint16_t;
inline CountryCode country_code(std::string_view iso) {
  return static_cast<CountryCode>((static_cast<unsigned char>(iso[0]) << 8) | static_cast<unsigned char>(iso[1]));
}
inline std::string country_iso(CountryCode code) {
  return {static_cast<char>(code >> 8), static_cast<char>(code & 0xFF)};
}
inline const CountryCode kVietnam = static_cast<CountryCode>(('V' << 8) | 'N');

struct CountryMention {
  std::uint32_t begin = 0, end = 0;  // tokens
  CountryCode code = 0;
  bool weak = false;         // a capital for its government
  bool linked_next = false;  // a dash joins it to the next mention
  const Rule* rule = nullptr;
};

// Adds ICU's names of every region, in Vietnamese and English.
void add_region_names(RuleSet& rules);

// The mentions in the order of the text. `starts[i]` says whether token i begins a sentence.
std::vector<CountryMention> find_countries(const RuleSet& rules, const Text& text, const Matches& matches,
                                           const std::vector<bool>& starts);

// ICU's name of a country; the code itself when it has none.
std::string region_name(std::string_view iso, bool english);
// The names that it consists of: "Myanmar" and "Miến Điện" for "Myanmar (Miến Điện)".
std::vector<std::string> region_names(std::string_view iso, bool english);

}  // namespace tra::archive
