// Articles that a page stores as JSON in a script and displays by JavaScript.
#pragma once

#include <string>

#include "archive/html/tree.h"

namespace tra {

struct ScriptArticle {
  std::string title, lead, date, body;
  bool too_long = false;  // a script was longer than max_script_bytes
};

// Returns the largest article found in the scripts' JSON (Next.js, Nuxt and the like); its body is empty when there is
// none.
ScriptArticle read_script_data(const GumboNode* root, const std::string& page_title);

}  // namespace tra
