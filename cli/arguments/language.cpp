#include "arguments/language.h"

#include <cstdlib>

namespace tra::cli {

Language language_named(std::string wanted) {
  if (wanted == "auto") {
    for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
      const char* locale = std::getenv(variable);
      if (locale == nullptr || *locale == '\0') continue;
      wanted = locale;
      break;
    }
  }
  return wanted.starts_with("vi") ? Language::vietnamese : Language::english;
}

Language language(const Options& options) { return language_named(options.choice("lang")); }

Language language_of(const Arguments& arguments) {
  std::string wanted = "auto";
  for (std::size_t i = 0; i < arguments.size() && arguments[i] != "--"; ++i) {
    if (arguments[i] == "--lang" && i + 1 < arguments.size()) wanted = arguments[i + 1];
    if (arguments[i].starts_with("--lang=")) wanted = arguments[i].substr(7);
  }
  return language_named(wanted);
}

}  // namespace tra::cli
