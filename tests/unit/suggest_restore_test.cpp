// Restoring missing diacritics, decoding keystrokes, and splitting words typed without spaces.
#include <catch2/catch.hpp>

#include "tra/suggest.h"
#include "unit/tiny_index.h"

using namespace tra;

namespace {

std::vector<std::string> repeated(const std::vector<std::string>& texts, int times = 4) {
  std::vector<std::string> all;
  for (int i = 0; i < times; ++i) all.insert(all.end(), texts.begin(), texts.end());
  return all;
}

const TinyIndex& diplomacy() {
  static const TinyIndex index(repeated({"Cuộc tham khảo chính trị Việt Nam - Lào diễn ra tại Hà Nội.",
                                         "Kết quả thăm dò cho thấy chính phủ ủng hộ.",
                                         "Hai bên trao đổi về tình hình Biển Đông, nơi biển động mạnh.",
                                         "Đại sứ quán và tổng đài dự tiệc trà.", "Tôi sống ở Hà Nội."}));
  return index;
}

std::vector<std::string> restored(const TinyIndex& index, const std::string& text, std::size_t limit = 3) {
  std::vector<std::string> texts;
  for (const Suggestion& each : Suggester(index.searcher()).restore_marks(text, limit)) texts.push_back(each.text);
  return texts;
}

std::string first_restored(const std::string& text) {
  const std::vector<std::string> texts = restored(diplomacy(), text);
  return texts.empty() ? "" : texts.front();
}

}  // namespace

TEST_CASE("marks are restored as the archive writes them together", "[search]") {
  CHECK(first_restored("tham khao chinh tri") == "tham khảo chính trị");
  CHECK(first_restored("tham do") == "thăm dò");
  CHECK(first_restored("dai su quan") == "đại sứ quán");
}

TEST_CASE("names get their capitals, and what was typed as one keeps it", "[search]") {
  CHECK(first_restored("viet nam") == "Việt Nam");
  CHECK(first_restored("tai ha noi") == "tại Hà Nội");
  CHECK(first_restored("Tham khao") == "Tham khảo");
}

TEST_CASE("what stands between the words stays", "[search]") {
  CHECK(first_restored("viet nam - lao") == "Việt Nam - Lào");
  CHECK(first_restored("  tham khao,  chinh tri ") == "  tham khảo,  chính trị ");
}

TEST_CASE("words with marks stay as typed, the others are restored around them", "[search]") {
  CHECK(first_restored("tham khảo chinh tri") == "tham khảo chính trị");
  CHECK(restored(diplomacy(), "tham khảo chính trị").empty());
  CHECK(restored(diplomacy(), "thám khảo").empty());  // not in the index, but it has diacritics
}

TEST_CASE("nothing is suggested for what is best as it is, or means nothing here", "[search]") {
  const TinyIndex bare(repeated({"visa du lich", "visa du lich"}));
  CHECK(restored(bare, "visa du lich").empty());
  CHECK(restored(diplomacy(), "").empty());
  CHECK(restored(diplomacy(), "   ").empty());
  CHECK(restored(diplomacy(), "xyzzy").empty());
  CHECK(restored(diplomacy(), "2021").empty());
  CHECK(restored(TinyIndex({}), "viet nam").empty());
}

TEST_CASE("at most as many readings as asked for, best first, each with documents that answer it", "[search]") {
  std::vector<std::string> texts;
  for (const char* word : {"má", "mà", "mả", "mã", "mạ"}) texts.push_back("con " + std::string(word));
  const TinyIndex index(repeated(texts, 5));
  const Suggester suggester(index.searcher());
  const std::vector<Suggestion> found = suggester.restore_marks("con ma");
  CHECK(found.size() <= 3);
  REQUIRE(found.size() >= 2);
  for (std::size_t i = 0; i < found.size(); ++i) {
    CHECK(found[i].text != "con ma");
    CHECK(found[i].hits == 5);
    if (i > 0) CHECK(found[i].score <= found[i - 1].score);
  }
  CHECK(suggester.restore_marks("con ma", 1).size() == 1);
  CHECK(suggester.restore_marks("con ma", 0).empty());
}

