// WARC files as found in practice: wrong lengths, truncated responses, unusual encodings and types, and extracted
// texts.
#include <zlib.h>

#include <catch2/catch.hpp>

#include "archive_support.h"

using namespace tra;
using namespace tra::test;
using Ids = std::vector<std::string>;

namespace {

std::string page(const std::string& title) {
  return "<!DOCTYPE html><title>" + title +
         "</title><article><p>Hai bên trao đổi về quan hệ song phương.</p></article>";
}

// Writes a record whose stated length is wrong by `lie` bytes.
std::string record(const std::string& address, const std::string& block, int lie = 0,
                   const std::string& type = "response", const std::string& more = "") {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + address + "\r\n" + more +
         "Content-Length: " + std::to_string(static_cast<int>(block.size()) + lie) + "\r\n\r\n" + block + "\r\n\r\n";
}

std::string answer(const std::string& headers, const std::string& body, const std::string& status = "200 OK") {
  return "HTTP/1.1 " + status + "\r\n" + headers + "\r\n" + body;
}

const std::string html_type = "Content-Type: text/html; charset=utf-8\r\n";

Article only(const std::string& block) {
  const Reading reading = read_bytes("a.warc", record("http://a/1", block));
  for (const ReadFailure& failure : reading.failures) UNSCOPED_INFO(failure.reason);
  REQUIRE(reading.articles.size() == 1);
  return reading.articles[0].article;
}

std::string deflated(const std::string& bytes, int window_bits) {
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY);
  std::string out(bytes.size() + 100, '\0');
  stream.next_in = reinterpret_cast<unsigned char*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<unsigned char*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

}  // namespace

TEST_CASE("a record of a wrong length loses no other", "[archive][warc]") {
  const Ids all = {"a!http://a/1", "a!http://a/2", "a!http://a/3"};
  for (const int lie : {-400, -100, -30, -2, -1, 0, 1, 2, 3, 4, 5, 9, 10, 100, 300, 2000, 1 << 28}) {
    for (const int which : {0, 1, 2}) {
      INFO(lie << " in record " << which);
      std::string plain, zipped;
      for (int i = 0; i < 3; ++i) {
        const std::string block = answer(html_type, page("Con voi xám số " + std::to_string(i)));
        const int off = i == which ? std::max(lie, -static_cast<int>(block.size())) : 0;
        const std::string one = record("http://a/" + std::to_string(i + 1), block, off);
        plain += one;
        zipped += gzip(one);
      }
      for (const std::string& bytes : {plain, zipped}) {
        const Reading reading = read_bytes("a", bytes);
        CHECK(reading.ids() == all);
        for (const ParsedArticle& parsed : reading.articles) CHECK(parsed.article.title.starts_with("Con voi xám số "));
      }
    }
  }
}

