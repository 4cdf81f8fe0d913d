// Converts an article to named values and back. The names are those of tra_article_writer_add().
#pragma once

#include "tra/article.h"
#include "tra/document.h"

namespace tra::c {

// Throws Error(invalid_argument) for an unknown field.
Article article_of(const Document& document);
// The publication date becomes a number when it is a valid day.
Document values_of(const Article& article);

}  // namespace tra::c
