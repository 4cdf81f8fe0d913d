// Messages of the program and the library in the reader's language.
#pragma once

#include <string>

#include "arguments/option_table.h"

namespace tra::cli {

// A message in English as it is, in Vietnamese by the table of messages; one that the table does not have stays
// English, with what is around it (the command, the file, the nearest names) in the language.
std::string in_language(const std::string& message, Language language);

}  // namespace tra::cli
