// Messages of the program and the library in the reader's language.
#pragma once

#include <string>

#include "arguments/options.h"

namespace tra::cli {

// A message in English as it is, in Vietnamese by the table of messages; one that the table does not have stays
// English, with what is around it (the command, the file, the nearest names) in the language.
std::string in_language(const std::string& message, Language language);

// Prints "tra: MESSAGE" on standard error in the language of the options.
void tell(const Options& options, const std::string& message);
void tell_missing(const Options& options, const std::string& key);  // no article has the key

}  // namespace tra::cli