TEST_CASE("a reading that no document answers is not suggested", "[search]") {
  // The two phrases never occur in one document.
  const TinyIndex index(repeated({"tham khảo ý kiến", "chính trị học"}));
  CHECK(restored(index, "tham khao chinh tri").empty());
  CHECK(Suggester(index.searcher()).most_likely("tham khao chinh tri") == "tham khảo chính trị");
}

TEST_CASE("keystrokes of an input method are decoded where the index has no such word", "[search]") {
  CHECK(first_restored("ddaij suws quans") == "đại sứ quán");
  CHECK(first_restored("Vie65t Nam") == "Việt Nam");
  const Suggester suggester(diplomacy().searcher());
  CHECK(suggester.decode_typing("vieejt nam") == "việt nam");  // "nam" is typed in the same way with an input method
  // The input method was on, so this is a typing error. Its correction is only offered.
  CHECK(suggester.decode_typing("vieejt thăm") == std::nullopt);
  CHECK(suggester.decode_typing("ddaij suws quans") == "đại sứ quán");
  CHECK(suggester.decode_typing("vieejt") == "việt");
  CHECK(suggester.decode_typing("tham khảo") == std::nullopt);
  const TinyIndex with_word(repeated({"phim moon và môn học"}));
  CHECK(Suggester(with_word.searcher()).decode_typing("moon") == std::nullopt);
}

TEST_CASE("keystrokes are decoded between signs", "[search]") {
  const Suggester suggester(diplomacy().searcher());
  CHECK(suggester.decode_typing("\"vieejt nam\"") == "\"việt nam\"");
  CHECK(suggester.decode_typing("(+vieejt^2 OR Vieejt-Nam,)") == "(+việt^2 OR Việt-Nam,)");
  CHECK(suggester.decode_typing("title:vieejt") == "title:việt");
  CHECK(suggester.decode_typing("vieejt*") == std::nullopt);
  CHECK(suggester.decode_typing("\"\" - ^") == std::nullopt);
}

TEST_CASE("short words in capitals are keystrokes beside other keystrokes", "[search]") {
  const TinyIndex index(repeated({"Hà Nội mưa, Cà Mau nắng", "Lào và Nga"}));
  const Suggester suggester(index.searcher());
  CHECK(suggester.decode_typing("HAF NOOIJ") == "HÀ NỘI");
  CHECK(suggester.decode_typing("LAOF VAF NGA") == "LÀO VÀ NGA");
  CHECK(suggester.decode_typing("CAF MAU") == "CÀ MAU");
  CHECK(suggester.decode_typing("HA2 NO65I") == "HÀ NỘI");
  CHECK(suggester.decode_typing("CAF") == std::nullopt);
  CHECK(suggester.decode_typing("CAF Mau") == std::nullopt);
  CHECK(suggester.decode_typing("CAF BANK") == std::nullopt);
}

TEST_CASE("words run together are taken apart", "[search]") {
  CHECK(first_restored("toisongohanoi") == "tôi sống ở Hà Nội");
  CHECK(first_restored("vietnam") == "Việt Nam");
  CHECK(restored(diplomacy(), "vn").empty());
  for (const char* typed : {"Vietnam", "VietNam", "VIETNAM"}) CHECK(first_restored(typed) == "Việt Nam");
  // Three letters are taken apart where the archive has the two words side by side.
  const TinyIndex cars(repeated({"xe ô tô mới", "tờ báo ở xa"}));
  CHECK(restored(cars, "oto").at(0) == "ô tô");
  CHECK(restored(cars, "omo").empty());
  CHECK(restored(TinyIndex(repeated({"ô xa tô mới"})), "oto").empty());
}

TEST_CASE("whole sentences are restored without asking for documents", "[search]") {
  const Suggester suggester(diplomacy().searcher());
  CHECK(suggester.most_likely("tham khao chinh tri. Tong dai du tiec tra 2021!") ==
        "tham khảo chính trị. Tổng đài dự tiệc trà 2021!");
  CHECK(suggester.most_likely("") == "");
  CHECK(suggester.most_likely("xyzzy") == "xyzzy");
}
