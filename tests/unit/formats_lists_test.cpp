// Feeds, tables and Markdown.
#include <catch2/catch.hpp>

#include "archive_support.h"

using namespace tra;
using namespace tra::test;

TEST_CASE("entries of a feed", "[archive][feeds]") {
  const std::string item =
      "<item><title>Một &amp;amp; hai</title><link>http://a.example/1</link><media:title "
      "xmlns:media='http://search.yahoo.com/mrss/'>"
      "Ảnh</media:title><description>Tóm tắt.</description><content:encoded><![CDATA[<p>Tóm tắt.</p><p>Thân "
      "bài.</p>]]></content:encoded></item>";
  const std::string rss = "<rss xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>Kênh</title>" +
                          item +
                          "<item><title>Ngắn</title><link>http://a.example/2</link><description>Chỉ tóm "
                          "tắt.</description></item></channel></rss>";
  const Reading reading = read_bytes("tin.xml", rss);
  REQUIRE(reading.ids() == std::vector<std::string>{"tin.xml!http://a.example/1"});
  const Article& article = reading.articles[0].article;
  CHECK(article.title == "Một & hai");
  CHECK(article.lead == "Tóm tắt.");
  CHECK(article.body == "Thân bài.");
  CHECK(article.url == "http://a.example/1");
  CHECK(reading.failures.empty());
  REQUIRE(reading.passed_over.size() == 1);
  CHECK(reading.passed_over[0].path.ends_with("tin.xml!http://a.example/2"));
}

TEST_CASE("a feed without the declarations of its prefixes", "[archive][feeds]") {
  const Reading reading =
      read_bytes("tin.xml",
                 "<rss><channel><item><title>Một</title><link>http://a.example/1</link><dc:creator>An</dc:creator>"
                 "<media:title>Ảnh</media:title><content:encoded>&lt;p&gt;Thân "
                 "bài.&lt;/p&gt;</content:encoded></item></channel></rss>");
  REQUIRE(reading.articles.size() == 1);
  CHECK(reading.articles[0].article.title == "Một");
  CHECK(reading.articles[0].article.body == "Thân bài.");
  CHECK(reading.articles[0].article.extra == R"({"author":"An"})");
  CHECK(reading.failures.empty());
}

TEST_CASE("Atom in its three kinds of text", "[archive][feeds]") {
  const auto entry = [](const std::string& content) {
    const std::string feed =
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>T</title><id>urn:1</id><link rel='self' "
        "href='http://x/'/>"
        "<updated>2024-03-05T08:00:00+07:00</updated>" +
        content + "</entry></feed>";
    const Reading reading = read_bytes("a.atom", feed);
    REQUIRE(reading.ids() == std::vector<std::string>{"a.atom!urn:1"});
    CHECK(reading.articles[0].article.date == "2024-03-05");
    return reading.articles[0].article.body;
  };
  CHECK(entry("<content type='html'>&lt;p&gt;Một&lt;/p&gt;&lt;p&gt;hai&lt;/p&gt;</content>") == "Một\nhai");
  CHECK(entry("<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>Một</p><p>hai</p></div></content>") ==
        "Một\nhai");
  CHECK(entry("<content type='text'>1 &lt; 2</content>") == "1 < 2");
}

