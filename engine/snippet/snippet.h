// The part of a document that shows best why it matched.
#pragma once

#include "snippet/marks.h"
#include "tra/document.h"
#include "tra/schema.h"
#include "tra/searcher.h"

namespace tra {

// The text field that holds what stands below an article (teasers, comments); snippets are never cut from it unless it
// is asked for by name.
inline constexpr std::string_view kTailField = "tail";

// Of all values of the fields that options name, the window that shows the most of the query, by the weights of the
// distinct units in it and half as much for neighbours in the query's order that stand together; the earliest of equal
// ones. Without any match, the beginning of the first of these texts.
// Error(invalid_argument) for a field that the schema does not have or that is not text.
Snippet make_snippet(const Query& query, const Document& document, const Schema& schema,
                     const SnippetOptions& options = {}, const WordWeight& weight = {});

}  // namespace tra
