// Normal forms for comparing operators, field names and field values. Search words are not changed here; the Analyzer
// receives them as typed.
#pragma once

#include <string>
#include <string_view>

namespace tra::query_language {

// Applies NFKC, so that precomposed, decomposed and full-width spellings become equal. Case is kept.
std::string compose(std::string_view text);

// Removes case and diacritics (đ becomes d), trims, and turns runs of white space, dashes and underscores into one
// blank.
std::string fold(std::string_view text);

}  // namespace tra::query_language
