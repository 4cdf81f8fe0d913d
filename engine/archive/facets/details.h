// Level, date and form of the article's own meeting.
#pragma once

#include <string>

#include "archive/facets/events.h"
#include "archive/facets/sides.h"

namespace tra::archive {

struct Detail {
  std::string value;  // empty: not said
  const char* rule = "";
  std::uint32_t sentence = 0;
};

Detail find_level(const Reading& reading, const std::vector<Event>& events, const Choice& choice);

// `published` is YYYY-MM-DD or empty.
Detail find_meeting_date(const Reading& reading, const std::vector<Event>& events, const Choice& choice,
                         const std::string& published);

Detail find_mode(const Reading& reading, const Choice& choice, const Sides& sides);

}  // namespace tra::archive
