// Reading books (EPUB 2 and 3). Each chapter in the reading order is an article.
#pragma once

#include "archive/read/package.h"
#include "archive/read/reading.h"

namespace tra {

void read_epub(const Package& package, const Input& input, const Reading& reading);

}  // namespace tra
