// A look over HTML before it is parsed.
#pragma once

#include <string_view>

namespace tra {

// Throws ReadError for pages that would take the parser quadratic time: thousands of elements inside one another or
// of attributes on one tag. Follows the scopes of the HTML standard closely enough for pages that people wrote.
void check_nesting(std::string_view html);

}  // namespace tra
