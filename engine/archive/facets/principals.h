// Who meets: those at the head of the sides of the article's own meeting.
#pragma once

#include <vector>

#include "archive/facets/events.h"
#include "archive/facets/sides.h"

namespace tra::archive {

struct FoundPrincipal {
  Principal principal;
  const char* rule = "";
  std::string sentence;
};

// `captions` may be empty. The sides in the order of the article.
std::vector<FoundPrincipal> find_principals(const Reading& reading, const Reading& captions,
                                            const std::vector<Event>& events, const Choice& choice, const Sides& sides);

}  // namespace tra::archive
