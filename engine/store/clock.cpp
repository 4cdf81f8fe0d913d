#include "tra/clock.h"

#include <chrono>
#include <ctime>

namespace tra {

namespace {

using namespace std::chrono;

std::int64_t number(sys_days day) { return day.time_since_epoch().count(); }

}  // namespace

std::int64_t current_time() { return std::time(nullptr); }

std::int64_t local_day(std::int64_t time) {
  const auto seconds = static_cast<std::time_t>(time);
  std::tm parts{};
  if (localtime_r(&seconds, &parts) == nullptr) return number(floor<days>(system_clock::from_time_t(seconds)));
  return number(sys_days{year{parts.tm_year + 1900} / (parts.tm_mon + 1) / parts.tm_mday});
}

std::string utc_text(std::int64_t time) {
  constexpr std::int64_t kFirst = -62'167'219'200, kLast = 253'402'300'799;  // the years 0 to 9999
  if (time < kFirst || time > kLast) return {};
  const auto seconds = static_cast<std::time_t>(time);
  std::tm parts{};
  char text[32];
  if (gmtime_r(&seconds, &parts) == nullptr) return {};
  return {text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

}  // namespace tra
