// Programs that show the original of an article: the browser or the editor. No shell sees the name of a file.
#pragma once

#include <string>
#include <vector>

#include "output/original.h"
#include "tra/article.h"

namespace tra::cli {

// The program and its arguments: for the file, or for the address where there is no file or `by_address`.
// Error(invalid_argument) when the article has neither.
std::vector<std::string> opening(const Article& article, const Original& original, bool by_address);

// Whether a browser shows what is at the address.
bool is_web_address(const std::string& url);

// Runs a program and waits for it; true when it ended well. Error(io) when it cannot be run.
bool run_program(const std::vector<std::string>& command);

}  // namespace tra::cli
