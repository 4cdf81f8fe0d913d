// Facets of the user's own, told by facets.tsv: facet, value, phrases with | between, label in Vietnamese, label in
// English. A value is an article's where one of its phrases stands in title, lead or body, or, for "url:PART", PART in
// its address.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "archive/facets/reading.h"
#include "tra/facet_extraction.h"

namespace tra::archive {

inline constexpr const char* kOwnFacetsFile = "facets.tsv";
inline constexpr std::string_view kAddressPhrase = "url:";

struct OwnFacetLine {
  std::size_t number = 0;  // of the line, from 1
  std::string facet, value;
  std::vector<std::string> phrases;
  std::string vietnamese, english;
};

// Error(invalid_argument) naming the file and the line that cannot be used.
std::vector<OwnFacetLine> parse_own_facets(std::string_view text, const std::string& path);

// Sets Article::own_facets where they are empty.
void fill_own_facets(const Reading& reading, Article& article, std::vector<FacetEvidence>* why);

}  // namespace tra::archive
