// Indexes a benchmark corpus with one text field. The key is the line's number. All documents are merged into one
// segment.
#pragma once

#include "arguments.h"

namespace tra::bench {

// Runs "index CORPUS.jsonl DIR" and prints one JSON object.
void index_corpus(const Arguments& arguments);

}  // namespace tra::bench
