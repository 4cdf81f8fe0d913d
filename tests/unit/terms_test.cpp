// The words of an index by their beginning, their spellings and what follows them; telling words; places of a query.
#include "tra/terms.h"

#include <catch2/catch.hpp>

#include "tra/error.h"
#include "tra/index_writer.h"
#include "tra/searcher.h"

using namespace tra;

namespace {

// Three segments.
std::shared_ptr<const Snapshot> sample() {
  auto directory = memory_directory();
  Schema schema;
  schema.text("title", 3, true).text("body").keyword("country");
  IndexWriter writer(directory, schema, {.background_merge = false});
  const auto add = [&](const char* key, const char* title, const char* body, const char* country) {
    writer.add(Document(key).add("title", title).add("body", body).add("country", country));
  };
  add("1", "Tham khảo chính trị", "Thứ trưởng thăm Lào. Tham khảo chính trị thường niên.", "Lào");
  add("2", "Thảm họa", "Lũ quét.", "Lào");
  writer.commit();
  add("3", "Thăm chính thức", "Chủ tịch nước thăm Lào, tham khảo chính trị.", "Lãnh thổ");
  writer.commit();
  for (int i = 0; i < 12; ++i) add(("n" + std::to_string(i)).c_str(), "Tin", "Giá vàng hôm nay.", "Việt Nam");
  writer.commit();
  return Snapshot::open(directory);
}

std::string written(const std::vector<TermCount>& terms) {
  std::string text;
  for (const TermCount& term : terms) text += term.text + "=" + std::to_string(term.documents) + " ";
  return text;
}

}  // namespace

TEST_CASE("terms are listed by their beginning, over all segments", "[terms]") {
  const Terms terms(sample());
  CHECK(written(terms.with_prefix("tham")) == "tham=2 thảm=1 thăm=2 ");
  CHECK(written(terms.with_prefix("thă")) == "thăm=2 ");
  CHECK(written(terms.with_prefix("tham", 100, {}, "title")) == "tham=1 thảm=1 thăm=1 ");
  CHECK(written(terms.with_prefix("L", 10, {}, "country")) == "Lào=2 Lãnh thổ=1 ");
  CHECK(terms.with_prefix("khôngcó").empty());

  const std::vector<TermCount> all = terms.with_prefix("", 10'000);
  std::vector<TermCount> paged;
  for (std::string after;;) {
    const std::vector<TermCount> page = terms.with_prefix("", 3, after);
    paged.insert(paged.end(), page.begin(), page.end());
    if (page.size() < 3) break;
    after = page.back().key;
  }
  CHECK(written(paged) == written(all));
  CHECK_THROWS_AS(terms.with_prefix("hai từ"), Error);
  CHECK_THROWS_AS(terms.with_prefix("a", 1, {}, "body"), Error);
  CHECK_THROWS_AS(terms.with_prefix("a", 1, {}, "nothing"), Error);
}

TEST_CASE("spellings of a word and what follows it", "[terms]") {
  const Terms terms(sample());
  CHECK(written(terms.spellings("thâm")) == "tham=2 thăm=2 thảm=1 ");
  const std::vector<FollowingWord> next = terms.followers("giá");
  REQUIRE(next.size() == 1);
  CHECK(next[0].text == "vàng");
  CHECK(next[0].times == 12);
}

TEST_CASE("telling words are those of the document, not those of all", "[terms]") {
  const auto snapshot = sample();
  const Terms terms(snapshot);
  const Document document = snapshot->document(snapshot->find("1").value());
  const std::vector<TellingWord> telling = terms.telling_words(document, 5);
  REQUIRE(!telling.empty());
  for (const TellingWord& word : telling) CHECK(word.text != "tin");
  SearchRequest request;
  request.query = terms.like(document);
  request.ranking.accents = false;
  std::string keys;
  for (const Hit& hit : Searcher(snapshot).search(request).hits) keys += snapshot->key(hit.address);
  CHECK(keys == "13");
  CHECK(to_string(terms.like(Document("x"))) == to_string(Query::nothing()));
}

TEST_CASE("places of a query in a document", "[terms]") {
  const auto snapshot = sample();
  const Document document = snapshot->document(snapshot->find("1").value());
  std::string found;
  for (const Place& place :
       Terms(snapshot).places(Query::any_of({Query::phrase("chính trị"), Query::term("lao")}), document)) {
    const std::string_view text = document.text(place.field);
    found += place.field + ":" + std::string(text.substr(place.begin, place.end - place.begin)) + "@" +
             std::to_string(place.position) + "/" + std::to_string(place.unit) + " ";
  }
  CHECK(found == "title:chính trị@2/0 body:Lào@3/1 body:chính trị@8/0 ");
}
