// Words of a query that a hyphen or dash ties: Nam-Lào says what Nam – Lào says.
#pragma once

#include <string>
#include <vector>

#include "tra/analyzer.h"

namespace tra::search {

// The syllables of a text that are words of their own, tied by hyphens or dashes; empty where the text is anything
// else, also a foreign name written in syllables (Mi-an-ma), which stands for one word. `tokens` are the text's.
std::vector<std::string> tied_words(const std::string& text, const std::vector<Token>& tokens,
                                    const Analyzer& analyzer);

}  // namespace tra::search
