// Days as people write them, and the slips of a keyboard.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "articles/calendar.h"
#include "suggest/slips.h"
#include "tra/dates.h"
#include "tra/document.h"

using namespace tra;

namespace {

// "FIRST..LAST" of a text on Friday, 20 December 2024; "none" where it is no date.
std::string days(std::string_view text) {
  const auto span = parse_days(text, parse_date("2024-12-20"));
  return span ? format_date(span->first) + ".." + format_date(span->last) : "none";
}

}  // namespace

TEST_CASE("Dates of the calendar in every order", "[query]") {
  CHECK(days("2024") == "2024-01-01..2024-12-31");
  CHECK(days("2024-2") == "2024-02-01..2024-02-29");
  CHECK(days("2/2023") == "2023-02-01..2023-02-28");
  for (const char* day : {"2023-01-05", "2023/1/5", "5/1/2023", "05.01.2023", "5-1-2023", " 5/1/2023 "})
    CHECK(days(day) == "2023-01-05..2023-01-05");
  for (const char* quarter : {"2024-Q2", "2024Q2", "Q2/2024", "Q2 2024", "quý 2/2024", "Quý II năm 2024", "quý 2 2024",
                              "quý hai năm 2024", "QUÝ II/2024", "quýII/2024", "quy2nam2024", "quí 2-2024", "qii 2024"})
    CHECK(days(quarter) == "2024-04-01..2024-06-30");
  for (const char* month : {"tháng 5/2023", "tháng 5 năm 2023", "Tháng 05/2023", "thang 5 nam 2023", "tháng 5 2023",
                            "tháng Năm năm 2023", "tháng5năm2023", "thang5/2023", "tháng 5-2023"})
    CHECK(days(month) == "2023-05-01..2023-05-31");
  for (const char* day :
       {"ngày 3/5/2023", "ngày 3 tháng 5 năm 2023", "3 tháng 5 năm 2023", "Ngày 03 tháng 5/2023",
        "mùng 3 tháng 5 năm 2023", "mồng ba tháng 5 2023", "3rd May 2023", "ngày 3-5-2023", "ngày3tháng5năm2023",
        "NGÀY 3 THÁNG 5 NĂM 2023", "May 3,2023", "3may2023", "3rd may 2023", "may3,2023", "3thang5nam2023"})
    CHECK(days(day) == "2023-05-03..2023-05-03");
  for (const char* month : {"May 2023", "may 2023", "May, 2023"}) CHECK(days(month) == "2023-05-01..2023-05-31");
  for (const char* day : {"3 May 2023", "May 3, 2023", "03 May, 2023"}) CHECK(days(day) == "2023-05-03..2023-05-03");
  for (const char* day : {"5 March 2024", "Mar 5, 2024", "5 mar 2024"}) CHECK(days(day) == "2024-03-05..2024-03-05");
  CHECK(days("Sep 2023") == days("September 2023"));
  for (const char* none : {"May", "3 May", "31 June 2023", "Mai 2023", "May 3 2023 4", "May 2023 on", "sept3"})
    CHECK(days(none) == "none");
  CHECK(days("năm 2023") == "2023-01-01..2023-12-31");
  for (const char* none : {"tháng 13/2023", "ngày 31 tháng 2 năm 2023", "tháng 5", "3 tháng 5", "năm 23",
                           "năm 2023 qua", ">=tháng 5 năm 2023"})
    CHECK(days(none) == "none");
  CHECK(days("2020-W53") == "2020-12-28..2021-01-03");  // ISO 8601: the week of New Year's Eve 2020
  for (const char* none :
       {"", "2024-13", "31/02/2024", "2024-Q5", "2021-W53", "5/1/23", "1/2-2024", "ngày", "2024-05-"})
    CHECK(days(none) == "none");
}

TEST_CASE("Days that are counted from today", "[query]") {
  CHECK(days("7d") == "2024-12-13..2024-12-20");
  CHECK(days("3 tuần") == "2024-11-29..2024-12-20");
  for (const char* week : {"7 ngày qua", "last 7 days", "past 7 days"}) CHECK(days(week) == days("7d"));
  CHECK(days("10m") == "2024-02-20..2024-12-20");
  CHECK(days("hôm qua") == "2024-12-19..2024-12-19");
  CHECK(days("Hom Nay") == "2024-12-20..2024-12-20");
  CHECK(days("this week") == "2024-12-16..2024-12-22");
  CHECK(days("tháng trước") == "2024-11-01..2024-11-30");
  CHECK(days("năm ngoái") == "2023-01-01..2023-12-31");
  CHECK(!parse_days("7d"));
  CHECK(format_date(parse_days("1m", parse_date("2024-03-31"))->first) == "2024-02-29");
}

TEST_CASE("Periods have the names they are typed by", "[query]") {
  using articles::Period;
  for (const Period period : {Period::year, Period::quarter, Period::month, Period::week, Period::day})
    for (std::int64_t day = parse_date("2019-12-20"); day < parse_date("2021-01-20"); ++day) {
      const std::int64_t begin = articles::period_begin(period, day), after = articles::period_after(period, day);
      const auto read = parse_days(articles::period_name(period, begin));
      REQUIRE(read);
      CHECK((read->first == begin && read->last == after - 1 && begin <= day && day < after));
    }
}

TEST_CASE("One slip of letters, and marks", "[suggest]") {
  CHECK(slip_cost("tướng", "tướng") == 0);
  CHECK(slip_cost("tuong", "tướng") < 1);          // marks that were not typed
  CHECK(slip_cost("tướg", "tướng") < HUGE_VAL);    // lost
  CHECK(slip_cost("tướnng", "tướng") < HUGE_VAL);  // twice
  CHECK(slip_cost("tứơng", "tướng") < slip_cost("tương", "tưởng") + 5);
  CHECK(slip_cost("gioa", "giao") < HUGE_VAL);               // changed about
  CHECK(slip_cost("trj", "trị") < slip_cost("trx", "trị"));  // j lies beside i
  CHECK(slip_cost("abcd", "ab") == HUGE_VAL);
  const std::vector<std::string> forms = slips_of("ab");
  CHECK(forms.front() == "ab");
  for (const char* form : {"a", "b", "ba", "axb", "abz", "cb"})
    CHECK(std::find(forms.begin(), forms.end(), form) != forms.end());
}
