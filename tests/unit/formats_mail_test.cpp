// Mail: encoded words, transfer encodings, mailboxes, limits.
#include <catch2/catch.hpp>

#include "archive/read/mime.h"
#include "archive/read/mime_words.h"
#include "archive_support.h"

using namespace tra;
using namespace tra::test;

namespace {

std::string message(const std::string& more_headers, const std::string& body) {
  return "From: =?utf-8?Q?Lan_Chi?= <a@b.example>\r\nTo: c@d.example\r\nSubject: =?utf-8?B?QsOgaSBt4bubaQ==?=\r\n"
         "Message-ID: <1@b.example>\r\nMIME-Version: 1.0\r\n" +
         more_headers + "\r\n" + body;
}

}  // namespace

TEST_CASE("encoded words", "[archive][mail]") {
  CHECK(decode_header("=?utf-8?Q?B=C3=A0i_m=E1=BB=9Bi?= xong") == "Bài mới xong");
  // A character is split between two encoded words.
  CHECK(decode_header("=?UTF-8?B?QsOgaSBt4bs=?=\r\n =?UTF-8?B?m2k=?=") == "Bài mới");
  CHECK(decode_header("=?utf-8*vi?q?B=C3=A0i?= =?utf-8?q?_hai?=") == "Bài hai");
  CHECK(decode_header("bare Bài mới") == "bare Bài mới");
  CHECK(decode_header("=?windows-1258?Q?Thu=D2=20t=FD=F5=ECng=20ti=EA=ECp=20kh=E1ch=20Vi=EA=F2t=20Nam?=") ==
        "Thủ tướng tiếp khách Việt Nam");
  CHECK(decode_header("=?utf-8?X?abc?=") == "=?utf-8?X?abc?=");
  CHECK(decode_header("=?utf-8?B?") == "=?utf-8?B?");
  CHECK(decode_extended("utf-8'vi'b%C3%A0i.html") == "bài.html");
  CHECK(sender_name("\"Lan Chi\" <a@b.example>") == "Lan Chi");
  CHECK(sender_name("a@b.example (Lan Chi)") == "Lan Chi");
  CHECK(sender_name("<a@b.example>") == "a@b.example");
}

TEST_CASE("transfer encodings tell what they cannot decode", "[archive][mail]") {
  std::size_t bad = 0;
  CHECK(decode_base64("QsOg\r\naQ==", bad) == "Bài");
  CHECK(bad == 0);
  CHECK(decode_base64("QsOg%aQ", bad) == "Bài");
  CHECK(bad == 2);  // an invalid character, and a group without padding
  bad = 0;
  CHECK(decode_quoted_printable("B=C3=A0i =\r\nm=E1=BB=9Bi=3D", bad) == "Bài mới=");
  CHECK(bad == 0);
  CHECK(decode_quoted_printable("a=Zb", bad) == "a=Zb");
  CHECK(bad == 1);
}

TEST_CASE("a message is an article", "[archive][mail]") {
  const Reading reading =
      read_bytes("thu.eml", message("Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n",
                                    "SGFpIGLDqm4gdHJhbyDEkeG7lWku\r\n"));
  REQUIRE(reading.ids() == std::vector<std::string>{"thu.eml"});
  const ParsedArticle& parsed = reading.articles[0];
  CHECK(parsed.article.title == "Bài mới");
  CHECK(parsed.article.body == "Hai bên trao đổi.");
  CHECK(parsed.article.extra == "{\"author\":\"Lan Chi\"}");
  CHECK(parsed.reader == Reader::mail);
  CHECK(reading.failures.empty());
}

TEST_CASE("lines of flowed text are joined", "[archive][mail]") {
  const std::string type = "Content-Type: text/plain; charset=utf-8; format=flowed";
  const auto body = [](const std::string& headers, const std::string& text) {
    return read_bytes("a.eml", message(headers + "\r\n", text)).articles.at(0).article.body;
  };
  CHECK(body(type, "Họp ở Cần \r\nThơ.\r\nHết.\r\n") == "Họp ở Cần Thơ.\nHết.");
  CHECK(body(type + "; delsp=yes", "Họp ở Cần  \r\nThơ.\r\n") == "Họp ở Cần Thơ.");
  CHECK(body("Content-Type: text/plain; charset=utf-8", "Cần \r\nThơ.\r\n").find('\n') != std::string::npos);
}

