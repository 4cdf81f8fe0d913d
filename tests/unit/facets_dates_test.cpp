// The date grammar: day before month, ranges, and ambiguous dates, which are refused.
#include <catch2/catch.hpp>

#include "archive/facets/dates.h"
#include "archive/facets/rules.h"

using namespace tra::archive;

namespace {

std::string dates_of(const std::string& sentence) {
  static const Vocabulary none;
  Text text;
  text.bytes = sentence;
  tokenize(text, 0, none);
  std::string all;
  const Dates found = find_dates(text.tokens, 0, static_cast<std::uint32_t>(text.tokens.size()));
  for (const DateMention& d : found.days) all.append(all.empty() ? "" : " ").append(format_dates(d));
  return all;
}

}  // namespace

TEST_CASE("days are read day first", "[archive][facets]") {
  CHECK(dates_of("Sáng 6/1, đoàn lên đường") == "01-06");
  CHECK(dates_of("ngày 06/01 tại Hà Nội") == "01-06");
  CHECK(dates_of("Ngày giải phóng 6/1/1975") == "1975-01-06");
  CHECK(dates_of("ngày 30-4-1975") == "1975-04-30");
  CHECK(dates_of("ngày 8-11 tại Đà Nẵng") == "11-08");
  CHECK(dates_of("lúc 18 giờ ngày 14.11 trên sân") == "11-14");
  CHECK(dates_of("ngày 31 tháng 8 năm 2021") == "2021-08-31");
  CHECK(dates_of("hôm nay (16/12), hai bên") == "12-16");
  CHECK(dates_of("sáng nay (24-3) rời Hà Nội") == "03-24");
}

TEST_CASE("spans", "[archive][facets]") {
  CHECK(dates_of("(ngày 28-29/6/2021)") == "2021-06-28/2021-06-29");
  CHECK(dates_of("từ ngày 16-18/12/2024") == "2024-12-16/2024-12-18");
  CHECK(dates_of("từ ngày 29/10 - 1/11") == "10-29/11-01");
  CHECK(dates_of("từ ngày 2 đến 4-3") == "03-02/03-04");
  CHECK(dates_of("từ ngày 22 tới 24-8") == "08-22/08-24");
  CHECK(dates_of("trong hai ngày 8 và 9/9") == "09-08/09-09");
  CHECK(dates_of("trong hai ngày 7/2 và 8/2") == "02-07/02-08");
  CHECK(dates_of("từ ngày 3/11 đến ngày 10/11") == "11-03/11-10");
  CHECK(dates_of("từ ngày 10/9/2024 đến ngày 12/9/2024") == "2024-09-10/2024-09-12");
  CHECK(dates_of("từ ngày 30/12 đến 2/1/2025") == "2024-12-30/2025-01-02");
  CHECK(dates_of("ngày 5/3 và ngày 9/7") == "03-05 07-09");
}

TEST_CASE("what is no date", "[archive][facets]") {
  CHECK(dates_of("giai đoạn 8-11/2021").empty());
  CHECK(dates_of("thắng 2-1 trên sân khách").empty());
  CHECK(dates_of("chiếm 1/3 dân số").empty());
  CHECK(dates_of("ngày 31/2 không có").empty());
  CHECK(dates_of("31 Oct, 02:44 PM").empty());
  CHECK(dates_of("tăng 34,8% so với năm 2020").empty());
}
