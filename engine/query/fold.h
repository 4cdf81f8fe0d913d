// Comparable forms of short texts: operators, field names and spoken values. Words that are searched for are never
// changed here; the Analyzer reads them as typed.
#pragma once

#include <string>
#include <string_view>

namespace tra::query_language {

// NFKC: one form for precomposed, decomposed and full-width spellings. Case stays.
std::string compose(std::string_view text);

// Without case and marks (đ is d); runs of white space, dashes and underscores are one blank, none at the ends.
std::string fold(std::string_view text);

}  // namespace tra::query_language
