// Words spelled like operators, and the capitals beside them. In a headline written in capitals, AND or KHÔNG is an
// ordinary word.
#pragma once

#include <cstddef>
#include <string_view>

#include "query/lexeme_kind.h"

namespace tra::query_language {

// The operator that is spelled so, or `word`.
LexemeKind operator_or_word(std::string_view text);

// How the nearest deciding words beside an operator are written: `other` when a phrase or a group comes first.
enum class Beside : std::uint8_t { nothing, capitals, other };
Beside case_before(std::string_view text, std::size_t end);
Beside case_behind(std::string_view text, std::size_t begin);

}  // namespace tra::query_language
