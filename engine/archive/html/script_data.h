// Articles of pages that only a script shows.
#pragma once

#include <string>

#include "archive/html/tree.h"

namespace tra {

struct ScriptArticle {
  std::string title, lead, date, body;
};

// The largest article in the JSON that scripts of the page hold (Next.js, Nuxt and the like); its body is empty when
// there is none.
ScriptArticle read_script_data(const GumboNode* root);

}  // namespace tra
