// Which words of a text are marked for a query.
#include <catch2/catch.hpp>

#include "snippet/marks.h"

using namespace tra;

namespace {

// The text with its marks written as square brackets.
std::string marked(const Query& query, std::string_view text) {
  std::string result;
  std::size_t at = 0;
  for (const Snippet::Mark& mark : find_marks(query, text, Schema())) {
    CHECK(mark.begin >= at);
    CHECK(mark.begin < mark.end);
    result.append(text.substr(at, mark.begin - at)).append("[");
    result.append(text.substr(mark.begin, mark.end - mark.begin)).append("]");
    at = mark.end;
  }
  return result.append(text.substr(at));
}

}  // namespace

TEST_CASE("words are marked where their marks agree", "[search]") {
  CHECK(marked(Query::term("lào"), "Lào và LÀO, lao") == "[Lào] và [LÀO], lao");
  CHECK(marked(Query::term("lao"), "Lào và lao, láo") == "[Lào] và [lao], [láo]");
  CHECK(marked(Query::term("hòa"), "Hoà bình") == "[Hoà] bình");
  CHECK(marked(Query::term("việt"), "Vie\xCC\xA3\xCC\x82t Nam") == "[Vie\xCC\xA3\xCC\x82t] Nam");
  CHECK(marked(Query::term("duong"), "đường dương") == "[đường] [dương]");
  CHECK(marked(Query::term("đường"), "đường dương") == "[đường] dương");
}

TEST_CASE("every part of a query but what is excluded marks", "[search]") {
  const Query query =
      Query::boolean({Query::term("tham")}, {Query::boost(Query::term("khảo"), 2)}, {Query::term("nga")}, 0);
  CHECK(marked(query, "tham khảo nga") == "[tham] [khảo] nga");
  CHECK(marked(Query::keyword("country", {"lào"}), "lào") == "lào");
  CHECK(marked(Query::everything(), "lào") == "lào");
  CHECK(marked(Query::term("lào", "title"), "lào") == "[lào]");
  CHECK(marked(Query::term(",,"), "lào,, ") == "lào,, ");
}

TEST_CASE("a phrase is one mark, and only where it stands", "[search]") {
  const Query phrase = Query::phrase("tham khảo chính trị");
  CHECK(marked(phrase, "Tham khảo chính trị, chính trị") == "[Tham khảo chính trị], chính trị");
  CHECK(marked(phrase, "tham khảo. Chính trị") == "tham khảo. Chính trị");
  CHECK(marked(Query::phrase("Việt-Lào"), "quan hệ Việt - Lào, Việt Nam-Lào") == "quan hệ [Việt - Lào], Việt Nam-Lào");
  CHECK(marked(Query::term("Mi-an-ma"), "Mi - an - ma, mi và ma") == "[Mi - an - ma], mi và ma");
  CHECK(marked(Query::phrase("a b a"), "a b a b a c") == "[a b a b a] c");
  CHECK(marked(Query::phrase("tham khao"), "thăm khảo tham") == "[thăm khảo] tham");
  std::string words;
  for (int i = 0; i < 100; ++i) words += "chữ" + std::to_string(i) + "x ";
  words.pop_back();
  CHECK(marked(Query::phrase(words), "x " + words + " y") == "x [" + words + "] y");
}

TEST_CASE("words tied by a hyphen are marked as words", "[search]") {
  CHECK(marked(Query::term("Việt-Lào"), "quan hệ Việt - Lào, Việt Nam-Lào") ==
        "quan hệ [Việt - Lào], [Việt] Nam-[Lào]");
}

TEST_CASE("a sloppy phrase marks its words where all of them are near", "[search]") {
  const Query phrase = Query::phrase("việt lào", 1);
  CHECK(marked(phrase, "Việt Nam Lào") == "[Việt] Nam [Lào]");
  CHECK(marked(phrase, "Việt Lào") == "[Việt Lào]");
  CHECK(marked(phrase, "Việt Nam và Lào") == "Việt Nam và Lào");
}

TEST_CASE("a phrase of one word many times", "[search]") {
  std::string words;
  for (int i = 0; i < 200; ++i) words += "ha ";
  words.pop_back();
  CHECK(marked(Query::phrase(words), "x " + words + " y ha") == "x [" + words + "] y ha");
  CHECK(marked(Query::phrase(words), "x " + words.substr(3)) == "x " + words.substr(3));
}

TEST_CASE("prefixes and fuzzy words mark", "[search]") {
  CHECK(marked(Query::prefix("tham"), "tham thâm thảm thang") == "[tham] [thâm] [thảm] thang");
  CHECK(marked(Query::prefix("th"), "tham khảo") == "[tham] khảo");
  CHECK(marked(Query::prefix("đườ"), "đường dương") == "[đường] dương");
  CHECK(marked(Query::fuzzy("khao"), "khảo khao kao khoa kh") == "[khảo] [khao] [kao] khoa kh");
  CHECK(marked(Query::fuzzy("washington"), "Wasington Washingtn Wasingtn Wasigtn") ==
        "[Wasington] [Washingtn] [Wasingtn] Wasigtn");
}

TEST_CASE("what is found through a part or a joined form is marked whole", "[search]") {
  CHECK(marked(Query::term("2021"), "ngày 31/8/2021.") == "ngày [31/8/2021].");
  CHECK(marked(Query::term("mianma"), "nước Mi-an-ma") == "nước [Mi-an-ma]");
}