TEST_CASE("records without a length, damage and gzip members that are damaged", "[archive][warc]") {
  const auto good = [](int i) {
    return record("http://a/" + std::to_string(i), answer(html_type, page("Trang số " + std::to_string(i))));
  };
  const std::string headless = "WARC/1.0\r\nWARC-Type: response\r\n\r\nabc\r\n\r\n";
  const Reading reading = read_bytes("a", good(1) + headless + good(2) + "rác\r\n" + good(3));
  CHECK(reading.ids() == Ids{"a!http://a/1", "a!http://a/2", "a!http://a/3"});
  CHECK(reading.passed("a record without an address") == 1);
  for (const char* length : {"", "Content-Length: -5\r\n", "Content-Length: x\r\n"}) {
    std::string untold = good(2);
    const std::size_t begin = untold.find("Content-Length"), end = untold.find("\r\n", begin) + 2;
    untold.replace(begin, end - begin, length);
    for (const std::string& bytes : {good(1) + untold + good(3), gzip(good(1)) + gzip(untold) + gzip(good(3))}) {
      const Reading all = read_bytes("a", bytes);
      CHECK(all.ids() == Ids{"a!http://a/1", "a!http://a/2", "a!http://a/3"});
      CHECK(all.passed("the length of a record, which is wrong") == 1);
    }
  }

  // A member that was cut ends its record; the next member begins another.
  const std::string whole = gzip(good(2));
  const Reading cut = read_bytes("a", gzip(good(1)) + whole.substr(0, whole.size() - 20) + gzip(good(3)));
  for (const ReadFailure& failure : cut.failures) UNSCOPED_INFO(failure.reason);
  CHECK(cut.ids() == Ids{"a!http://a/1", "a!http://a/2", "a!http://a/3"});
  CHECK(cut.failed_with("gzip data is damaged"));
  for (const ParsedArticle& parsed : cut.articles) CHECK(parsed.article.body.find("WARC") == std::string::npos);

  // The last member may be cut, too, and a record inside a line.
  const Reading end = read_bytes("a", gzip(good(1)) + whole.substr(0, whole.size() - 20));
  CHECK(end.ids() == Ids{"a!http://a/1", "a!http://a/2"});
  CHECK(end.failed_with("gzip data is damaged"));
  CHECK(read_bytes("a", whole.substr(0, whole.size() - 20)).ids() == Ids{"a!http://a/2"});
  const Reading inside = read_bytes("a", good(1).substr(0, good(1).size() - 60) + good(2));
  CHECK(inside.ids() == Ids{"a!http://a/1", "a!http://a/2"});
  const std::string story = answer(html_type, page("Kể về WARC/1.0\nvà WARC/1.1\nnhé"));
  CHECK(read_bytes("a", record("http://a/1", story, 3) + good(2)).ids() == Ids{"a!http://a/1", "a!http://a/2"});

  std::string broken = gzip(good(2));
  for (std::size_t i = 40; i < 60; ++i) broken[i] = static_cast<char>(broken[i] ^ 0x55);
  const Reading zipped = read_bytes("a", gzip(good(1)) + broken + gzip(good(3)) + gzip(good(4)));
  CHECK(zipped.failed_with("gzip data is damaged"));
  for (const char* id : {"a!http://a/1", "a!http://a/3", "a!http://a/4"}) {
    const Ids ids = zipped.ids();
    CHECK(std::find(ids.begin(), ids.end(), id) != ids.end());
  }
}

TEST_CASE("chunked answers, whole and cut", "[archive][warc]") {
  const std::string text = page("Bầy sẻ bị cắt ngang");
  const std::string chunked = html_type + "Transfer-Encoding: chunked\r\n";
  for (std::size_t cut = 120; cut <= text.size(); ++cut) {
    const std::string body = "3c\r\n" + text.substr(0, 60) + "\r\n50;x=y\r\n" + text.substr(60);
    const Article article = only(answer(chunked, body.substr(0, body.size() - (text.size() - cut))));
    CHECK(article.title == "Bầy sẻ bị cắt ngang");
    CHECK(article.body.find("50;") == std::string::npos);
    CHECK(article.body.find("\xEF\xBF\xBD") == std::string::npos);
  }
  CHECK(only(answer(chunked, text)).title == "Bầy sẻ bị cắt ngang");  // the crawler joined the chunks
  const std::string wrong_size = "3c\r\n" + text.substr(0, 70) + "\r\n20\r\n" + text.substr(70, 32) + "\r\n0\r\n\r\n";
  CHECK(only(answer(chunked, wrong_size)).title == "Bầy sẻ bị cắt ngang");
}

TEST_CASE("codings of a page", "[archive][warc]") {
  const std::string text = page("Sóc nâu trong vườn");
  const auto title = [&](const std::string& coding, const std::string& body) {
    INFO(coding);
    return only(answer(html_type + "Content-Encoding: " + coding + "\r\n", body)).title;
  };
  for (const char* coding : {"br", "gzip", "deflate", "zstd", "identity", "utf-8", "x-gzip", "GZIP"})
    CHECK(title(coding, text) == "Sóc nâu trong vườn");
  CHECK(title("gzip", gzip(text)) == "Sóc nâu trong vườn");
  CHECK(title("deflate", deflated(text, 15)) == "Sóc nâu trong vườn");
  CHECK(title("deflate", deflated(text, -15)) == "Sóc nâu trong vườn");
  CHECK(title("zstd", zstd(text)) == "Sóc nâu trong vườn");
  CHECK(title("gzip", deflated(text, 15)) == "Sóc nâu trong vườn");  // not what the header says
  CHECK(title("br", gzip(text)) == "Sóc nâu trong vườn");
  CHECK(title("deflate", zstd(text)) == "Sóc nâu trong vườn");
  CHECK(title("deflate, gzip", gzip(deflated(text, 15))) == "Sóc nâu trong vườn");
  // A stored Brotli block (RFC 7932, section 9.2) and the empty last block.
  const std::size_t header = (text.size() - 1) << 4 | 1 << 20;
  const std::string brotli = {static_cast<char>(header), static_cast<char>(header >> 8),
                              static_cast<char>(header >> 16)};
  CHECK(title("br", brotli + text + "\x03") == "Sóc nâu trong vườn");
  std::string noise;
  std::uint32_t state = 1;
  for (int i = 0; i < 400; ++i) noise += std::to_string(state = state * 1664525u + 1013904223u) + " ";
  const std::string longer = "<!DOCTYPE html><title>Sóc nâu trong vườn</title><article><p>" + noise + "</p></article>";
  const std::string zipped = gzip(longer);
  CHECK(title("gzip", zipped.substr(0, zipped.size() * 2 / 3)) == "Sóc nâu trong vườn");
}

