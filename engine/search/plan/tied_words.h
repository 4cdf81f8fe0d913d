// Recognises words of a query that are joined by hyphens or dashes: Nam-Lào means the same as Nam – Lào.
#pragma once

#include <string>
#include <vector>

#include "tra/analyzer.h"

namespace tra::search {

// Returns the words of `text` when `text` consists of Vietnamese syllables joined by hyphens or dashes. Returns an
// empty vector otherwise, also for a foreign name written in syllables (Mi-an-ma), which is one word. `tokens` must be
// the tokens of `text`.
std::vector<std::string> tied_words(const std::string& text, const std::vector<Token>& tokens,
                                    const Analyzer& analyzer);

}  // namespace tra::search
