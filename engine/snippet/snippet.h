// Choosing the part of a document that best shows why it matched.
#pragma once

#include "snippet/marks.h"
#include "tra/document.h"
#include "tra/schema.h"
#include "tra/searcher.h"

namespace tra {

// The text field for text below an article (teasers, comments). Snippets are cut from it only when it is requested by
// name.
inline constexpr std::string_view kTailField = "tail";

// Among all values of the fields in `options`, chooses the window with the highest score: the weights of the distinct
// units in it, plus a bonus of half a weight for units that are adjacent in the query and in the text. On ties the
// earliest window wins. Without any match, the snippet is the beginning of the first text. Throws
// Error(invalid_argument) for a field that does not exist or is not a text field.
Snippet make_snippet(const Query& query, const Document& document, const Schema& schema,
                     const SnippetOptions& options = {}, const WordWeight& weight = {});

}  // namespace tra
