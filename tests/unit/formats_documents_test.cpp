// Office documents and books: zip files and the XML in them.
#include <catch2/catch.hpp>

#include "archive/html/fragment.h"
#include "archive/read/package.h"
#include "archive/read/xml.h"
#include "archive_support.h"
#include "support/throws.h"

using namespace tra;
using namespace tra::test;

namespace {

class Collected : public XmlHandler {
 public:
  void start(const XmlElement& element) override { said += "<" + std::string(element.name) + ">"; }
  void end(const XmlElement& element) override { said += "</" + std::string(element.name) + ">"; }
  void text(std::string_view text) override { said += text; }
  std::string said;
};

std::string told(const std::string& xml, std::string* damage = nullptr) {
  Collected collected;
  const std::string found = parse_xml(xml, collected);
  if (damage != nullptr) *damage = found;
  return collected.said;
}

const std::string types = "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>";

std::string word(const std::string& paragraphs) {
  return "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>" + paragraphs +
         "</w:body></w:document>";
}

}  // namespace

TEST_CASE("XML as events", "[archive][xml]") {
  std::string damage;
  CHECK(told("<a><x:b xmlns:x='y'>1 &lt; 2 &#233;&nbsp;é<![CDATA[<p>]]></x:b></a>", &damage) ==
        "<a><b>1 < 2 é\u00a0é<p></b></a>");
  CHECK(damage.empty());
  // Parsing continues after the mistake.
  CHECK(told("<a>R & B<b>c</a>", &damage).find("R  B<b>c") != std::string::npos);
  CHECK(damage.find("line 1") != std::string::npos);
  CHECK(told("<!DOCTYPE a [<!ENTITY e 'xxxx'>]><a>1&e;2</a>", &damage) == "<a>12</a>");
  CHECK_FALSE(damage.empty());
  std::string deep;
  for (int i = 0; i < 300; ++i) deep += "<a>";
  CHECK_THROWS_WITH(told(deep), Catch::Contains("256 elements"));
  CHECK(xml_root_name("<?xml version='1.0'?><!-- x --><atom:feed xmlns:atom='y'>") == "feed");
  CHECK(xml_root_name("<!DOCTYPE rss [<!ENTITY x 'y'>]><rss>") == "rss");
  CHECK(xml_root_name("not XML").empty());
}

TEST_CASE("pieces of HTML", "[archive][html]") {
  const HtmlFragment fragment =
      read_html_fragment("<h2>Tựa</h2><p>Một <b>hai</b><br>ba<script>x</script></p><ul><li>bốn</ul>");
  CHECK(fragment.heading == "Tựa");
  CHECK(fragment.text == "Một hai\nba\nbốn");
  CHECK(fragment.whole() == "Tựa\nMột hai\nba\nbốn");
}

TEST_CASE("Word documents", "[archive][documents]") {
  const std::string text =
      "<w:p><w:pPr><w:pStyle w:val='Title'/></w:pPr><w:r><w:t>Tựa đề</w:t></w:r></w:p>"
      "<w:p><w:r><w:t>Hai b</w:t></w:r><w:proofErr/><w:r><w:t xml:space='preserve'>ên "
      "</w:t></w:r><w:del><w:r><w:delText>không"
      "</w:delText></w:r></w:del><w:ins><w:r><w:t>gặp</w:t></w:r></w:ins><w:r><w:tab/><w:t>nhau</w:t><w:br/></w:r></"
      "w:p>";
  const Reading reading = read_bytes("bai.docx", zip({{"_rels/.rels", "x"},
                                                      {"word/document.xml", word(text)},
                                                      {"docProps/core.xml",
                                                       "<p><creator>Lan</creator><created>2024-03-05T00:00:00"
                                                       "</created></p>"},
                                                      {"[Content_Types].xml", types}}));
  REQUIRE(reading.ids() == std::vector<std::string>{"bai.docx"});
  const Article& article = reading.articles[0].article;
  CHECK(article.title == "Tựa đề");
  CHECK(article.body == "Hai bên gặp\tnhau\n");
  CHECK(article.date == "2024-03-05");
  CHECK(reading.articles[0].reader == Reader::docx);
  CHECK(read_bytes("x.docx", zip({{"[Content_Types].xml", types}, {"word/document.xml", word("")}}))
            .failed_with("without text"));
  CHECK(
      read_bytes("x.xlsx", zip({{"[Content_Types].xml", types}, {"xl/workbook.xml", "x"}})).failed_with("is no text"));
  const Reading cut = read_bytes(
      "x.docx", zip({{"[Content_Types].xml", types},
                     {"word/document.xml", word("<w:p><w:r><w:t>Còn</w:t></w:r></w:p><w:p").substr(0, 160)}}));
  CHECK(cut.articles.size() + cut.failures.size() >= 1);
}

TEST_CASE("a document that grows beyond measure is refused", "[archive][documents]") {
  ReadOptions small;
  small.max_article_bytes = 1 << 20;
  const std::string blanks(2 << 20, ' ');
  const Reading reading =
      read_bytes("x.docx", zip({{"[Content_Types].xml", types}, {"word/document.xml", blanks}}), small);
  CHECK(reading.articles.empty());
  CHECK(reading.failed_with("limit"));
}

TEST_CASE("chapters of a book", "[archive][documents]") {
  const std::vector<Member> book = {
      {"mimetype", "application/epub+zip"},
      {"META-INF/container.xml", "<container><rootfiles><rootfile full-path='OPS/b.opf'/></rootfiles></container>"},
      {"OPS/b.opf",
       "<package><metadata><title>Sách</title><creator>Lan</creator><date>2024-03-05</date></metadata><manifest>"
       "<item id='n' href='nav.xhtml' media-type='application/xhtml+xml' properties='nav'/>"
       "<item id='t' href='bia.xhtml' media-type='application/xhtml+xml'/>"
       "<item id='a' href='ch%E1%BB%AF/../mot.xhtml#x' media-type='application/xhtml+xml'/>"
       "<item id='b' href='hai.xhtml' media-type='application/xhtml+xml'/>"
       "<item id='c' href='ba.xhtml' media-type='application/xhtml+xml'/></manifest>"
       "<spine><itemref idref='t'/><itemref idref='n'/><itemref idref='b'/><itemref idref='a'/><itemref "
       "idref='c'/></spine></package>"},
      {"OPS/nav.xhtml", "<html><body><p>Mục lục</p></body></html>"},
      {"OPS/bia.xhtml",
       "<html><body epub:type='frontmatter'><section "
       "epub:type='titlepage'><h1>Sách</h1><p>x</p></section></body></html>"},
      {"OPS/mot.xhtml", "<html><head><title/></head><body><h1>Chương một</h1><p>Hai bên gặp nhau.</p></body></html>"},
      {"OPS/hai.xhtml", "<html><body><p>Không có tựa.</p></body></html>"}};
  const Reading reading = read_bytes("sach.epub", zip(book));
  REQUIRE(reading.ids() == std::vector<std::string>{"sach.epub!OPS/hai.xhtml", "sach.epub!OPS/mot.xhtml"});
  CHECK(reading.articles[0].article.title == "Sách, 1");
  CHECK(reading.articles[1].article.title == "Chương một");
  CHECK(reading.articles[1].article.body == "Hai bên gặp nhau.");
  CHECK(reading.articles[1].article.extra == "{\"author\":\"Lan\",\"book\":\"Sách\"}");
  CHECK(reading.failed_with("not in the book"));
}
