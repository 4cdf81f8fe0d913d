// Builds an index of a benchmark corpus: one text field, the key the article's line, all merged into one segment.
#pragma once

#include "arguments.h"

namespace tra::bench {

// words: "index" CORPUS.jsonl DIR. Prints one JSON object.
void index_corpus(const Arguments& arguments);

}  // namespace tra::bench
