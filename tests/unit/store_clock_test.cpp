// The clock of the library: times as text and as days.
#include <catch2/catch.hpp>

#include "tra/clock.h"

TEST_CASE("a time is written in UTC", "[store]") {
  CHECK(tra::utc_text(0) == "1970-01-01T00:00:00Z");
  CHECK(tra::utc_text(1'735'689'599) == "2024-12-31T23:59:59Z");
  CHECK(tra::utc_text(-1) == "1969-12-31T23:59:59Z");
  CHECK(tra::utc_text(253'402'300'799) == "9999-12-31T23:59:59Z");
  CHECK(tra::utc_text(253'402'300'800).empty());
  CHECK(tra::utc_text(-62'167'219'201).empty());
}

TEST_CASE("a day of any time zone is at most one from the day in UTC", "[store]") {
  constexpr std::int64_t day = 86'400;
  for (const std::int64_t at : {std::int64_t{0}, 20'000 * day, 20'000 * day + day - 1, -400 * day}) {
    const std::int64_t in_utc = at >= 0 ? at / day : (at - day + 1) / day;
    CHECK(tra::local_day(at) >= in_utc - 1);
    CHECK(tra::local_day(at) <= in_utc + 1);
    CHECK(tra::local_day(at + day) == tra::local_day(at) + 1);
  }
}

TEST_CASE("the clock goes on", "[store]") {
  const std::int64_t before = tra::current_time();
  CHECK(before > 1'600'000'000);
  CHECK(tra::current_time() >= before);
}
