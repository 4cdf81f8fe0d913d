// Rule files in a user's folder, errors in them, and labels.
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

#include "facets_support.h"
#include "tra/error.h"

using namespace tra;

namespace {

class RulesFolder {
 public:
  RulesFolder() : path_(std::filesystem::temp_directory_path() / "tra-facet-rules-test") {
    std::filesystem::create_directories(path_);
  }
  ~RulesFolder() { std::filesystem::remove_all(path_); }
  void write(const std::string& name, const std::string& text) const { std::ofstream(path_ / name) << text; }
  std::string string() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

}  // namespace

TEST_CASE("a user's rules add to the built-in ones and replace them", "[archive][facets]") {
  const RulesFolder folder;
  folder.write("countries.tsv", "# ours\nXứ Phù Tang\tJP\n");
  folder.write("meetings.tsv", "lễ ký\tsigning\t2\n");
  folder.write("labels.tsv", "meeting_type\tsigning\tLễ ký\tSigning\n");
  const auto extractor = FacetExtractor::load(folder.string());
  Article a;
  a.title = "Thủ tướng dự lễ ký với Thủ tướng Xứ Phù Tang";
  extractor.extract(a);
  CHECK(a.meeting_type == test::Strings{"signing"});
  CHECK(a.partner_country == test::Strings{"JP"});
  CHECK(extractor.label("meeting_type", "signing", "vi") == "Lễ ký");
}

TEST_CASE("a rule file that cannot be used is named with its line", "[archive][facets]") {
  const RulesFolder folder;
  folder.write("cues.tsv", "# a comment\nđã từng\tnonsense\n");
  try {
    FacetExtractor::load(folder.string());
    FAIL("no error");
  } catch (const Error& e) {
    CHECK(e.code() == ErrorCode::invalid_argument);
    CHECK(e.path().find("cues.tsv") != std::string::npos);
    CHECK(std::string(e.what()).find("line 2") != std::string::npos);
  }
  folder.write("cues.tsv", "");
  folder.write("countries.tsv", "Atlantis\tatlantis\n");
  CHECK_THROWS_AS(FacetExtractor::load(folder.string()), Error);
  CHECK_THROWS_AS(FacetExtractor::load(folder.string() + "/nowhere"), Error);
}

TEST_CASE("labels in both languages", "[archive][facets]") {
  CHECK(facet_label("partner_country", "US", "vi") == "Hoa Kỳ");
  CHECK(facet_label("partner_country", "AU", "vi") == "Úc");
  CHECK(facet_label("partner_country", "LA", "vi") == "Lào");
  CHECK(facet_label("countries_mentioned", "LA", "en") == "Laos");
  CHECK(facet_label("meeting_type", "political_consultation", "vi") == "Tham khảo chính trị");
  CHECK(facet_label("meeting_level", "minister", "en") == "Minister");
  CHECK(facet_label("meeting_mode", "online", "vi") == "Trực tuyến");
  CHECK(facet_label("source", "Báo", "vi") == "Báo");
}

TEST_CASE("facets of one's own: phrases, addresses, several facets of one phrase", "[archive][facets]") {
  const RulesFolder folder;
  folder.write("facets.tsv",
               "# sections of a newspaper\n"
               "section\tsport\tbóng đá|huy chương|url:/the-thao/\tThể thao\tSport\n"
               "section\teconomy\tgiá gạo\tKinh tế\tEconomy\n"
               "topic\trice\tgiá gạo\tLúa gạo\tRice\n");
  const auto extractor = FacetExtractor::load(folder.string());
  Article a;
  a.title = "Giá gạo tăng";
  a.url = "https://bao.example/the-thao/1.html";
  std::vector<FacetEvidence> why;
  extractor.extract(a, &why);
  CHECK(a.own_facets == test::Strings{"section=economy", "topic=rice", "section=sport"});
  REQUIRE(why.size() == 3);
  CHECK(why[0].facet == "section");
  CHECK(why[0].sentence == "Giá gạo tăng");
  CHECK(FacetExtractor::load({}, extractor.own_facets()).own_facets() == extractor.own_facets());
  folder.write("facets.tsv", "section\tsport\n");
  CHECK_THROWS_AS(FacetExtractor::load(folder.string()), Error);
}