TEST_CASE("types, statuses and texts of pages", "[archive][warc]") {
  const std::string text = page("Trang có kiểu lạ");
  for (const char* type : {"", "Content-Type: html\r\n", "Content-Type: text/htm\r\n", "Content-Type:\r\n",
                           "Content-Type: application/octet-stream\r\n", "Content-Type: text/xml\r\n",
                           "Content-Type: TEXT/HTML;charset=x\r\n", "Content-Type: application/x-httpd-php\r\n"})
    CHECK(only(answer(type, text)).title == "Trang có kiểu lạ");
  CHECK(only(answer(html_type, text, "203 Non-Authoritative")).title == "Trang có kiểu lạ");
  const Reading reading =
      read_bytes("a", record("http://a/1", answer(html_type, text, "500 after 200 retries")) +
                          record("http://a/2", answer("Content-Type: image/png\r\n", "\x89PNG\r\n")) +
                          record("http://a/3", answer("Content-Type: image/png\r\n", "\x89PNG\r\n")) +
                          record("http://a/4", answer(html_type, "")) + record("http://a/5", "x", 0, "revisit") +
                          record("http://a/6", "Bài hát ru\n\nTiết mục văn nghệ đặc sắc.\n", 0, "conversion",
                                 "Content-Type: text/plain\r\n") +
                          record("http://a/7", "{\"a\": 1}", 0, "conversion", "Content-Type: application/json\r\n"));
  CHECK(reading.ids() == Ids{"a!http://a/6"});
  CHECK(reading.failures.empty());
  CHECK(reading.passed("status 500") == 1);
  CHECK(reading.passed("image/png") == 2);
  CHECK(reading.passed("without content") == 1);
  CHECK(reading.passed("revisit") == 1);
  CHECK(reading.passed("application/json") == 1);
}

TEST_CASE("what editors leave, and an index, are passed over in folders and archives", "[archive]") {
  const std::string text = "Một bài viết\n\nThân bài ở đây.\n", file = "\x89tra\r\n\x1a\n rest";
  const std::string lock = "process 12 on host since 2026-01-02T03:04:05Z\n";
  const std::vector<Member> members = {{"a.txt", text},
                                       {"a.txt~", text},
                                       {"#a.txt#", text},
                                       {"# 1.txt", text},
                                       {"index/manifest-0000000000000002", file},
                                       {"index/segment-00.terms", file},
                                       {"index/write.lock", lock},
                                       {"other/write.lock", text}};
  const TemporaryFolder folder;
  for (const auto& [name, bytes] : members) put(folder / name, bytes);
  put(folder / "a.txt.bak", text);
  put(folder / "b.txt.bak", text);  // its original is gone
  const Reading read = read_path(folder.path());
  CHECK(read.ids() == Ids{"# 1.txt", "a.txt", "b.txt.bak", "other/write.lock"});
  CHECK(read.failures.empty());
  CHECK(read.passed("editor") == 3);
  CHECK(read.passed("index of tra") == 1);  // the folder
  const Reading packed = read_bytes("a.zip", zip(members));
  CHECK(packed.ids() == Ids{"a.zip!a.txt", "a.zip!# 1.txt", "a.zip!other/write.lock"});
  CHECK(packed.failures.empty());
  CHECK(packed.passed("editor") == 2);
  CHECK(packed.passed("index of tra") == 3);
}

