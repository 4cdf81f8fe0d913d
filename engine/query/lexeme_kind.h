// The kinds of lexemes of a query.
#pragma once

#include <cstdint>

namespace tra::query_language {

enum class LexemeKind : std::uint8_t { word, phrase, field, open, close, plus, minus, op_and, op_or, op_not, end };

}  // namespace tra::query_language
