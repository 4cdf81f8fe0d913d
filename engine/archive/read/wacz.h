// Web crawls in the WACZ format: a zip that holds WARC files and a list of their pages.
#pragma once

#include "archive/read/package.h"
#include "archive/read/reading.h"

namespace tra {

// Reads the pages of the WARC files. For listed pages that no WARC file holds, the text in the list is read. The id of
// each page is FILE!ADDRESS.
void read_wacz(const Package& package, const Input& input, const Reading& reading);

}  // namespace tra
