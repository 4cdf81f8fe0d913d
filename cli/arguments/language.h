// The language of all that a reader is shown.
#pragma once

#include <string>

#include "arguments/options.h"

namespace tra::cli {

// "vi" or "en"; "auto" goes by the locale of messages ($LC_ALL, $LC_MESSAGES, $LANG): Vietnamese for "vi...", else
// English.
Language language_named(std::string wanted);

Language language(const Options& options);         // by --lang
Language language_of(const Arguments& arguments);  // the same before the arguments are understood

}  // namespace tra::cli
