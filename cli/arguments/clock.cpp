#include "arguments/clock.h"

#include <cstdlib>
#include <string>

#include "arguments/options.h"

namespace tra::cli {

std::time_t now() {
  const char* text = std::getenv("TRA_NOW");
  if (text == nullptr || *text == '\0') return std::time(nullptr);
  std::tm parts{};
  parts.tm_hour = 12;
  const char* end = strptime(text, "%Y-%m-%d", &parts);
  if (end != nullptr && *end == 'T') end = strptime(end, "T%H:%M:%S", &parts);
  if (end == nullptr || *end != '\0')
    throw UsageError("TRA_NOW is a day or time such as 2024-12-16 or 2024-12-16T08:30:00, not '" + std::string(text) +
                     "'");
  parts.tm_isdst = -1;
  return std::mktime(&parts);
}

}  // namespace tra::cli
