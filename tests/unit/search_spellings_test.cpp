// Words typed without diacritics: what the other words and the capital letters of a query say about their variants.
#include <algorithm>
#include <catch2/catch.hpp>

#include "tiny_index.h"

using namespace tra;

namespace {

std::vector<std::string> each(std::vector<std::string> texts, std::size_t times) {
  std::vector<std::string> all;
  for (const std::string& text : texts) all.insert(all.end(), times, text);
  return all;
}

SearchResult search_any(const TinyIndex& index, const std::vector<std::string>& words, bool second_pass = true) {
  SearchRequest request;
  if (!second_pass) request.ranking.pair_weight = request.ranking.opening_weight = request.ranking.passage_weight = 0;
  std::vector<Query> terms;
  for (const std::string& word : words) terms.push_back(Query::term(word));
  request.query = Query::any_of(std::move(terms));
  request.limit = 100;
  return index.searcher().search(request);
}

double score_of(const SearchResult& result, std::uint32_t document) {
  const auto hit = std::find_if(result.hits.begin(), result.hits.end(),
                                [&](const Hit& each) { return each.address.document == document; });
  REQUIRE(hit != result.hits.end());
  return static_cast<double>(hit->score);
}

bool has(const SearchResult& result, std::uint32_t document) {
  return std::any_of(result.hits.begin(), result.hits.end(),
                     [&](const Hit& each) { return each.address.document == document; });
}

std::vector<std::string> joined(std::initializer_list<std::vector<std::string>> parts) {
  std::vector<std::string> all;
  for (const std::vector<std::string>& part : parts) all.insert(all.end(), part.begin(), part.end());
  return all;
}

}  // namespace

TEST_CASE("a syllable that stands twice in a phrase may have other spellings the second time", "[search][spellings]") {
  // The spellings of both have as many postings, 37, by which alone they could be taken for the same word.
  const TinyIndex index(joined({each({"bán hàng"}, 30), each({"hàng bạn"}, 30), each({"ban hàng", "hàng ban"}, 4),
                                each({"bán hàng bạn"}, 3), each({"một hai ba bốn năm sáu tám chín mười"}, 4000)}));
  SearchRequest request;
  request.query = Query::phrase("ban hàng ban");
  CHECK(index.searcher().search(request).total >= 3);
}

TEST_CASE("capital letters tell names from other words where a query has both", "[search][spellings]") {
  const TinyIndex index(
      each({"hôm nay ông Đồng tới.", "hôm nay người đông tới.", "họ nói sớm quá.", "họ nói sơm quá."}, 3));
  const SearchResult name = search_any(index, {"ho", "Dong", "som"});
  CHECK(score_of(name, 0) > score_of(name, 3));
  const SearchResult word = search_any(index, {"ho", "dong", "Som"});
  CHECK(score_of(word, 3) > score_of(word, 0));
  for (const auto& same : {search_any(index, {"ho", "dong", "som"}), search_any(index, {"HO", "DONG", "SOM"})})
    CHECK(score_of(same, 0) == score_of(same, 3));
}

TEST_CASE("a rare variant is as likely as a frequent one beside words that it does not follow", "[search][spellings]") {
  std::vector<std::string> texts(18, "nay họ đến nơi.");  // with the rare one they are all scored a second time
  texts.emplace_back("nay họ đèn nơi.");
  texts.emplace_back("một cái quạt.");
  const SearchResult found = search_any(TinyIndex(texts), {"quat", "den"});
  CHECK(score_of(found, 18) > 0.8 * score_of(found, 0));
}

TEST_CASE("of two variants that are as likely, the frequent one tells as much less as its idf is smaller",
          "[search][spellings]") {
  const TinyIndex index(joined({each({"đèn dầu."}, 2), each({"đến nơi."}, 40), each({"ghế gỗ."}, 40)}));
  const SearchResult found = search_any(index, {"ghe", "den"}, false);
  // The idf of đèn is ln(1 + 80.5 / 2.5) = 3.50, that of đến ln(1 + 42.5 / 40.5) = 0.72, a fifth.
  // With k1 = 1.2 and equal lengths, an occurrence scores 1 / 2.2 of the weight, a fifth of one 0.206 / 1.406.
  CHECK(score_of(found, 0) / score_of(found, 2) == Approx(1.406 / 2.2 / 0.206).epsilon(0.02));
}

