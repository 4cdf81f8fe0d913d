// Long documents are indexed in parts, and give the same index as if they were not.
#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

#include "archive/zones/long_page.h"
#include "archive/zones/zones.h"
#include "facets_support.h"
#include "index/folded_occurrences.h"
#include "support/throws.h"
#include "tiny_index.h"

using namespace tra;
using namespace tra::test;

namespace {

std::string repeated(const std::string& text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

std::string without_blanks(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
  return text;
}

}  // namespace

TEST_CASE("the gaps of a folded word are those of its places", "[long][index]") {
  using Place = index::TermGrouper::Place;
  index::FoldedOccurrences folded;
  const Place first[] = {{3, 1}, {3, 1}, {5, 3}}, second[] = {{200, 1}}, other[] = {{0, 2}};
  folded.add(7, first);
  folded.add(1, other);
  folded.add(7, second);
  CHECK_FALSE(folded.empty());
  std::vector<std::vector<std::uint32_t>> found;
  folded.take([&](std::uint32_t term, const index::GapCounter& counter, index::BytePool::Reader gaps) {
    std::vector<std::uint32_t> word{term, counter.frequency, counter.positions};
    while (!gaps.done()) word.push_back(gaps.varint());
    found.push_back(word);
  });
  CHECK(found == std::vector<std::vector<std::uint32_t>>{{7, 5, 3, 3, 1, 194}, {1, 2, 1, 0}});
  CHECK(folded.empty());
}

TEST_CASE("phrases are found anywhere in a document of many million words", "[long][index]") {
  const std::string body = "đầu tiên " + repeated("một hai ", 700'000) + "ba " + repeated("hai một ", 700'000) + "cuối";
  const TinyIndex index({body, "một ba"});
  CHECK(index.search("\"đầu tiên một\"") == std::vector<std::size_t>{0});
  CHECK(index.search("\"hai ba hai\"") == std::vector<std::size_t>{0});
  CHECK(index.search("\"một cuối\"") == std::vector<std::size_t>{0});
  CHECK(index.search("\"một ba\"") == std::vector<std::size_t>{1});
  CHECK(index.search("\"ba một\"").empty());
}

TEST_CASE("a document with too many different words is refused, and the writer goes on", "[long][index]") {
  std::string body;
  for (std::size_t i = 0; body.size() < 40'000'000; ++i) body += "x" + std::to_string(i * 2'654'435'761u) + ' ';
  Schema schema;
  schema.text("body");
  for (const unsigned threads : {1u, 2u}) {
    const auto directory = memory_directory();
    WriterOptions options;
    options.threads = threads;
    options.memory_budget = 32u << 20;
    IndexWriter writer(directory, schema, options);
    writer.add(Document("a").add("body", "một"));
    writer.add(Document("b").add("body", "hai"));
    CHECK(throws_code(ErrorCode::invalid_argument, [&] { writer.add(Document("a").add("body", body)); }));
    writer.add(Document("c").add("body", "ba"));
    CHECK(writer.commit().documents == 3);
    const auto snapshot = Snapshot::open(directory);
    REQUIRE(snapshot->find("a").has_value());
    CHECK(snapshot->document(*snapshot->find("a")).text("body") == "một");
  }
}

TEST_CASE("a long page is divided at line ends, else at blanks, else between characters", "[long][zones]") {
  using archive::divide_page;
  const std::string lines = repeated("một dòng\n", 200'000), blanks = repeated("một dòng ", 200'000),
                    letters = repeated("ộ", 700'000);
  for (const std::string& page : {lines, blanks, letters}) {
    const archive::DividedPage divided = divide_page(page);
    CHECK(std::string(divided.head) + std::string(divided.middle) + std::string(divided.tail) == page);
    CHECK(divided.head.size() + divided.tail.size() <= archive::kLongPage + 8);
    CHECK(divided.head.size() > archive::kLongPage / 4);
  }
  CHECK(divide_page(lines).before_middle == '\n');
  CHECK(divide_page(blanks).before_tail == ' ');
  CHECK(divide_page(letters).before_middle == '\0');
  CHECK(divide_page(letters).middle.starts_with("ộ"));
  const std::string usual = repeated("một dòng\n", 100);
  CHECK(divide_page(usual).head == usual);
  CHECK(divide_page(usual).middle.empty());
}

TEST_CASE("no text of a long page is lost, and its middle is the body", "[long][zones]") {
  const std::string title = "Bộ trưởng Ngoại giao hội đàm với Bộ trưởng Ngoại giao Ba Lan";
  for (const char* line : {"Hai bên trao đổi về quan hệ hữu nghị giữa hai nước trong nhiều năm tới.\n", "chữ ", "ộ"}) {
    std::string text = title + "\n\n";
    while (text.size() < 3 * archive::kLongPage) text += line;
    text += "giữa";
    while (text.size() < 5 * archive::kLongPage) text += line;
    const Article article = page(text);
    CHECK(article.title == title);
    CHECK(article.body.find("giữa") != std::string::npos);
    const std::string all = article.title + article.lead + article.body + article.captions + article.tail;
    CHECK(without_blanks(all).size() == without_blanks(text).size());
  }
}

TEST_CASE("a long page of a site loses no text, and the site's own text at its end is cut", "[long][zones]") {
  const std::string line = "Hai bên trao đổi về quan hệ hữu nghị giữa hai nước trong nhiều năm tới.\n";
  const ParagraphLookup lookup = [asked = std::size_t{0}](std::vector<PageParagraph>& paragraphs) mutable {
    asked += paragraphs.size();
    CHECK(asked < 100);  // the middle is not looked up
  };
  Article article;
  article.title = "Hội đàm tại Hà Nội";
  article.lead = "Sáng nay, hai Bộ trưởng hội đàm tại Hà Nội.";
  article.body = repeated(line, 20'000) + "giữa bài\n" + repeated(line, 20'000) + "Tin liên quan\n" + "Giá cà phê tăng";
  const Article before = article;
  extractor().cut_repeated(article, lookup);
  CHECK(article.title == before.title);
  CHECK(article.lead == before.lead);
  const bool whole = article.body + "\nTin liên quan\nGiá cà phê tăng" == before.body;
  CHECK(whole);
  CHECK(article.tail == "Tin liên quan\nGiá cà phê tăng");

  for (const char* piece : {"chữ ", "ộ"}) {
    Article one_line = before;
    one_line.body = repeated(piece, (3u << 20) / std::string(piece).size());
    const std::string all = without_blanks(one_line.body);
    extractor().cut_repeated(one_line, lookup);
    const bool kept = without_blanks(one_line.body) == all;
    CHECK(kept);
  }
}

TEST_CASE("a small budget for many threads does not make a segment of each document", "[long][index]") {
  Schema schema;
  schema.text("body");
  const auto directory = memory_directory();
  WriterOptions options;
  options.memory_budget = 16u << 20;
  options.threads = 8;
  options.background_merge = false;
  IndexWriter writer(directory, schema, options);
  for (int i = 0; i < 100; ++i) writer.add(Document(std::to_string(i)).add("body", "một hai ba"));
  writer.commit();
  CHECK(Snapshot::open(directory)->segments().size() == 1);
}
