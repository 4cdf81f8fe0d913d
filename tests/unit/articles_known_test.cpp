// The articles of a sync state in their compact form: compared with a map, whatever is added, changed and erased.
#include <catch2/catch.hpp>
#include <map>

#include "articles/mirror/known_articles.h"
#include "support/random.h"

using namespace tra;
using namespace tra::test;
using articles::KnownArticles;
using articles::PageRecord;

namespace {

struct Wanted {
  std::uint64_t content_hash = 0;
  std::uint32_t file = 0;
  PageRecord page;
};
using Model = std::map<std::string, Wanted>;

std::string random_id(Random& random) {
  std::string id = std::to_string(random.below(400));
  if (random.below(200) == 0) id.insert(0, (std::size_t{1} << 20) + random.below(100), 'x');  // longer than a chunk
  if (random.below(10) == 0) id.insert(0, random.below(300), 'y');
  return random.below(50) == 0 ? "" : id;
}

PageRecord random_page(Random& random) {
  PageRecord page;
  for (std::size_t left = random.below(4); left > 0; --left) page.paragraphs.push_back(random.below(1000));
  if (random.below(3) == 0) page.address = 1 + random.below(1000);
  if (page.address != 0) page.note = random.below(3);
  return page;
}

void check_same(const KnownArticles& known, const Model& model) {
  CHECK(known.size() == model.size());
  std::vector<std::string> ids;
  for (const KnownArticles::Number article : known.by_id()) ids.emplace_back(known.id(article));
  std::vector<std::string> wanted;
  for (const auto& [id, article] : model) wanted.push_back(id);
  CHECK(ids == wanted);
  std::size_t visited = 0;
  for (KnownArticles::Number a = known.next(0); a != KnownArticles::none; a = known.next(a + 1)) ++visited;
  CHECK(visited == model.size());
  for (const auto& [id, article] : model) {
    const KnownArticles::Number a = known.find(id);
    REQUIRE(a != KnownArticles::none);
    CHECK(known[a].content_hash == article.content_hash);
    CHECK(known[a].file == article.file);
    PageRecord page{{}, known.address(a), known.note(a)};
    for (std::uint64_t i = 0; i < known.paragraphs(a); ++i) page.paragraphs.push_back(known.paragraph(a, i));
    CHECK(page.paragraphs == article.page.paragraphs);
    CHECK(page.address == article.page.address);
    CHECK(page.note == article.page.note);
  }
}

}  // namespace

TEST_CASE("known articles are those of a map", "[articles]") {
  Random random(test_seed());
  INFO("TRA_TEST_SEED=" << test_seed());
  KnownArticles known;
  Model model;
  for (int step = 1; step <= 6000; ++step) {
    const std::string id = random_id(random);
    const KnownArticles::Number found = known.find(id);
    CHECK((found != KnownArticles::none) == model.contains(id));
    if (found != KnownArticles::none && random.below(4) == 0) {
      known.erase(found);
      model.erase(id);
      CHECK(known.find(id) == KnownArticles::none);
      continue;
    }
    const auto [article, is_new] = known.add(id);
    CHECK(is_new == !model.contains(id));
    if (is_new) {  // nothing is left of an erased one
      CHECK(known[article].content_hash == 0);
      CHECK(known.paragraphs(article) == 0);
      CHECK_FALSE(known[article].in_index);
    }
    Wanted& wanted = model[id];
    wanted = {random.below(1 << 30), static_cast<std::uint32_t>(random.below(50)), random_page(random)};
    known[article].content_hash = wanted.content_hash;
    known[article].file = wanted.file;
    known[article].in_index = true;
    known.set_page(article, wanted.page);
    if (step % 2000 == 0) check_same(known, model);
  }

  KnownArticles other;
  other.reserve(model.size());
  for (KnownArticles::Number a = known.next(0); a != KnownArticles::none; a = known.next(a + 1))
    other.add_copy(known, a, known[a].file);
  check_same(other, model);
  check_same(KnownArticles(other), model);
}

TEST_CASE("a known article takes few bytes", "[articles]") {
  KnownArticles known;
  constexpr std::size_t articles = 100'000, id_bytes = 7, length_byte = 1;
  for (std::size_t i = 0; i < articles; ++i) known.add("a" + std::to_string(100'000 + i));
  CHECK(known.memory() / articles <= 32 + 12 + id_bytes + length_byte);  // entry, slots, id
  CHECK(known.own_bytes() == articles * (id_bytes + length_byte));
}
