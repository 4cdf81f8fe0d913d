// A page as lines, with what each looks like taken by itself.
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
  std::string_view raw;           // of the page, without the line end
  std::span<const Token> tokens;  // of Lines::text
  std::uint64_t hash = 0;         // of its words, for repeats
  std::uint32_t words = 0;
  MarkerKind marker = MarkerKind::none;
  bool terminal = false;   // ends as a sentence does
  bool truncated = false;  // ends in "..."
  bool closes = false;     // ends in "./.", the end of an article in Vietnamese style
  bool caption = false;
  bool listed = false;      // a bullet or a numbered point
  bool time_stamp = false;  // little but a date and a time
  bool navigation = false;  // a row of links
  bool dispatch = false;    // begins with a day, as the first paragraph of a report does
  bool section = false;     // the name of a section of the site and nothing else
  bool repeated = false;    // many pages of the archive have it
  LineZone zone = LineZone::blank;

  bool headline() const { return !terminal && !truncated && !listed && !time_stamp && words >= 4 && words <= 45; }
  bool paragraph() const { return words >= 20 && (terminal || truncated); }
};

// The countries a line names beyond doubt.
std::vector<CountryCode> countries_of(const RuleSet& rules, const Line& line);

struct Lines {
  Text text;
  std::vector<Line> all;
};

Lines read_lines(const RuleSet& rules, std::string_view page);

}  // namespace tra::archive
