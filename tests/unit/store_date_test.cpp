// Dates as days since 1970: parsing and formatting.
#include <catch2/catch.hpp>

#include "support/throws.h"
#include "tra/document.h"

using tra::ErrorCode;
using tra::format_date;
using tra::parse_date;
using tra::test::throws_code;

TEST_CASE("dates are days since 1970", "[store]") {
  CHECK(parse_date("1970-01-01") == 0);
  CHECK(parse_date("1969-12-31") == -1);
  CHECK(parse_date("2000-03-01") == 11017);
  CHECK(parse_date("2024-02-29") == 19782);
  CHECK(parse_date("0000-01-01") == -719528);
  CHECK(parse_date("9999-12-31") == 2932896);
}

TEST_CASE("every day of the range comes back from its text, one day after the other", "[store]") {
  bool same = true;
  for (std::int64_t day = -719528; day <= 2932896 && same; ++day) same = parse_date(format_date(day)) == day;
  CHECK(same);
}

TEST_CASE("what is no date is refused", "[store]") {
  for (const char* text : {"", "2024", "2024-2-9", "2023-02-29", "2024-00-10", "2024-13-01", "2024-04-31", "2024-04-00",
                           "2024/04/01", "2024-04-01 ", "+024-04-01", "20240401--", "2024-04-1-", "-024-04-01"}) {
    INFO(text);
    CHECK(throws_code(ErrorCode::invalid_argument, [&] { parse_date(text); }));
  }
  CHECK(throws_code(ErrorCode::invalid_argument, [] { format_date(2932897); }));
  CHECK(throws_code(ErrorCode::invalid_argument, [] { format_date(-719529); }));
}
