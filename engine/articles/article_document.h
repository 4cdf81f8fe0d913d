// The document of an article, made without a copy of the article's texts.
#pragma once

#include <string>

#include "tra/article.h"
#include "tra/document.h"

namespace tra::articles {

// Like to_document(), which makes a copy.
Document take_document(Article&& article, const std::string& file);

}  // namespace tra::articles
