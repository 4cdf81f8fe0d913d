// Days in tables, filters and queries: each count is the number of articles that a search for the same days finds.
#include <atomic>
#include <catch2/catch.hpp>

#include "articles/search/long_meetings.h"
#include "articles_support.h"
#include "support/random.h"
#include "tra/article_search.h"
#include "tra/document.h"

using namespace tra;

namespace {

// Meetings of up to 70 days, single days, and articles without a day, in several segments.
std::shared_ptr<const Snapshot> snapshot() {
  std::vector<Article> articles;
  test::Random random(3);
  const std::int64_t begin = parse_date("2022-11-20");
  for (int i = 0; i < 80; ++i) {
    Article article;
    article.id = std::to_string(i);
    article.title = "Bài " + std::to_string(i);
    article.partner_country = {random.chance(0.5) ? "LA" : "CU"};
    if (random.below(3) == 0) article.partner_country.push_back("KH");
    if (random.below(3) == 0) article.meeting_ordinal = static_cast<int>(random.between(1, 12));
    const std::int64_t first = begin + random.between(0, 99);
    if (random.chance(0.9)) article.meeting_date = format_date(first);
    if (random.chance(0.5) && !article.meeting_date.empty())
      article.meeting_date += "/" + format_date(first + random.between(0, 69));
    articles.push_back(std::move(article));
  }
  return test::snapshot_of(articles, 30);
}

std::uint64_t found(const ArticleSearcher& searcher, const std::string& text, const std::string& days) {
  ArticleRequest request;
  request.text = text;
  request.everything = text.empty();
  request.dated = {days, days};
  return searcher.search(request).total;
}

std::vector<std::string> names(const ArticleTable::Axis& axis) {
  std::vector<std::string> names;
  for (const LabelledCount& value : axis.values) names.push_back(value.value);
  return names;
}

}  // namespace

TEST_CASE("A table by time counts what a search for its days finds", "[articles]") {
  const ArticleSearcher searcher(snapshot());
  ArticleRequest all;
  all.everything = true;
  for (const char* period : {"year", "quarter", "month", "week", "day"}) {
    const ArticleTable table = searcher.tabulate(all, {period});
    for (std::size_t i = 0; i < table.axes[0].values.size(); ++i) {
      const LabelledCount& value = table.axes[0].values[i];
      INFO(value.value);
      CHECK(value.count == found(searcher, "", value.value));
      CHECK(table.axes[0].sums[i] == value.count);
      CHECK(table.cells[0][i] == value.count);
    }
  }
  for (const char* rows : {"country", "ordinal", "year"}) {
    const ArticleTable table = searcher.tabulate(all, {rows, "month"});
    for (std::size_t r = 0; r < table.cells.size(); ++r)
      for (std::size_t c = 0; c < table.cells[r].size(); ++c) {
        const std::string row = table.axes[0].values[r].value, month = table.axes[1].values[c].value;
        INFO(row << ' ' << month);
        const std::string field = std::string(rows) == "year" ? "date" : rows;
        CHECK(table.cells[r][c] == found(searcher, field + ":" + row, month));
      }
  }
}

TEST_CASE("A table has only the days that are asked for", "[articles]") {
  const ArticleSearcher searcher(snapshot());
  ArticleRequest asked;
  asked.text = "bài";
  asked.dated = {"2023-01-10", "2023-01-12"};
  const std::vector<std::string> days{"2023-01-10", "2023-01-11", "2023-01-12"};
  CHECK(names(searcher.tabulate(asked, {"day"}).axes[0]) == days);
  asked.dated = {};
  asked.text = "bài date:2023-01-10..2023-01-12";
  CHECK(names(searcher.tabulate(asked, {"day"}).axes[0]) == days);
  CHECK(names(searcher.tabulate(asked, {"country", "month"}).axes[1]) == std::vector<std::string>{"2023-01"});
  asked.text = "bài date:2023-01-09..2023-01-11 date:2023-01-11..2023-01-20";
  CHECK(names(searcher.tabulate(asked, {"day"}).axes[0]) == std::vector<std::string>{"2023-01-11"});
}

TEST_CASE("A table tells that a search for it ended early", "[articles]") {
  const ArticleSearcher searcher(snapshot());
  ArticleRequest asked;
  asked.everything = true;
  CHECK(searcher.tabulate(asked, {"month"}).incomplete == Partial::no);
  const std::atomic<bool> cancel{true};
  asked.cancel = &cancel;
  CHECK(searcher.tabulate(asked, {"month"}).incomplete == Partial::cancelled);

  std::vector<articles::LongMeeting> meetings;
  SearchRequest request;
  const Searcher all(snapshot());
  CHECK(articles::find_long_meetings(all, request, meetings) == Partial::no);
  CHECK(!meetings.empty());
  meetings.clear();
  request.cancel = &cancel;
  CHECK(articles::find_long_meetings(all, request, meetings) == Partial::cancelled);
  CHECK(meetings.empty());
}

TEST_CASE("A condition of a query is named as it was asked, with the number of articles without it", "[articles]") {
  const ArticleSearcher searcher(snapshot());
  struct Case {
    const char *condition, *what;
  };
  for (const auto& [condition, what] :
       std::initializer_list<Case>{{"date:2030-01..2030-02", "date: 2030-01-01–2030-02-28"},
                                   {"date:2030-01-01,2031-01-01", "date: 2030-01-01, 2031-01-01"},
                                   {"met:>=2030", "met: 2030-01-01–"},
                                   {"published:2030-01-02", "published: 2030-01-02"},
                                   {"ordinal:90", "ordinal: 90"},
                                   {"(met:2030-01-02 OR ordinal:90,91)", "met: 2030-01-02 or ordinal: 90, 91"},
                                   {"country:VN,DE", "country: Vietnam, Germany"}}) {
    INFO(condition);
    ArticleRequest request;
    request.text = std::string("bài ") + condition;
    const ArticleResult result = searcher.search(request);
    REQUIRE(result.empty_parts.size() == 1);
    CHECK(result.empty_parts[0].what == what);
    CHECK(result.empty_parts[0].without == found(searcher, "bài", ""));
  }
}
