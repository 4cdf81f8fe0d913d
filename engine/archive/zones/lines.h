// The lines of a page, with what can be recognised about each line on its own.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "archive/facets/gazetteer.h"
#include "archive/facets/rules.h"

namespace tra::archive {

enum class LineZone : std::uint8_t { blank, title, lead, body, caption, tail };

enum class MarkerKind : std::uint8_t { none, head, tail, box, noise, source };

struct Line {
  std::string_view raw;           // part of the page, without the line end
  std::span<const Token> tokens;  // part of Lines::text
  std::uint64_t hash = 0;         // of its words; equal lines have equal hashes
  std::uint32_t words = 0;
  MarkerKind marker = MarkerKind::none;
  bool terminal = false;   // ends like a sentence
  bool truncated = false;  // ends in "..."
  bool closes = false;     // ends in "./.", which closes an article in Vietnamese papers
  bool caption = false;
  bool listed = false;      // a bullet or a numbered point
  bool time_stamp = false;  // a date or a time and hardly anything else
  bool navigation = false;  // a row of links
  bool dispatch = false;    // begins with a day, like the first paragraph of a news report
  bool section = false;     // consists of the name of a section of the site
  bool repeated = false;    // many pages of the archive contain this line
  LineZone zone = LineZone::blank;
  char before = '\n';  // what separates it from the line above; a blank or 0 where a long line was divided

  bool headline() const { return !terminal && !truncated && !listed && !time_stamp && words >= 4 && words <= 45; }
  bool paragraph() const { return words >= 20 && (terminal || truncated); }
};

// The countries that a line names unambiguously.
std::vector<CountryCode> countries_of(const RuleSet& rules, const Line& line);

struct Lines {
  Text text;
  std::vector<Line> all;
};

Lines read_lines(const RuleSet& rules, std::string_view page);

}  // namespace tra::archive