TEST_CASE("zeros behind compressed files, files of operating systems in archives", "[archive]") {
  const std::string text = "Một bài viết\n\nThân bài ở đây.\n", zeros(1500, '\0');
  for (const auto& compress : {gzip, xz})
    CHECK(read_bytes("a.txt", compress(text) + zeros).articles.at(0).article.body == text);
  CHECK(read_bytes("a.txt", zstd(text) + zeros).articles.at(0).article.body == text);
  // A bzip2 stream may end in zeros of its own: all four bytes of the checksum of nothing.
  for (const std::string& padding : {std::string(), std::string(1, '\0'), zeros, std::string(200'000, '\0')}) {
    CHECK(read_bytes("a.txt", bzip2(text) + padding).articles.at(0).article.body == text);
    std::size_t whole = 0;
    for (int length = 0; length < 300; ++length) {
      const std::string other = text + std::string(static_cast<std::size_t>(length), 'a');
      whole += read_bytes("a.txt", bzip2(other) + padding).articles.size();
    }
    CHECK(whole == 300);
  }
  CHECK(read_bytes("a.txt", bzip2(text) + bzip2(text) + zeros).articles.at(0).article.body == text + text);
  CHECK(read_bytes("a.txt", bzip2(text) + zeros + "rác").failed_with("damaged"));
  CHECK(read_bytes("a.txt", gzip(text) + zeros + gzip(text)).articles.at(0).article.body == text + text);
  CHECK(read_bytes("a.txt", gzip(text) + "rác").failed_with("damaged"));

  const Reading mac = read_bytes("a.zip", zip({{"bai.txt", text},
                                               {"__MACOSX/._bai.txt", "x"},
                                               {"._bai.txt", "x"},
                                               {"a/.DS_Store", "x"},
                                               {"a/~$bài.docx", "x"},
                                               {"a/.~lock.bài.odt#", "x"},
                                               {"Thumbs.db", "x"},
                                               {"a/desktop.ini", "x"},
                                               {"a/Icon\r", ""},
                                               {"$RECYCLE.BIN/a.txt", text},
                                               {"System Volume Information/a.txt", text},
                                               {"Trang.url", "[InternetShortcut]"},
                                               {"a/.ẩn.txt", text}}));
  CHECK(mac.ids() == Ids{"a.zip!bai.txt"});
  for (const ReadFailure& failure : mac.failures) UNSCOPED_INFO(failure.path << failure.reason);
  CHECK(mac.failures.empty());
  CHECK(mac.passed("operating system") == 11);
  CHECK(mac.passed("hidden") == 1);
}

TEST_CASE("interim answers stand before the answer", "[archive][warc]") {
  CHECK(only("HTTP/1.1 100 Continue\r\n\r\n" + answer(html_type, page("Con voi xám"))).title == "Con voi xám");
  const std::string hints = "HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n";
  CHECK(only(hints + hints + answer(html_type, page("Con voi xám"))).title == "Con voi xám");
  CHECK(read_bytes("a.warc", record("http://a/1", "HTTP/1.1 100 Continue\r\n\r\n")).passed("status 100") == 1);
}

TEST_CASE("zeros and other bytes between records lose no record", "[archive][warc]") {
  const std::string first = record("http://a/1", answer(html_type, page("Con voi xám")));
  const std::string second = record("http://a/2", answer(html_type, page("Con rùa xanh")));
  const Ids both = {"a!http://a/1", "a!http://a/2"};
  for (const std::size_t zeros : {1, 300, 5000}) {
    const Reading reading = read_bytes("a", first + std::string(zeros, '\0') + second + std::string(zeros, '\0'));
    CHECK(reading.ids() == both);
    CHECK(reading.failures.empty());
  }
  const Reading junk = read_bytes("a", first + "junk\r\n" + second);
  CHECK(junk.ids() == both);
  CHECK(junk.failed_with("no WARC record begins"));
  const std::string block = answer(html_type, page("Con voi xám"));
  const int headers_only = static_cast<int>(block.find("\r\n\r\n")) - static_cast<int>(block.size());
  CHECK(read_bytes("a", record("http://a/1", block, headers_only) + second).ids() == both);
}

TEST_CASE("content that a server calls HTML is HTML, whatever it begins with", "[archive][warc]") {
  CHECK(only(answer(html_type, "Notice: undefined index\n" + page("Con voi xám"))).title == "Con voi xám");
  const std::string html = page("Con voi");
  std::string utf16;
  for (const char c : html.substr(0, html.find("Hai bên")) + "Hai ben trao doi.</p></article>") (utf16 += c) += '\0';
  CHECK(only(answer("Content-Type: text/html; charset=utf-16le\r\n", utf16)).title == "Con voi");
}