TEST_CASE("what is attached is read or passed over", "[archive][mail]") {
  const std::string body =
      "--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nXem bài gửi kèm.\r\n"
      "--x\r\nContent-Type: text/html; name=bai.html\r\nContent-Disposition: attachment; filename=bai.html\r\n\r\n"
      "<h1>Tựa đề của bài</h1><p>Hai bên trao đổi về nhiều việc.</p>\r\n"
      "--x\r\nContent-Type: text/html; name=bai.html\r\nContent-Disposition: attachment; filename=bai.html\r\n\r\n"
      "<h1>Tựa đề thứ hai</h1><p>Hai bên trao đổi lần nữa.</p>\r\n"
      "--x\r\nContent-Type: image/png; name=anh.png\r\nContent-Transfer-Encoding: "
      "base64\r\n\r\niVBORw0KGgo=\r\n--x--\r\n";
  const Reading reading = read_bytes("thu.eml", message("Content-Type: multipart/mixed; boundary=x\r\n", body));
  CHECK(reading.ids() == std::vector<std::string>{"thu.eml", "thu.eml!bai.html", "thu.eml!bai.html#2"});
  CHECK(reading.articles[0].article.body == "Xem bài gửi kèm.");
  CHECK(reading.failures.empty());
  CHECK(reading.passed("no text: image/png") == 1);
}

TEST_CASE("limits of a message are named", "[archive][mail]") {
  std::string nested = "Subject: x\r\n\r\ny\r\n";
  for (int i = 0; i < 40; ++i) nested = "Content-Type: message/rfc822\r\n\r\n" + nested;
  // A nested message without a Content-Type is text (RFC 2045, section 5.2).
  CHECK(read_bytes("a.eml", message("", "") + nested).articles.size() == 1);
  CHECK(read_bytes("a.eml", message("Content-Type: message/rfc822\r\n", nested)).failed_with("inside one another"));
  for (int i = 0; i < 100; ++i) nested = "Content-Type: message/rfc822\r\n\r\n" + nested;
  CHECK(read_bytes("a.eml", message("Content-Type: message/rfc822\r\n", nested)).failed_with("100 parts"));
  std::string parts;
  for (int i = 0; i < 10'001; ++i) parts += "--x\r\n\r\ny\r\n";
  CHECK(read_bytes("a.eml", message("Content-Type: multipart/mixed; boundary=x\r\n", parts))
            .failed_with("10000 boundaries"));
  CHECK(read_bytes("a.eml", message("X: " + std::string(2 << 20, 'a') + "\r\n", "y")).failed_with("1 MiB"));
}

TEST_CASE("a message that is cut keeps what it has", "[archive][mail]") {
  const Reading reading =
      read_bytes("a.eml", message("Content-Type: multipart/mixed; boundary=x\r\n",
                                  "--x\r\nContent-Type: text/plain\r\n\r\nPhan dau con.\r\n--x\r\n"));
  CHECK(reading.articles.size() == 1);
  CHECK(reading.failed_with("cut short"));
  CHECK(read_bytes("a.eml", message("Content-Type: multipart/mixed; boundary=y\r\n", "--x\r\n\r\nz\r\n"))
            .failed_with("no part begins"));
}

TEST_CASE("messages of a mailbox", "[archive][mail]") {
  const std::string separator = "From a@b.example Mon Feb 19 12:02:00 2024\n";
  const std::string one =
      "From: a@b.example\nSubject: Mot\nDate: Mon, 19 Feb 2024 12:02:00 +0700\nMessage-ID: <1@b>\n\n";
  const std::string two =
      "From: a@b.example\nSubject: Hai\nDate: Mon, 19 Feb 2024 12:03:00 +0700\nMessage-ID: <2@b>\n\n";
  const std::string box =
      separator + one + "Dong dau.\n\n>From day di.\n\nFrom cho den ben do\n\n" + separator + two + "Xong.\n";
  const Reading reading = read_bytes("hop", box);
  REQUIRE(reading.ids() == std::vector<std::string>{"hop!1@b", "hop!2@b"});
  CHECK(reading.articles[0].article.body == "Dong dau.\n\nFrom day di.\n\nFrom cho den ben do");
  CHECK(reading.articles[0].reader == Reader::mbox);
  CHECK(read_bytes("hop.gz", gzip(box)).articles.size() == 2);
}

TEST_CASE("a Maildir's message keeps its id", "[archive][mail]") {
  const TemporaryFolder folder;
  const std::string bytes = message("", "Hai ben trao doi.\r\n");
  put(folder / "thu/new/1.M1.host", bytes);
  put(folder / "thu/cur/2.M1.host:2,RS", bytes);
  put(folder / "thu/tmp/3.M1.host", bytes);
  CHECK(read_path(folder.path()).ids() == std::vector<std::string>{"thu/cur/1.M1.host", "thu/cur/2.M1.host"});
}

TEST_CASE("mail in UTF-7", "[archive][mail]") {
  const Reading reading =
      read_bytes("a.eml", message("Content-Type: text/plain; charset=utf-7\r\n", "B+Htk Th+Huc-y l+HuM-i\r\n"));
  CHECK(reading.articles.at(0).article.body == "Bộ Thủy lợi");
}
