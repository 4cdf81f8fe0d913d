// A check of the nesting of HTML before it is parsed.
#pragma once

#include <string_view>

namespace tra {

// Throws ReadError for pages on which the parser would take quadratic time: thousands of nested elements, or thousands
// of attributes on one tag. The check follows the HTML standard's scopes closely enough for pages found in practice.
void check_nesting(std::string_view html);

}  // namespace tra
