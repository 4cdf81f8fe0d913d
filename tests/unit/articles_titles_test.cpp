// Articles sorted by title: by the columns of today's indexes and by the stored titles of older ones, compared with
// sorting all titles by their sort keys.
#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <tuple>

#include "articles/title_order.h"
#include "support/random.h"
#include "tra/article_index.h"
#include "tra/article_search.h"
#include "tra/collation.h"
#include "tra/error.h"
#include "tra/index_writer.h"

using namespace tra;

namespace {

// Many titles have the same first words, some are equal, and some articles have none.
std::string random_title(test::Random& random) {
  static const std::vector<std::string> beginnings = {"", "Thủ tướng Chính phủ tiếp Bộ trưởng Ngoại giao nước ",
                                                      "Tham khảo Chính trị Việt Nam - ", "“Ăn”, "};
  static const std::vector<std::string> words = {"Lào", "lao", "Áo", "Ấn Độ", "10",
                                                 "9",   "đá",  "da", "Việt",  "Vie\u0323\u0302t"};
  if (random.below(6) == 0) return "";
  std::string title = beginnings[random.below(beginnings.size())];
  for (std::uint64_t i = random.below(4); i-- > 0;) title += words[random.below(words.size())] + " ";
  return title;
}

Schema older_schema() {
  const Schema today = article_schema();
  Schema older;
  for (const Field& field : today.fields()) {
    if (field.name == articles::title_order_fields[0]) break;  // later ones are younger
    older.add(field);
  }
  return older;
}

std::shared_ptr<const Snapshot> index_of(const Schema& schema, const std::vector<Article>& articles) {
  const auto directory = memory_directory();
  WriterOptions options;
  options.background_merge = false;
  IndexWriter writer(directory, schema, options);
  for (std::size_t i = 0; i < articles.size(); ++i) {
    Document document(articles[i].id);
    const Document whole = to_document(articles[i]);
    for (const Document::Value& value : whole.values()) {
      if (!schema.find(value.field)) continue;
      if (has_numbers(schema.fields()[*schema.find(value.field)].type))
        document.add(value.field, value.number);
      else
        document.add(value.field, value.text);
    }
    writer.add(document);
    if (i % 50 == 49) writer.commit();
  }
  for (std::size_t i = 0; i < articles.size(); i += 7) writer.remove(articles[i].id);
  writer.commit();
  return Snapshot::open(directory);
}

std::vector<std::string> ids_in_order(const Snapshot& snapshot, bool reversed) {
  std::vector<std::tuple<bool, std::string, DocAddress, std::string>> all;
  snapshot.for_each([&](DocAddress address, const Document& document) {
    const std::string title(document.text("title"));
    all.emplace_back(title.empty(), sort_key(title), address, document.key());
    return true;
  });
  std::sort(all.begin(), all.end(), [&](const auto& a, const auto& b) {
    if (std::get<0>(a) != std::get<0>(b)) return std::get<0>(b);
    if (std::get<1>(a) != std::get<1>(b))
      return reversed ? std::get<1>(b) < std::get<1>(a) : std::get<1>(a) < std::get<1>(b);
    return std::get<2>(a) < std::get<2>(b);
  });
  std::vector<std::string> ids;
  for (const auto& each : all) ids.push_back(std::get<3>(each));
  return ids;
}

std::vector<std::string> page(const ArticleSearcher& searcher, std::size_t offset, std::size_t limit, bool reversed) {
  ArticleRequest request;
  request.everything = true;
  request.order = ArticleRequest::Order::title;
  request.reversed = reversed;
  request.collapse_copies = false;
  request.offset = offset;
  request.limit = limit;
  std::vector<std::string> ids;
  const ArticleResult result = searcher.search(request);
  for (const ArticleHit& hit : result.hits) ids.push_back(hit.article.id);
  CHECK(result.total == searcher.snapshot().documents());
  return ids;
}

}  // namespace

TEST_CASE("Titles sort alike by columns, by stored titles and by their keys", "[articles]") {
  test::Random random(test::test_seed());
  std::vector<Article> articles;
  for (int i = 0; i < 230; ++i) {
    Article article;
    article.id = "a" + std::to_string(i);
    article.title = random_title(random);
    article.body = "Hợp tác.";
    articles.push_back(article);
  }
  const auto today = index_of(article_schema(), articles);
  const auto older = index_of(older_schema(), articles);
  REQUIRE(articles::has_title_order(*today));
  REQUIRE(!articles::has_title_order(*older));
  REQUIRE(today->segments().size() == 5);
  const ArticleSearcher by_columns(today), by_titles(older);
  for (const bool reversed : {false, true}) {
    const std::vector<std::string> wanted = ids_in_order(*today, reversed);
    for (const std::size_t limit : {1, 3, 10, 64, 300}) {
      for (std::size_t offset = 0; offset < wanted.size() + limit; offset += 1 + random.below(40)) {
        const std::size_t begin = std::min(offset, wanted.size()), end = std::min(offset + limit, wanted.size());
        const std::vector<std::string> expected(wanted.begin() + static_cast<std::ptrdiff_t>(begin),
                                                wanted.begin() + static_cast<std::ptrdiff_t>(end));
        CHECK(page(by_columns, offset, limit, reversed) == expected);
        CHECK(page(by_titles, offset, limit, reversed) == expected);
      }
    }
  }
}