TEST_CASE("a variant that stands beside the word before it is the likelier one", "[search][spellings]") {
  const TinyIndex index(each({"mua cái đèn dầu.", "đi đến đâu.", "cái ghế."}, 3));
  const SearchResult found = search_any(index, {"cai", "den"});
  CHECK(score_of(found, 0) > score_of(found, 3));
  const SearchResult beside_unknown = search_any(index, {"cai", "den", "xyzzy"});
  CHECK(score_of(beside_unknown, 0) > score_of(beside_unknown, 3));
}

TEST_CASE("a word with diacritics has further ones where its neighbours make them likely", "[search][spellings]") {
  std::vector<std::string> texts = each({"thủ tướng họp.", "mua tương ớt.", "xem olympic."}, 4);
  texts.emplace_back("tướng quân.");  // document 12
  texts.insert(texts.end(), 300, "những bài khác nói việc khác.");
  const TinyIndex index(texts);
  CHECK(has(search_any(index, {"thủ", "tương"}), 12));
  CHECK_FALSE(has(search_any(index, {"tương", "olympic"}), 12));
  CHECK(has(search_any(index, {"tương"}), 12));  // without neighbours that could tell
}

TEST_CASE("a word without diacritics beside others tells by its spellings how it was typed", "[search][spellings]") {
  std::vector<std::string> texts = each({"đem quà. xin cho họ.", "nuôi chó mèo.", "xem đồng hồ.", "tới đông lắm."}, 4);
  texts.emplace_back("viết dong dài.");
  const TinyIndex index(texts);
  // "cho" is a word, and the other one has its diacritics.
  CHECK_FALSE(has(search_any(index, {"đem", "cho"}), 4));
  // "dong" is rarely one, so its diacritics were probably left out.
  const SearchResult found = search_any(index, {"đem", "dong"});
  CHECK(has(found, 8));
  CHECK(has(found, 12));
}

TEST_CASE("a query of a thousand words without diacritics is weighed as one of two", "[search][spellings]") {
  const TinyIndex index(each({"mua cái đèn dầu.", "đến đâu cái.", "cái ghế."}, 3));
  std::vector<std::string> words;
  for (int i = 0; i < 1'000; ++i) words.emplace_back(i % 2 == 0 ? "cai" : "den");
  const SearchResult found = search_any(index, words, false);
  CHECK(score_of(found, 0) > score_of(found, 3));
}

TEST_CASE("an explanation counts the variants of a word where it has several", "[search][spellings]") {
  const TinyIndex index({"cái bàn.", "cai rượu.", "quạt."});
  SearchRequest request;
  request.explain = true;
  request.query = Query::term("cai");
  const SearchResult two = index.searcher().search(request);
  REQUIRE_FALSE(two.hits.empty());
  CHECK_THAT(two.hits[0].explanation, Catch::Contains(", 2 variants)"));
  request.query = Query::term("quạt");
  const SearchResult one = index.searcher().search(request);
  REQUIRE_FALSE(one.hits.empty());
  CHECK_THAT(one.hits[0].explanation, !Catch::Contains("variant"));
}

TEST_CASE("an explanation names several words that have another name", "[search][spellings]") {
  const TinyIndex index({"đoàn Hoa Kỳ.", "quạt."});
  SearchRequest request;
  request.explain = true;
  request.query = Query::either(Query::all_of({Query::term("hoa"), Query::term("kỳ")}), {Query::term("mỹ")}, 0.5f);
  const SearchResult found = index.searcher().search(request);
  REQUIRE(found.hits.size() == 1);
  CHECK_THAT(found.hits[0].explanation, Catch::Contains("the best of 2 ways to write hoa (") &&
                                            Catch::Contains(" kỳ (") && !Catch::Contains("weight 0.0000"));
}

TEST_CASE("a single hit under other marks is told as found under other marks", "[search][spellings]") {
  const TinyIndex index({"nước Lào.", "quạt."});
  SearchRequest request;
  request.query = Query::term("Láo");
  const SearchResult near = index.searcher().search(request);
  CHECK(near.total == 1);
  CHECK(near.near);
  request.query = Query::term("Lào");
  CHECK_FALSE(index.searcher().search(request).near);
  request.query = Query::term("Lồi");
  CHECK_FALSE(index.searcher().search(request).near);
}
