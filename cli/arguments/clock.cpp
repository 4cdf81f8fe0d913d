#include "arguments/clock.h"

#include <cstdlib>
#include <ctime>
#include <string>

#include "arguments/options.h"
#include "tra/clock.h"

namespace tra::cli {
namespace {

const char* set_clock() {
  const char* text = std::getenv("TRA_NOW");
  return text != nullptr && *text != '\0' ? text : nullptr;
}

std::tm local_time(const char* text) {
  std::tm parts{};
  parts.tm_hour = 12;
  const char* end = strptime(text, "%Y-%m-%d", &parts);
  if (end != nullptr && *end == 'T') end = strptime(end, "T%H:%M:%S", &parts);
  if (end == nullptr || *end != '\0')
    throw UsageError("TRA_NOW is a day or time such as 2024-12-16 or 2024-12-16T08:30:00, not '" + std::string(text) +
                     "'");
  parts.tm_isdst = -1;
  return parts;
}

}  // namespace

bool is_clock_set() { return set_clock() != nullptr; }

std::int64_t now() {
  const char* text = set_clock();
  if (text == nullptr) return current_time();
  std::tm parts = local_time(text);
  return std::mktime(&parts);
}

std::int64_t today() { return local_day(now()); }

}  // namespace tra::cli