TEST_CASE("An index of an older program gets the columns of titles", "[articles]") {
  const auto directory = memory_directory();
  const auto titles = [&] {
    std::vector<std::string> found;
    const ArticleSearcher searcher(Snapshot::open(directory));
    for (const std::string& id : page(searcher, 0, 10, false)) found.push_back(id);
    return found;
  };
  const auto article = [](const char* title) {
    Article made;
    made.id = made.title = title;
    return made;
  };
  {
    IndexWriter writer(directory, older_schema());
    for (const char* title : {"Cà Mau", "Áo", "Đà Nẵng"}) writer.add(Document(title).add("title", title));
    writer.add(Document("không tên").add("body", "Hợp tác."));
    writer.commit();
  }
  CHECK(titles() == std::vector<std::string>{"Áo", "Cà Mau", "Đà Nẵng", "không tên"});
  {
    ArticleWriter writer(directory);
    writer.add(article("Ba Vì"));
    writer.commit();
  }
  CHECK(!articles::has_title_order(*Snapshot::open(directory)));
  CHECK(titles() == std::vector<std::string>{"Áo", "Ba Vì", "Cà Mau", "Đà Nẵng", "không tên"});

  const auto imported = memory_directory();
  ArticleWriter writer(imported);
  writer.add_index(*Snapshot::open(directory));
  writer.commit();
  CHECK(articles::has_title_order(*Snapshot::open(imported)));
  const ArticleSearcher searcher(Snapshot::open(imported));
  CHECK(page(searcher, 0, 10, false) == titles());

  // Documents with other fields than an older program's are still refused.
  const auto other = memory_directory();
  IndexWriter(other, Schema().text("title")).commit();
  CHECK_THROWS_AS(ArticleWriter(other), Error);
  CHECK_THROWS_AS(writer.add_index(*Snapshot::open(other)), Error);
}

TEST_CASE("Copies of an article are one hit in the order of titles", "[articles]") {
  const auto directory = memory_directory();
  ArticleWriter writer(directory);
  std::string text;
  for (int i = 0; i < 200; ++i) text += "đoạn " + std::to_string(i * i) + " ";
  for (int i = 0; i < 40; ++i) {
    Article article;
    article.id = "copy" + std::to_string(i);
    article.title = "An Giang";
    article.body = text;
    writer.add(article);
  }
  for (const char* title : {"Áo", "Ba Vì", "Cà Mau"}) {
    Article article;
    article.id = article.title = title;
    article.body = title + std::string(" có bài riêng.");
    writer.add(article);
  }
  writer.commit();
  const ArticleSearcher searcher(Snapshot::open(directory));
  ArticleRequest request;
  request.everything = true;
  request.order = ArticleRequest::Order::title;
  request.limit = 3;
  const ArticleResult result = searcher.search(request);
  REQUIRE(result.hits.size() == 3);
  CHECK(result.hits[0].copies.size() == 39);
  CHECK(result.hits[1].article.title == "Áo");
  CHECK(result.hits[2].article.title == "Ba Vì");
}

TEST_CASE("A search by title that a deadline ends says so", "[articles]") {
  const auto directory = memory_directory();
  IndexWriter writer(directory, article_schema());
  for (int i = 0; i < 6000; ++i) {
    Article article;
    article.id = "a" + std::to_string(i);
    article.title = "Thủ tướng Chính phủ tiếp khách";
    writer.add(to_document(article));
  }
  writer.commit();
  const ArticleSearcher searcher(Snapshot::open(directory));
  ArticleRequest request;
  request.everything = true;
  request.order = ArticleRequest::Order::title;
  request.collapse_copies = false;
  std::size_t whole = 0;
  // However long the machine takes, a few dozen searches come near its time.
  for (std::int64_t microseconds = 50; whole < 3 && microseconds < 100'000'000; microseconds += microseconds / 8) {
    request.deadline = std::chrono::steady_clock::now() + std::chrono::microseconds(microseconds);
    const ArticleResult result = searcher.search(request);
    if (result.incomplete != Partial::no) continue;
    CHECK(result.hits.size() == 10);
    ++whole;
  }
  CHECK(whole == 3);
}
