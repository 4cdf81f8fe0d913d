// The forms of a person's name are put together by what columns tell of the articles, as by the stored articles.
#include <catch2/catch.hpp>
#include <random>

#include "articles/article_document.h"
#include "articles/nearest.h"
#include "articles/title_order.h"
#include "support/temporary_folder.h"
#include "tra/article_search.h"
#include "tra/mirror.h"
#include "tra/repair.h"

using namespace tra;

namespace {

// The same articles in the schema of an older program, which stored the principals of an article as one text.
std::shared_ptr<Directory> as_older(const std::shared_ptr<Directory>& index) {
  const Schema current = article_schema();
  Schema schema;
  for (const Field& field : current.fields())
    if (field.name != articles::principals_field) schema.add(field);
  const auto older = memory_directory();
  rebuild_index(index, older,
                {schema,
                 [](const Document& document) {
                   Document old(document.key());
                   std::string lines;
                   for (const Document::Value& value : document.values())
                     if (value.field == articles::principals_field)
                       lines += value.text + '\n';
                     else if (value.is_number)
                       old.add(value.field, value.number);
                     else
                       old.add(value.field, value.text);
                   if (!lines.empty()) old.add(articles::older_principals_field, lines);
                   return old;
                 },
                 {articles::title_order_fields.begin(), articles::title_order_fields.end()}},
                {});
  return older;
}

std::vector<std::pair<std::string, std::uint64_t>> people(const std::shared_ptr<Directory>& index) {
  std::vector<std::pair<std::string, std::uint64_t>> all;
  for (const LabelledCount& count : ArticleSearcher(Snapshot::open(index)).values("person").counts)
    all.emplace_back(count.value, count.count);
  return all;
}

Article met(const std::string& id, const std::string& day, std::vector<Principal> principals) {
  Article article;
  article.id = id;
  article.title = "Bài " + id;
  article.date = day;
  article.principals = std::move(principals);
  return article;
}

// Sixty articles in several segments, of which ten or fewer are removed.
std::shared_ptr<Directory> made(unsigned seed, const ArticleWriterOptions& as_given) {
  const std::vector<std::string> names{
      "Kim Jong-un",         "Kim Jong Un",          "Putin",      "Vladimir Putin",  "Hà",
      "Trần Thị Hà",         "Lê Việt Hà",           "Lê Thị Hòa", "Lê Thị Hoá",      "Dũng",
      "Thongloun Sisoulith", "Thoong-lun Xi-xu-lít", "Quốc Dũng",  "Nguyễn Quốc Dũng"};
  const std::vector<std::string> offices{"", "Thứ trưởng", "Thứ trưởng Ngoại giao", "Tổng thống"};
  const std::vector<std::string> countries{"", "VN", "RU"};
  std::mt19937 random(seed);
  const auto pick = [&](const std::vector<std::string>& from) { return from[random() % from.size()]; };
  const auto index = memory_directory();
  ArticleWriter writer(index, as_given);
  for (int i = 0; i < 60; ++i) {
    std::vector<Principal> principals;
    for (auto n = random() % 3; n > 0; --n) principals.push_back({pick(names), pick(offices), pick(countries), ""});
    writer.add(met(std::to_string(i), std::to_string(2008 + random() % 16) + "-05-01", principals));
    if (i % 25 == 0) writer.commit();
  }
  for (int i = 0; i < 10; ++i) writer.remove(std::to_string(random() % 60));
  writer.commit();
  return index;
}

}  // namespace

TEST_CASE("Columns prove of the people of an archive what stored articles prove", "[articles]") {
  const auto index = memory_directory();
  ArchiveSource source;
  source.path = TRA_SOURCE_DIR "/corpus/sample";
  Mirror(index).run({source});
  CHECK(people(index).size() > 50);
  CHECK(people(index) == people(as_older(index)));
}

TEST_CASE("Columns prove what stored articles prove, also where only some articles have them", "[articles]") {
  ArticleWriterOptions as_given;
  as_given.extract_facets = false;
  for (unsigned seed = 0; seed < 40; ++seed) {
    INFO(seed);
    const auto index = made(seed, as_given), older = as_older(index);
    CHECK(people(index) == people(older));
    for (const auto& each : {index, older}) {
      ArticleWriter writer(each, as_given);
      writer.add(
          met("new", "2019-05-01", {{"Putin", "Tổng thống", "RU", ""}, {"Trần Thị Hà", "Thứ trưởng", "VN", ""}}));
      writer.add(met("7", "2019-06-01", {{"Thongloun Sisoulith", "Tổng thống", "RU", ""}}));
      writer.commit();
    }
    CHECK(people(index) == people(older));
    CHECK(Snapshot::open(older)->schema() == article_schema());
  }
}

TEST_CASE("An article's principals survive its document, also that of an older program", "[articles]") {
  const Article article =
      met("a", "2021-05-01", {{"Nguyễn Quốc Dũng", "Thứ trưởng\tNgoại giao", "VN", "host"}, {"Trần An", "", "", ""}});
  const auto check = [](const std::vector<Principal>& principals) {
    REQUIRE(principals.size() == 2);
    CHECK(principals[0].name == "Nguyễn Quốc Dũng");
    CHECK(principals[0].office == "Thứ trưởng Ngoại giao");
    CHECK(principals[0].country == "VN");
    CHECK(principals[0].role == "host");
    CHECK(principals[1].name == "Trần An");
    CHECK(principals[1].role.empty());
  };
  check(to_article(to_document(article)).principals);
  Document older("a");
  older.add(articles::older_principals_field, "Nguyễn Quốc Dũng\tThứ trưởng Ngoại giao\tVN\thost\nTrần An\t\t\t\n");
  check(to_article(older).principals);
  check(to_article(to_current(older)).principals);
}

TEST_CASE("Ordinary words are folded as the analyzer folds them", "[articles]") {
  articles::Folder folder;
  const auto check = [&](const std::string& text) {
    INFO(text);
    CHECK(folder.fold(text) == folder.fold_by_analyzer(text));
  };
  for (const char* text : {"", " ", "Thứ trưởng", "THỨ TRƯỞNG Ngoại giao", "hoà", "hòa", "  a  b ", "Kim Jong-un",
                           "fjwz", "Erdoğan", "O'Neill", "đường Đ", "G20", "Tổng\tthống", "ho\u0300a", "ubnd"})
    check(text);
  check(std::string(300, 'a'));
  check(std::string(61, 'e') + " b");
  const std::vector<std::string> parts{"a", "ắ", "Đ", "ng", "f", "uyễn", "Q", "ươ", "h", " ", "x", "ỳ", "i", "oá", "t"};
  std::mt19937 random(7);
  for (int i = 0; i < 3000; ++i) {
    std::string text;
    for (auto n = 1 + random() % 9; n > 0; --n) text += parts[random() % parts.size()];
    check(text);
  }
}
