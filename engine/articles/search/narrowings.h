// What narrows a search beside its words: filters, dates, and the fields a text names. Each can be told apart, so that
// it can be said which of them left nothing.
#pragma once

#include <string>
#include <vector>

#include "tra/query.h"
#include "tra/schema.h"

namespace tra::articles {

// A filter or a span of days, and how it is named to the reader.
struct Narrowing {
  Query query;  // that the filter keeps
  std::string what;
};
// What is left out, in "vi" or "en": "not country: Laos", "trừ country: Lào".
std::string left_out(const std::string& what, const std::string& language);

// A text's query: what asks for words, and what only narrows.
struct SplitQuery {
  Query words = Query::everything();
  std::vector<Narrowing> narrowings;
};

// Parts that must hold are taken off; filters inside alternatives (a OR country:LA) stay with the words.
SplitQuery split(const Query& query, const std::string& language);

}  // namespace tra::articles
