// What a query says beyond its words: questions, and the facets of the articles it means.
#include <catch2/catch.hpp>

#include "articles/search/query_meaning.h"
#include "articles/search/question_words.h"
#include "tra/article_index.h"
#include "tra/article_search.h"
#include "tra/query_parser.h"

using namespace tra;

namespace {

std::string weighed(const std::string& text) {
  static const articles::QuestionWords questions(question_phrases());
  ParserOptions any;
  any.match = ParserOptions::Match::any;
  return to_string(questions.weigh(parse_query(text, article_schema(), any).query));
}

std::shared_ptr<const Snapshot> archive(const std::vector<Article>& articles) {
  const auto directory = memory_directory();
  ArticleWriter writer(directory);
  for (const Article& article : articles) writer.add(article);
  writer.commit();
  return Snapshot::open(directory);
}

Article article(const std::string& id, const std::string& title, const std::string& body) {
  Article made;
  made.id = id;
  made.title = title;
  made.body = body;
  return made;
}

std::vector<std::string> fields_asked(const std::string& text) {
  const auto snapshot = archive({article("1", "Tin", "Thời tiết hôm nay.")});
  const Searcher searcher(snapshot);
  const articles::QueryMeaning meaning("");
  std::vector<std::string> fields;
  for (const Evidence& evidence : meaning.facets_asked(text, Suggester(searcher)))
    fields.push_back(evidence.field + (evidence.values.empty() ? "" : "=" + evidence.values[0]));
  return fields;
}

}  // namespace

TEST_CASE("words that only ask weigh a quarter", "[articles][questions]") {
  CHECK(weighed("dân số Lào bao nhiêu") == "(dân số Lào bao^0.25 nhiêu^0.25)");
  CHECK(weighed("Chủ tịch nước là ai") == "(Chủ tịch nước là^0.25 ai^0.25)");
  CHECK(weighed("trụ sở ASEAN ở đâu") == "(trụ sở ASEAN ở^0.25 đâu^0.25)");
  CHECK(weighed("GÌ xảy ra") == "(GÌ^0.25 xảy ra)");
}

TEST_CASE("what may be a name or an ordinary word keeps its weight", "[articles][questions]") {
  CHECK(weighed("ngôi sao AI") == "(ngôi sao AI)");
  CHECK(weighed("vì sao") == "(vì sao)");                // nothing else is asked for
  CHECK(weighed("nao bo tre em") == "(nao bo tre em)");  // não, without its marks
}

TEST_CASE("longer phrases are found without marks, where the query has none", "[articles][questions]") {
  CHECK(weighed("dan so lao bao nhieu") == "(dan so lao bao^0.25 nhieu^0.25)");
  CHECK(weighed("bao nhieu người Lào") == "(bao nhieu người Lào)");
}

TEST_CASE("a query's country, kind of meeting and number are read as an article's", "[articles][questions]") {
  CHECK(fields_asked("Tổng thống Hàn Quốc thăm cấp nhà nước Việt Nam") ==
        std::vector<std::string>{"partner_country=KR", "meeting_type=state_visit"});
  CHECK(fields_asked("tham khảo chính trị Việt Nam - Lào lần thứ 6") ==
        std::vector<std::string>{"partner_country=LA", "meeting_type=political_consultation", "meeting_ordinal"});
  CHECK(fields_asked("xuất khẩu gạo").empty());
}

TEST_CASE("an article whose own facet the query names comes before one that mentions it", "[articles][questions]") {
  const std::string talk = "Hai bên trao đổi về hợp tác. Nhật Bản cũng được nhắc tới.";
  const ArticleSearcher searcher(archive({
      article("laos", "Thủ tướng Việt Nam hội đàm với Thủ tướng Lào", talk),
      article("japan", "Thủ tướng Việt Nam hội đàm với Thủ tướng Nhật Bản", "Hai bên trao đổi về hợp tác."),
  }));
  ArticleRequest request;
  request.text = "hội đàm hợp tác Nhật Bản";
  request.explain = true;
  const ArticleResult result = searcher.search(request);
  REQUIRE(result.hits.size() == 2);
  CHECK(result.hits[0].article.id == "japan");
  CHECK(result.hits[0].explanation.find("as the query says: partner_country JP") != std::string::npos);
  CHECK(result.hits[1].explanation.find("partner_country") == std::string::npos);
  request.read_facets = false;
  CHECK(searcher.search(request).hits[0].explanation.find("as the query says") == std::string::npos);
}
