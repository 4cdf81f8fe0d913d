// Crawls in WACZ: a zip of WARCs and a list of the pages they hold.
#pragma once

#include "archive/read/package.h"
#include "archive/read/reading.h"

namespace tra {

// The pages of its WARCs; of pages that no WARC gives, the text the list has of them. Each is FILE!ADDRESS.
void read_wacz(const Package& package, const Input& input, const Reading& reading);

}  // namespace tra