TEST_CASE("exports of blogs", "[archive][feeds]") {
  const std::string kind = "<category scheme='http://schemas.google.com/g/2005#kind' term='http://x.example/kind#";
  const auto entry = [&](const char* of, const char* title) {
    return "<entry><id>" + std::string(title) + "</id>" + kind + of + "'/><title>" + title +
           "</title><content type='html'>Chữ.</content></entry>";
  };
  const Reading blogger = read_bytes("a.xml", "<feed xmlns='http://www.w3.org/2005/Atom'>" + entry("settings", "Tên") +
                                                  entry("post", "Bài") + entry("comment", "Hay") + "</feed>");
  REQUIRE(blogger.articles.size() == 1);
  CHECK(blogger.articles[0].article.title == "Bài");
  CHECK(blogger.passed("a comment, template or setting") == 2);

  const Reading wordpress = read_bytes(
      "b.xml",
      "<rss "
      "xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><item><title>Bài</"
      "title><content:encoded><![CDATA["
      "<!-- more -->[caption id=\"a\" width=\"9\"]<img src='a.jpg'/> Ảnh lúa[/caption]\nĐoạn <b>một</b> [sic].\n\n"
      "[embed]https://x.example/v[/embed]\n\n[gallery ids=\"1,2\"]Đoạn "
      "hai.]]></content:encoded></item></channel></rss>");
  REQUIRE(wordpress.articles.size() == 1);
  CHECK(wordpress.articles[0].article.body == "Ảnh lúa Đoạn một [sic].\nĐoạn hai.");
}

TEST_CASE("lists of addresses hold no article", "[archive][feeds]") {
  for (const char* xml :
       {"<urlset><url><loc>http://a/</loc></url></urlset>", "<sitemapindex/>", "<opml version='2.0'/>"}) {
    const Reading reading = read_bytes("x.xml", xml);
    CHECK(reading.articles.empty());
    CHECK(reading.failures.empty());
    CHECK(reading.passed_over.size() == 1);
  }
}

TEST_CASE("rows of a table", "[archive][tables]") {
  const std::string rows =
      "Mã;Tiêu đề;Nội dung;Ngày đăng\r\na;\"Một; hai\";\"Dòng \"\"một\"\"\r\ndòng hai\";2024-03-05\r\n;Ba;Bốn;\r\n";
  const Reading reading = read_bytes("bang.csv", "\xef\xbb\xbf" + rows);
  REQUIRE(reading.ids() == std::vector<std::string>{"a", "bang.csv!2"});
  CHECK(reading.articles[0].article.title == "Một; hai");
  CHECK(reading.articles[0].article.body == "Dòng \"một\"\r\ndòng hai");
  CHECK(reading.articles[0].article.date == "2024-03-05");
  CHECK(reading.articles[0].line == 2);
  CHECK(reading.articles[1].line == 4);
  CHECK(reading.articles[0].reader == Reader::table);
  // A table is recognised by its header, whatever the file's name.
  CHECK(read_bytes("bang.dat", "id\ttitle\tbody\n1\tMột\tHai\n").ids() == std::vector<std::string>{"1"});
  CHECK(read_bytes("bang.txt", "Một, hai, ba\nbốn, năm, sáu\n").articles[0].reader == Reader::text);
}

TEST_CASE("a table whose lines end with a carriage return", "[archive][tables]") {
  const Reading reading = read_bytes("a.csv", "id,Tiêu đề,Nội dung\r1,Một,Chữ một.\r2,Hai,Chữ hai.\r");
  REQUIRE(reading.ids() == std::vector<std::string>{"1", "2"});
  CHECK(reading.articles[1].article.body == "Chữ hai.");
}

TEST_CASE("tables as Excel and databases write them", "[archive][tables]") {
  const Reading excel = read_bytes("a.csv", "\xef\xbb\xbfsep=;\r\nid;title;body\r\n1;Một;Chữ\r\n");
  CHECK(excel.ids() == std::vector<std::string>{"1"});
  CHECK(excel.articles.at(0).line == 3);
  CHECK(read_bytes("a.csv", "\n\r\nid,title,body\n1,Một,Chữ\n").ids() == std::vector<std::string>{"1"});

  const Reading quoted =
      read_bytes("a.csv", "id,title,body\n1,\"Một\",\"Ông nói: \\\"Đầy\\\", rồi\n đi.\"\n2,Hai,Chữ\n");
  CHECK(quoted.ids() == std::vector<std::string>{"1", "2"});
  CHECK(quoted.articles.at(0).article.body == "Ông nói: \"Đầy\", rồi\n đi.");
  // Where quotes are doubled, a backslash is one.
  const Reading doubled = read_bytes("a.csv", "id,title,body\n1,\"C:\\\",\"Một \"\"hai\"\"\"\n");
  CHECK(doubled.articles.at(0).article.title == "C:\\");

  const Reading escaped = read_bytes("a.tsv", "id\ttitle\tbody\n1\tMột\tDòng\\nhai\\tba \\\\ bốn\n2\tHai\t\\N\n");
  CHECK(escaped.articles.at(0).article.body == "Dòng\nhai\tba \\ bốn");
  CHECK(escaped.articles.at(1).article.body.empty());
  CHECK(read_bytes("a.tsv", "id\ttitle\tbody\n1\tMột\tC:\\thu\n").articles.at(0).article.body == "C:\\thu");
}

