// The forms in which pages and metadata write dates.
#include <catch2/catch.hpp>

#include "archive/read/date.h"
#include "archive/read/month_names.h"

using tra::normalise_date;
using tra::UtcDay;

TEST_CASE("the same day in every form", "[archive][dates]") {
  for (const char* text : {"Thu, 15 Aug 2024 08:15:00 +0700",
                           "Aug 15, 2024",
                           "August 15th, 2024",
                           "15 August 2024",
                           "15-Aug-24",
                           "15-Aug-2024",
                           "15 tháng 8 năm 2024",
                           "Ngày 15 tháng 8, 2024",
                           "15 Tháng Tám 2024",
                           "15/08/24",
                           "15.08.24",
                           "15/8/2024",
                           "20240815103000",
                           "202408151030",
                           "1723680000",
                           "1723680000000",
                           "2024/08/15",
                           "2024.08.15. 오후 8:06",
                           "2024年8月15日",
                           "15. August 2024",
                           "15 août 2024",
                           "15 de agosto de 2024",
                           "15 серпня 2024",
                           "15 sierpnia 2024",
                           "08/15/2024",
                           "8/15/2024 10:00 AM",
                           "2024 Aug 15",
                           "15th of August 2024",
                           "15 / 08 / 2024",
                           "Thứ Năm, 15/08/2024 | 18:20",
                           "15 Th8, 2024",
                           "15 th8 2024",
                           "15 Th08, 2024",
                           "Th8 15, 2024",
                           "15 thg 8, 2024",
                           "Tháng Tám 15, 2024",
                           "Tháng 8 15, 2024",
                           "Thu Aug 15 08:15:00 ICT 2024",
                           "Thu Aug 15 08:15:00 +0700 2024",
                           "Thu Aug 15 08:15 2024",
                           "Thu, 15 Aug 24 08:15:00 +0700",
                           "/Date(1723680000000)/",
                           "/Date(1723680000000+0700)/",
                           "1723680000.123",
                           "1723680000000000",
                           "20240815T081500Z",
                           "20240815T081500+0700"}) {
    INFO(text);
    CHECK(normalise_date(text) == "2024-08-15");
  }
  CHECK(normalise_date("12 tháng mười hai năm 2024") == "2024-12-12");
  CHECK(normalise_date("2 tháng mười năm 2024") == "2024-10-02");
  CHECK(normalise_date("31 tháng giêng năm 2024") == "2024-01-31");
  CHECK(normalise_date("Tháng mười hai 12, 2024") == "2024-12-12");
  CHECK(normalise_date("12 Th12, 2024") == "2024-12-12");
}

TEST_CASE("what is no day", "[archive][dates]") {
  for (const char* text : {"",
                           "hôm nay",
                           "24/7",
                           "1.2.10",
                           "15 tháng 8",
                           "Aug 15",
                           "31/02/2024",
                           "0912345678",
                           "1900",
                           "2024",
                           "15 tháng 13 năm 2024",
                           "99999999999999",
                           "15 của 2024",
                           "14:30:15",
                           "15 Aug 20:30",
                           "Aug 15 08:15",
                           "Th8 2024",
                           "9123680000000000",
                           "Th13 15, 2024",
                           "Date(17)"}) {
    INFO(text);
    CHECK(normalise_date(text).empty());
  }
}

TEST_CASE("the first time of a database stands for none", "[archive][dates]") {
  CHECK(normalise_date("1970-01-01T00:00:00Z").empty());
  CHECK(normalise_date("1900-01-01 00:00:00").empty());
  CHECK(normalise_date("1899-12-30T00:00:00").empty());
  CHECK(normalise_date("9999-12-31").empty());
  CHECK(normalise_date("01/01/1970") == "1970-01-01");
}

TEST_CASE("American order beside AM and PM only", "[archive][dates]") {
  CHECK(normalise_date("02/05/2023 22:00:00 PM") == "2023-05-02");
  CHECK(normalise_date("8/5/2024 10:00:00 AM") == "2024-08-05");
  CHECK(normalise_date("8/5/2024 10:00 a.m.") == "2024-08-05");
  CHECK(normalise_date("8/5/2024 10:00") == "2024-05-08");
  CHECK(normalise_date("15/8/2024 10:00 PM") == "2024-08-15");
}

TEST_CASE("the day in Viet Nam of a time in UTC", "[archive][dates]") {
  for (const char* text :
       {"2024-08-14T18:15:00Z", "2024-08-14T17:00Z", "2024-08-14 18:15:00.123 +0000", "2024-08-14T18:15:00+00:00",
        "Wed, 14 Aug 2024 18:15:00 GMT", "2024-08-14 18:15 UTC", "20240814T181500Z", "20240814T1815Z",
        "Wed Aug 14 18:15:00 UTC 2024", "Wed Aug 14 18:15:00 +0000 2024", "Aug 14, 2024 6:15 PM GMT",
        "14/8/2024 6:15 p.m. UTC", "Wed Aug 14 2024 18:15:00 GMT+0000 (Coordinated Universal Time)",
        "2024-08-14T18:15+00", "/Date(1723659300000)/"}) {
    INFO(text);
    CHECK(normalise_date(text) == "2024-08-15");
    CHECK(normalise_date(text, UtcDay::as_written) == "2024-08-14");
  }
  for (const char* text :
       {"2024-08-15T16:59:59Z", "2024-08-15T18:15:00+07:00", "2024-08-15 18:15 GMT+7", "2024-08-15 20:00"}) {
    INFO(text);
    CHECK(normalise_date(text) == "2024-08-15");
  }
  CHECK(normalise_date("2024-12-31T20:00:00Z") == "2025-01-01");
  CHECK(normalise_date("2024-02-28T20:00:00Z") == "2024-02-29");
  CHECK(normalise_date("1723654800") == "2024-08-15");  // 17:00 in UTC
  CHECK(normalise_date("1723654800", UtcDay::as_written) == "2024-08-14");
}

TEST_CASE("months by name", "[archive][dates]") {
  CHECK(tra::month_of_name("Sept") == 9);
  CHECK(tra::month_of_name("AUGUST") == 8);
  CHECK(tra::month_of_name("märz") == 3);
  CHECK(tra::month_of_name("ju") == 0);   // too short
  CHECK(tra::month_of_name("jui") == 0);  // juin, juillet
  CHECK(tra::month_of_name("xyz") == 0);
  CHECK(tra::month_of_vietnamese_numeral("Tám") == 8);
  CHECK(tra::month_of_vietnamese_numeral("mười hai") == 12);
  CHECK(tra::month_of_vietnamese_numeral("trăm") == 0);
}
