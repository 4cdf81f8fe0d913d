// The meetings an article speaks of, and which of them is its own.
#pragma once

#include <optional>
#include <vector>

#include "archive/facets/reading.h"

namespace tra::archive {

enum class Role : std::uint8_t { own, frame, proposed, future, past, generic };
const char* role_name(Role role);

struct Event {
  std::uint32_t type = 0;  // number in RuleSet::meeting_types
  Match match;
  std::uint32_t sentence = 0;
  Role role = Role::own;
  float score = 0;
  std::optional<int> ordinal;
};

struct Choice {
  std::vector<std::uint32_t> types;   // the article's own, best first; empty when it is about no meeting
  std::vector<const Event*> because;  // beside each type
};

// In the order of the text.
std::vector<Event> find_events(const Reading& reading);

void keep_earlier_visits(const Reading& reading, std::vector<Event>& events);

Choice choose_types(const Reading& reading, const std::vector<Event>& events);

// Does a sentence name a pair of other states and not Viet Nam ("thượng đỉnh Mỹ - Triều")?
bool between_others(const Reading& reading, std::uint32_t sentence);

// The best event of a type; null when there is none.
const Event* best_of(const std::vector<Event>& events, std::uint32_t type);

}  // namespace tra::archive
