// WARC files: pages are read from server responses, and everything else is passed over.
#include <catch2/catch.hpp>

#include "archive_support.h"

using namespace tra;
using namespace tra::test;

namespace {

const std::string html =
    "<!DOCTYPE html><title>Tham khảo chính trị Việt Nam - Lào</title><article><p>Hai bên trao đổi về quan hệ song "
    "phương.</p></article>";

std::string record(const std::string& type, const std::string& address, const std::string& block,
                   const std::string& more = "") {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + address + "\r\n" + more +
         "Content-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

std::string answer(const std::string& headers, const std::string& body) {
  return "HTTP/1.1 200 OK\r\n" + headers + "\r\n" + body;
}

const std::string html_type = "Content-Type: text/html; charset=utf-8\r\n";

}  // namespace

TEST_CASE("pages of a WARC", "[archive][warc]") {
  const std::string cut = html.substr(50);
  const std::string chunked = "32\r\n" + html.substr(0, 50) + "\r\n" + [&] {
    char size[16];
    std::snprintf(size, sizeof size, "%zx", cut.size());
    return std::string(size);
  }() + "\r\n" + cut + "\r\n0\r\n\r\n";
  const std::vector<std::string> records = {
      record("warcinfo", "", "software: x\r\n"),
      record("request", "https://example.org/1.html", "GET /1.html HTTP/1.1\r\n\r\n"),
      record("response", "https://example.org/1.html", answer(html_type, html)),
      record("response", "<https://example.org/bai-viet/>",
             answer(html_type + "Transfer-Encoding: chunked\r\n", chunked)),
      record("response", "https://example.org/zipped.html",
             answer(html_type + "Content-Encoding: gzip\r\n", gzip(html))),
      record("response", "https://example.org/gone", "HTTP/1.1 404 Not Found\r\n" + html_type + "\r\n" + html),
      record("response", "https://example.org/style.css", answer("Content-Type: text/css\r\n", "body {}")),
      record("response", "https://example.org/icon.html", answer(html_type, "\x89PNG\r\n")),
      record("resource", "https://example.org/note.txt", "Một bài\n\nThân bài.\n", "Content-Type: text/plain\r\n"),
  };
  std::string plain, zipped;
  for (const std::string& one : records) {
    plain += one;
    zipped += gzip(one);
  }
  for (const auto& [name, bytes] : {std::pair<std::string, std::string>{"a.warc", plain}, {"a.warc.gz", zipped}}) {
    INFO(name);
    const Reading reading = read_bytes(name, bytes);
    CHECK(reading.failures.empty());
    CHECK(reading.passed("what the crawler says of itself") == 2);
    CHECK(reading.passed("status 404") == 1);
    CHECK(reading.passed("of type text/css") == 1);
    CHECK(reading.passed("an image of type text/html, no page") == 1);
    CHECK(reading.ids() ==
          std::vector<std::string>{name + "!https://example.org/1.html", name + "!https://example.org/bai-viet/",
                                   name + "!https://example.org/zipped.html", name + "!https://example.org/note.txt"});
    for (std::size_t i = 0; i < 3; ++i) {
      CHECK(reading.articles[i].article.title == "Tham khảo chính trị Việt Nam - Lào");
      CHECK(reading.articles[i].reader == Reader::html);
    }
    CHECK(reading.articles[1].article.url == "https://example.org/bai-viet/");
  }
}

TEST_CASE("a damaged WARC keeps the pages before the damage", "[archive][warc]") {
  const std::string good = record("response", "https://example.org/1.html", answer(html_type, html));
  const Reading cut = read_bytes("a.warc", good + good.substr(0, good.size() / 4));
  CHECK(cut.articles.size() == 1);
  CHECK(cut.failed_with("cut short"));
  const std::string next = record("response", "https://example.org/2.html", answer(html_type, html));
  const Reading inside = read_bytes("a.warc", good + next.substr(0, next.size() - 60));
  REQUIRE(inside.articles.size() == 2);  // what there is of the last page is read
  CHECK(inside.articles[1].article.title == "Tham khảo chính trị Việt Nam - Lào");
  CHECK(inside.failed_with("cut short"));
  const Reading odd = read_bytes("a.warc", good + "something else\r\n");
  CHECK(odd.articles.size() == 1);
  CHECK(odd.failed_with("no WARC record"));
  CHECK(read_bytes("a.warc", "WARC/1.0\r\nWARC-Type: response\r\n\r\n").passed("without an address") == 1);
}

TEST_CASE("older versions of WARC, and line ends before the first record", "[archive][warc]") {
  std::string good = record("response", "https://example.org/1.html", answer(html_type, html));
  for (const std::string version : {"WARC/0.17", "WARC/0.18", "WARC/0.9", "WARC/1.1"}) {
    const std::string old = version + good.substr(good.find("\r\n"));
    CHECK(read_bytes("a.warc", old + old).articles.size() == 2);
    CHECK(read_bytes("a.warc", "\r\n\r\n" + old).articles.size() == 1);
  }
}

TEST_CASE("a page of a WARC that cannot be read is one failure", "[archive][warc]") {
  const std::string good = record("response", "https://example.org/1.html", answer(html_type, html));
  const std::string brotli =
      record("response", "https://example.org/2.html",
             answer(html_type + "Content-Encoding: br\r\n", "\x8b\x02\x80\x01\xff\xfe\xfd\x03\x04\x05"));
  const Reading reading = read_bytes("a.warc", brotli + good);
  CHECK(reading.articles.size() == 1);
  CHECK(reading.failed_with("brotli"));
  ReadOptions small;
  small.max_article_bytes = html.size();
  CHECK(read_bytes("a.warc", good, small).failed_with("limit"));
}

TEST_CASE("flipped bytes of a WARC never crash", "[archive][warc]") {
  const std::string whole = record("response", "https://example.org/1.html", answer(html_type, html)) +
                            record("response", "https://example.org/2.html",
                                   answer(html_type + "Transfer-Encoding: chunked\r\n", "10\r\n" + html));
  for (std::size_t i = 8; i < whole.size(); i += 3) {
    std::string damaged = whole;
    damaged[i] = static_cast<char>(damaged[i] ^ (1 << i % 8));
    const Reading reading = read_bytes("a.warc", damaged);
    CHECK(reading.articles.size() + reading.failures.size() <= 4);
  }
}

TEST_CASE("the text that Browsertrix keeps of a page is read where the page gives none", "[archive][warc]") {
  const std::string text_type = "Content-Type: text/plain\r\n";
  const Reading reading =
      read_bytes("a.warc", record("response", "https://x.example/1", answer(html_type, html)) +
                               record("resource", "urn:text:https://x.example/1", "Hai bên trao đổi\n", text_type) +
                               record("resource", "urn:text:https://x.example/2", "Chữ của trang hai\n", text_type));
  CHECK(reading.ids() == std::vector<std::string>{"a.warc!https://x.example/1", "a.warc!https://x.example/2"});
  CHECK(reading.articles.at(1).article.url == "https://x.example/2");
  CHECK(reading.passed("the text of a page that the crawl has") == 1);
}
