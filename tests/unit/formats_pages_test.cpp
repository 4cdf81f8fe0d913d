// Saved pages: comments of the saving program, MHTML, ArchiveBox snapshots, crawls, and filters.
#include <sys/stat.h>
#include <catch2/catch.hpp>

#include "archive/read/filter_process.h"
#include "archive/read/saved_page.h"
#include "archive/read/source.h"
#include "archive_support.h"
#include "support/throws.h"
#include "tra/error.h"

using namespace tra;
using namespace tra::test;

namespace {

const std::string page =
    "<html><head><title>Tựa đề của trang</title></head><body><p>Hai bên trao đổi về nhiều việc.</p></body></html>";

Filter shell(const std::string& script) {
  Filter filter;
  filter.kind = ".x";
  filter.command = {"/bin/sh", "-c", script, "sh", "{}"};
  filter.seconds = 5;
  filter.output_mib = 1;
  return filter;
}

}  // namespace

TEST_CASE("who saved a page, from where and when", "[archive][saved]") {
  const SavedPage single = saved_page(
      "<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://a.example/1 \n saved date: "
      "2024-08-15T09:00:00\n-->");
  CHECK(single.by == Reader::singlefile);
  CHECK(single.address == "https://a.example/1");
  CHECK(single.day == "2024-08-15");
  const SavedPage monolith =
      saved_page("<!-- Saved from https://a.example/2 at 2024-08-15T02:00:00Z using monolith v2.8.1 -->\n<html>");
  CHECK(monolith.by == Reader::monolith);
  CHECK(monolith.address == "https://a.example/2");
  CHECK(monolith.day == "2024-08-15");
  CHECK(saved_page("<!-- saved from url=(0019)https://a.example/3 -->").address == "https://a.example/3");
  CHECK(saved_page("<!-- Saved from local source at 2024-08-15T02:00:00Z using monolith v2.8.1 -->").address.empty());
  CHECK(saved_page("<!-- x --><html>").by == Reader::html);
  const Reading reading =
      read_bytes("a.html", "<!-- Saved from https://a.example/2 at 2024-08-15T02:00:00Z using monolith v2 -->" + page);
  REQUIRE(reading.articles.size() == 1);
  CHECK(reading.articles[0].reader == Reader::monolith);
  CHECK(reading.articles[0].article.url == "https://a.example/2");
  CHECK(reading.articles[0].saved == "2024-08-15");
}

TEST_CASE("the page of a web archive in one file", "[archive][saved]") {
  const std::string mhtml =
      "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/1\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
      "Content-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html\r\n"
      "Content-Location: https://quang.example/\r\n\r\n<p>Quảng cáo</p>\r\n--b\r\nContent-Type: text/html; "
      "charset=utf-8\r\n"
      "Content-Location: https://a.example/1\r\n\r\n" +
      page + "\r\n--b--\r\n";
  const Reading reading = read_bytes("a.mhtml", mhtml);
  REQUIRE(reading.ids() == std::vector<std::string>{"a.mhtml"});
  CHECK(reading.articles[0].article.title == "Tựa đề của trang");
  CHECK(reading.articles[0].article.url == "https://a.example/1");
  CHECK(reading.articles[0].reader == Reader::mhtml);
  CHECK(read_bytes("a.mhtml", mhtml.substr(0, mhtml.size() - 20)).failed_with("cut short"));
}

TEST_CASE("a snapshot's folder is one article", "[archive][saved]") {
  const TemporaryFolder folder;
  const std::string place = "archive/1722309120.000006/";
  put(folder / (place + "index.json"),
      "{\"url\": \"https://a.example/1\", \"title\": \"Tựa\", \"timestamp\": \"1722309120.000006\"}");
  put(folder / (place + "index.html"), page);
  put(folder / (place + "readability/content.html"), "<div><p>Thân bài dài hơn.</p></div>");
  put(folder / (place + "readability/article.json"), "{\"byline\": \"Lan\"}");
  const Reading reading = read_path(folder.path());
  REQUIRE(reading.ids() == std::vector<std::string>{"archive/1722309120.000006"});
  CHECK(reading.articles[0].article.body == "Thân bài dài hơn.");
  CHECK(reading.articles[0].article.title == "Tựa");
  CHECK(reading.articles[0].article.url == "https://a.example/1");
  CHECK(reading.articles[0].reader == Reader::archivebox);
  put(folder / (place + "index.json"), "{\"url\": ");
  const Reading broken = read_path(folder.path());
  CHECK(broken.articles.size() == 1);
  CHECK(broken.failed_with("broken JSON"));
}

TEST_CASE("a filter's program and its limits", "[archive][filter]") {
  const TemporaryFolder folder;
  put(folder / "a b;c.x", "Nội dung");
  CHECK(run_filter(shell("cat \"$1\""), folder / "a b;c.x", -1) == "Nội dung");
  CHECK_THROWS_WITH(run_filter(shell("echo oops >&2; exit 3"), "x", -1), Catch::Contains("exit status 3: oops"));
  CHECK_THROWS_WITH(run_filter(shell("true"), "x", -1), Catch::Contains("found no text"));
  CHECK_THROWS_WITH(run_filter(shell("yes"), "x", -1), Catch::Contains("1 MiB"));
  CHECK_THROWS_WITH(run_filter(shell("kill -9 $$"), "x", -1), Catch::Contains("signal 9"));
  Filter slow = shell("exec >/dev/null 2>&1; sleep 60");
  slow.seconds = 1;
  CHECK_THROWS_WITH(run_filter(slow, "x", -1), Catch::Contains("1 seconds"));
  Filter absent = shell("true");
  absent.command[0] = "/no/such/program";
  CHECK(find_program(absent).empty());
  CHECK_THROWS_AS(run_filter(absent, "x", -1), ReadError);
}

TEST_CASE("filters of one's own", "[archive][filter]") {
  const TemporaryFolder folder;
  put(folder / "rules/filters.tsv", "# mine\n.xyz\tcat {}\tseconds=5,memory=512\n");
  ReadOptions options;
  options.filters = Filters::load(folder / "rules");
  REQUIRE(options.filters.find("", "A.XYZ") != nullptr);
  CHECK(options.filters.find("", "A.XYZ")->seconds == 5);
  CHECK(options.filters.find("application/pdf", "a")->command.front() == "pdftotext");
  const Reading text = read_bytes("--bai.xyz", "Tựa đề của một bài báo\n\nThân bài.\n", options);
  REQUIRE(text.ids() == std::vector<std::string>{"--bai.xyz"});
  CHECK(text.articles[0].reader == Reader::filter);
  CHECK(
      read_bytes("a.xyz.gz", gzip("{\"title\": \"Tựa\", \"body\": \"Thân\"}"), options).articles.at(0).article.title ==
      "Tựa");
  CHECK(read_bytes("a.xyz", "  \n", options).failed_with("no text"));
  for (const char* wrong : {"pdf\tx {}\n", ".pdf\tx\n", ".pdf\tx {}\tspeed=3\n", ".pdf\tx {}\tseconds=0\n"}) {
    put(folder / "rules/filters.tsv", wrong);
    CHECK_THROWS_AS(Filters::load(folder / "rules"), Error);
  }
}
