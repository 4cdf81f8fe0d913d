// Which file gives which article, and what a run has to do about it.
#include <catch2/catch.hpp>

#include "articles/claims.h"
#include "tra/error.h"

using namespace tra;
using tra::articles::Claims;
using Action = tra::articles::Claims::Claim::Action;

namespace {

ArchiveFile file(const std::string& id, std::uint64_t size = 10) { return {id, "/archive/" + id, size, 1}; }

// A run that reads its files, each one article of the file's id and this content.
articles::SyncState mirrored(const std::vector<ArchiveFile>& files, std::uint64_t content) {
  Claims claims({}, false);
  for (const ArchiveFile& each : files) claims.add_file(each);
  claims.settle({});
  for (std::uint32_t i = 0; i < files.size(); ++i) {
    CHECK(claims.claim(i, 1, files[i].id, content).action == Action::index);
    claims.work_begun(i);
    CHECK(claims.indexed(files[i].id, content, Reader::text, {}));
    claims.work_done(i);
    claims.read_done(i, {}, true);
  }
  CHECK(claims.take_leftovers().empty());
  return claims.state();
}

}  // namespace

TEST_CASE("A file that has not changed is not read", "[articles]") {
  Claims claims(mirrored({file("a"), file("b")}, 7), false);
  CHECK_FALSE(claims.must_read(claims.add_file(file("a"))));
  CHECK(claims.must_read(claims.add_file(file("b", 11))));
  claims.settle({});
  CHECK(claims.claim(1, 1, "b", 7).action == Action::unchanged);
  CHECK(claims.take_leftovers().empty());
}

TEST_CASE("An article of a file that is gone is a leftover, and one below an unreadable folder is kept", "[articles]") {
  Claims claims(mirrored({file("2020/a"), file("2021/b")}, 7), false);
  claims.settle({"/archive/2021"});
  CHECK(claims.changed());
  std::vector<Claims::Leftover> left = claims.take_leftovers();
  REQUIRE(left.size() == 2);
  if (left[0].id != "2020/a") std::swap(left[0], left[1]);
  CHECK_FALSE(left[0].kept);
  CHECK(left[1].kept);
  CHECK(claims.state().articles.size() == 1);
}

TEST_CASE("A file that could not be read to its end keeps its articles and is read again", "[articles]") {
  Claims claims(mirrored({file("a")}, 7), false);
  claims.add_file(file("a", 11));
  claims.settle({});
  claims.read_done(0, {{"a", 0, "cut short"}}, false);
  REQUIRE(claims.take_leftovers().size() == 1);
  const articles::SyncState state = claims.state();
  CHECK(state.articles.count("a") == 1);
  CHECK_FALSE(state.files.front().complete);
}

TEST_CASE("Of one id given twice the later place wins, in whatever order they come", "[articles]") {
  for (const bool later_first : {false, true}) {
    Claims claims({}, false);
    claims.add_file(file("1.jsonl"));
    claims.add_file(file("2.jsonl"));
    claims.settle({});
    const std::uint32_t first = later_first ? 1 : 0;
    CHECK(claims.claim(first, 1, "id", 7).action == Action::index);
    const Claims::Claim second = claims.claim(1 - first, 1, "id", 8);
    CHECK(second.action == (later_first ? Action::lost : Action::later));
    REQUIRE(second.rival != nullptr);
    CHECK(*second.rival == (later_first ? "2.jsonl" : "1.jsonl"));
  }
}

TEST_CASE("The state of a run survives its bytes", "[articles]") {
  const articles::SyncState state = mirrored({file("a"), file("b"), file("c")}, 7);
  const std::string bytes = articles::serialize(state);
  CHECK(articles::serialize(articles::parse_sync_state(bytes)) == bytes);
  for (std::size_t length = 0; length < bytes.size(); ++length)
    CHECK_THROWS_AS(articles::parse_sync_state(std::string_view(bytes).substr(0, length)), Error);
}
