// Days as people write them: 2024, 5/2024, 16/12/2024, 2023/1/5, 2024-Q2, 2024-W07, 7d, 3 tuần, hôm qua, last month.
//
// Days are counted since 1970-01-01, as everywhere in the library (parse_date and format_date of tra/document.h).
//
//   const auto quarter = tra::parse_days("2024-Q2");
//   if (quarter) std::cout << tra::format_date(quarter->first) << '\n';  // 2024-04-01
//
// The functions do not throw and are thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace tra {

struct DaySpan {
  std::int64_t first = 0, last = 0;  // both inclusive
  bool until_today = false;          // it was written as what ends today: 7d, 3 tuần
};

// Nothing for a text that is no date. Relative dates (7d, hôm qua) are none without `today`. Full-width digits are
// read; case, marks and blanks make no difference.
//   2024  2024-5  2024-05-16  2023/1/5  16/12/2024  16.12.2024  16-12-2024  5/2024
//   tháng 5/2024  tháng 5 năm 2024  ngày 16 tháng 5 năm 2024  năm 2024  May 2024  16 May 2024  May 16, 2024
//   tháng ba 2024  mùng 5 tháng 3 năm 2024  5th May 2024
//   2024-Q2  Q2/2024  Q2 2024  quý 2/2024  quý II năm 2024     2024-W07: a week of ISO 8601
//   7d  3w  6m  2y  7 ngày  3 tuần  6 tháng  2 năm  7 ngày qua  last 7 days: from that day to today
//   today  yesterday  hôm nay  hôm qua  hôm kia  this/last week, month, quarter, year  tuần này, tuần trước, năm ngoái
std::optional<DaySpan> parse_days(std::string_view text, std::optional<std::int64_t> today = std::nullopt);

// The day it is here, by the clock and the time zone of this machine.
std::int64_t local_today();

}  // namespace tra
