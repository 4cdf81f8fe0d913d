// Long text on a terminal, page by page.
#pragma once

#include <string>

#include "arguments/options.h"

namespace tra::cli {

// Prints a text; one that is longer than the terminal goes through $PAGER, else less, unless --no-pager is given or
// there is no such program.
void show_paged(const std::string& text, const Options& options);

}  // namespace tra::cli
