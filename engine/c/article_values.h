// An article as named values, and back: the fields are those of tra_article_writer_add().
#pragma once

#include "tra/article.h"
#include "tra/document.h"

namespace tra::c {

// Error(invalid_argument) for a field that no article has.
Article article_of(const Document& document);
// A date of publication is a number where it is a day of the calendar.
Document values_of(const Article& article);

}  // namespace tra::c