TEST_CASE("damaged tables", "[archive][tables]") {
  const Reading ragged = read_bytes("a.csv", "id,title,body\n1,thiếu\n2,Đủ,Thân\n3,thừa,x,y\n");
  CHECK(ragged.ids() == std::vector<std::string>{"2"});
  CHECK(ragged.failed_with("2 columns under a header of 3"));
  CHECK(ragged.failed_with("4 columns under a header of 3"));
  const Reading open = read_bytes("a.csv", "id,title,body\n1,Đủ,Thân\n2,\"mở,x\n3,y,z\n");
  CHECK(open.ids() == std::vector<std::string>{"1"});
  CHECK(open.failed_with("never closed"));
  CHECK(read_bytes("a.csv", "nam,so\n1,2\n").failed_with("without a column"));
  std::string wide = "id";
  for (int i = 0; i < 1001; ++i) wide += ",c";
  CHECK(read_bytes("a.csv", wide + "\n1\n").failed_with("1000 columns"));
}

TEST_CASE("Markdown with data above it", "[archive][markdown]") {
  const auto article = [](const std::string& bytes) {
    const Reading reading = read_bytes("bai.md", bytes);
    REQUIRE(reading.ids() == std::vector<std::string>{"bai.md"});
    CHECK(reading.failures.empty());
    return reading.articles[0].article;
  };
  const Article yaml = article(
      "---\ntitle: 'Tựa: đề'\ndate: 2024-03-05\ntags: [a, b]\nid: 7\n---\n\n**Đậm** và [liên kết](/x).\n\n- một\n- "
      "hai\n");
  CHECK(yaml.title == "Tựa: đề");
  CHECK(yaml.date == "2024-03-05");
  CHECK(yaml.body == "Đậm và liên kết.\nmột\nhai");
  CHECK(yaml.extra == "{\"tags\":[\"a\",\"b\"]}");
  CHECK(article("+++\ntitle = \"Tựa\"\ndate = 2024-03-05\n+++\nThân.\n").date == "2024-03-05");
  CHECK(article("# Tựa\n\nThân.\n").title == "Tựa");
  CHECK(article("% Tựa\n% Lan\n% 2024-03-05\n\nThân.\n").title == "Tựa");
  CHECK(article("Thân.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n").body == "Thân.\na b\n1 2");
  CHECK(article("---\ntitle: x\n\nkhông có dòng đóng\n").title.empty());
}

TEST_CASE("Markdown whose data is broken keeps its text", "[archive][markdown]") {
  for (const char* bytes : {"---\na: [1\n---\nThân.\n", "+++\na = \n+++\nThân.\n", "---\n- a\n- b\n---\nThân.\n"}) {
    const Reading reading = read_bytes("bai.md", bytes);
    REQUIRE(reading.articles.size() == 1);
    CHECK(reading.articles[0].article.body == "Thân.");
    CHECK(reading.failed_with("left out"));
  }
  std::string deep;
  for (int i = 0; i < 100; ++i) deep += "[";
  CHECK(read_bytes("bai.md", "---\na: " + deep + "\n---\nThân.\n").failed_with("left out"));
}
