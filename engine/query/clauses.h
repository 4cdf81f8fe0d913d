// Clauses that stand side by side in a query.
#pragma once

#include <cstdint>
#include <vector>

#include "tra/query.h"
#include "tra/query_parser.h"

namespace tra::query_language {

// A parsed part of the query. `filter` marks a field filter: it contributes no score, and it must match even in the
// modes in which words are optional.
struct Part {
  Query query;
  bool filter = false;
};

struct Clause {
  enum class Occur : std::uint8_t { plain, must, must_not } occur;
  Part part;
};

// Replaces words by clauses with the alternatives that they have: adjacent plain words together, where all of them must
// match, and others alone. A sign or a boost thus means the same articles as the plain word. The neighbours tell
// whether a word is a name, whatever their signs.
std::vector<Clause> with_other_ways(std::vector<Clause> clauses, const ParserOptions& options);

// Puts equal queries together; one given several times counts as often. Words stay, because which of them stand side by
// side counts; the plan puts equal ones together.
void fold_repeated(std::vector<Query>& queries);

// Combines clauses into one boolean query.
Part combine(std::vector<Clause> clauses, const ParserOptions& options);

}  // namespace tra::query_language
