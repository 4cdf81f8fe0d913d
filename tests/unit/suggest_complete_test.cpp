// Completions: words and short phrases that continue the typed text.
#include <catch2/catch.hpp>

#include <algorithm>

#include "tra/suggest.h"
#include "unit/tiny_index.h"

using namespace tra;

namespace {

const TinyIndex& index() {
  static const TinyIndex made = [] {
    std::vector<std::string> texts;
    for (int i = 0; i < 6; ++i) texts.push_back("Cuộc tham khảo chính trị Việt Nam - Lào, quan hệ hữu nghị.");
    for (int i = 0; i < 4; ++i) texts.push_back("Bộ Chính trị họp về chính sách tham vấn.");
    return TinyIndex(texts);
  }();
  return made;
}

std::vector<std::string> completed(const std::string& prefix, std::size_t limit = 10) {
  std::vector<std::string> texts;
  for (const Suggestion& each : Suggester(index().searcher()).complete(prefix, limit)) texts.push_back(each.text);
  return texts;
}

bool offers(const std::string& prefix, const std::string& text) {
  const std::vector<std::string> texts = completed(prefix);
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

}  // namespace

TEST_CASE("an unfinished word is completed, with or without marks", "[search]") {
  CHECK(offers("kh", "khảo"));
  CHECK(offers("chính tr", "chính trị"));
  CHECK(offers("chinh tr", "chính trị"));
  CHECK_FALSE(offers("chi", "chi"));
}

TEST_CASE("a word joined to the one before is completed behind it", "[search]") {
  CHECK(offers("Nam-L", "Nam-Lào"));
  CHECK(offers("tham khảo chính-tr", "tham khảo chính-trị"));
  CHECK(completed("hữu-kh").empty());  // no "khảo", which follows other words
}

TEST_CASE("marks that are typed bind", "[search]") {
  for (const std::string& text : completed("chính s")) CHECK(text.rfind("chính s", 0) == 0);
  CHECK(completed("chỉ").empty());
}

TEST_CASE("what mostly follows comes first", "[search]") {
  const std::vector<std::string> after = completed("tham ");
  REQUIRE(after.size() >= 2);
  CHECK(after.front() == "tham khảo");
  CHECK(std::find(after.begin(), after.end(), "tham vấn") != after.end());
}

TEST_CASE("names are shown with capitals, and short phrases are offered", "[search]") {
  CHECK(offers("vi", "Việt Nam"));
  CHECK(offers("tham kh", "tham khảo chính"));
}

TEST_CASE("numerals are shown in capitals", "[search]") {
  const TinyIndex congress(std::vector<std::string>(6, "Kỳ họp Quốc hội khóa XV bàn về luật, khóa XIII đã qua."));
  std::vector<std::string> texts;
  for (const Suggestion& each : Suggester(congress.searcher()).complete("quốc hội kh", 10)) texts.push_back(each.text);
  CHECK(std::find(texts.begin(), texts.end(), "quốc hội khóa XV") != texts.end());
}

TEST_CASE("words that never stand together are not put together", "[search]") {
  std::vector<std::string> texts(5, "Hai bên hợp tác chặt chẽ. Nhà văn có tác phẩm mới; tác phẩm hay.");
  texts.emplace_back("Kế hoạch hợp tác chiến lược.");
  const TinyIndex works(texts);
  const std::vector<Suggestion> found = Suggester(works.searcher()).complete("hợp tá");
  REQUIRE_FALSE(found.empty());
  CHECK(found.front().text == "hợp tác");
  CHECK(found.front().hits == 6);
  for (const Suggestion& each : found) CHECK(each.text != "hợp tác phẩm");
  CHECK(std::any_of(found.begin(), found.end(),
                    [](const Suggestion& each) { return each.text == "hợp tác chặt" && each.hits == 5; }));
}

TEST_CASE("as many as asked for, scores falling, each with documents", "[search]") {
  const Suggester suggester(index().searcher());
  CHECK(suggester.complete("ch", 2).size() == 2);
  CHECK(suggester.complete("ch", 0).empty());
  const std::vector<Suggestion> found = suggester.complete("ch", 10);
  REQUIRE_FALSE(found.empty());
  for (std::size_t i = 0; i < found.size(); ++i) {
    CHECK(found[i].hits > 0);
    if (i > 0) CHECK(found[i].score <= found[i - 1].score);
  }
}

TEST_CASE("nothing continues nothing", "[search]") {
  CHECK(completed("").empty());
  CHECK(completed("xyzzy").empty());
  CHECK(Suggester(TinyIndex({}).searcher()).complete("vi").empty());
}
