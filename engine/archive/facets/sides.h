// The sides of the article's meeting, and every country it mentions.
#pragma once

#include <vector>

#include "archive/facets/events.h"

namespace tra::archive {

struct Sides {
  std::vector<CountryCode> partners;     // the sides other than Viet Nam, the chief one first
  std::vector<std::uint32_t> sentences;  // beside each: where it says so
  const char* rule = "";
  bool vietnam = false;  // Viet Nam is a side
};

Sides find_sides(const Reading& reading, const Choice& choice);

// All countries but Viet Nam, the most mentioned first.
std::vector<CountryCode> countries_mentioned(const Reading& reading);

}  // namespace tra::archive
