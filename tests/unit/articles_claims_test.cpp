// Which file each article belongs to, and what a mirror run has to do.
#include <catch2/catch.hpp>

#include "archive/read/passed_over.h"
#include "articles/mirror/claims.h"
#include "articles/records.h"
#include "tra/error.h"

using namespace tra;
using tra::articles::Claims;
using Action = tra::articles::Claims::Claim::Action;

namespace {

using Absence = Claims::Absence;

ArchiveFile file(const std::string& id, std::uint64_t size = 10) { return {id, "/archive/" + id, size, 1}; }

const Claims::Exists nothing = [](const std::string&) { return false; };
const auto gone = [](const articles::FileRecord&) { return Absence::gone; };

// A state with this number of empty archives.
articles::SyncState archives(std::size_t count) {
  articles::SyncState state;
  for (std::size_t i = 0; i < count; ++i) state.archives.emplace_back().path = "/archive-" + std::to_string(i);
  return state;
}

// What the next run reads of this one.
articles::SyncState state_of(const Claims& claims) {
  return articles::parse_sync_state(claims.archives(), claims.state());
}

void read_whole(Claims& claims, std::uint32_t file, const std::string& id, std::uint64_t content) {
  CHECK(claims.claim(file, 1, id, content).action == Action::index);
  claims.work_begun(file);
  claims.indexed(id, {content, Reader::text});
  claims.work_done(file);
  claims.read_done(file, Reader::text, {}, {}, true);
}

// The state after a run of the first archive. Each file has one article with the file's id and this content.
articles::SyncState mirrored(const std::vector<ArchiveFile>& files, std::uint64_t content, std::size_t count = 1) {
  Claims claims(archives(count), {}, nothing);
  for (const ArchiveFile& each : files) claims.add_file(0, each);
  claims.settle(gone);
  for (std::uint32_t i = 0; i < files.size(); ++i) read_whole(claims, i, files[i].id, content);
  CHECK(claims.leftovers().empty());
  return state_of(claims);
}

}  // namespace

TEST_CASE("A file that has not changed is not read", "[articles]") {
  Claims claims(mirrored({file("a"), file("b")}, 7), {}, nothing);
  CHECK_FALSE(claims.must_read(claims.add_file(0, file("a"))));
  CHECK(claims.must_read(claims.add_file(0, file("b", 11))));
  claims.settle(gone);
  CHECK(claims.claim(1, 1, "b", 7).action == Action::unchanged);
  CHECK(claims.leftovers().empty());
}

TEST_CASE("An article of a file that is gone is a leftover; one that cannot be seen is kept", "[articles]") {
  Claims claims(mirrored({file("2020/a"), file("2021/b"), file("2022/c")}, 7), {}, nothing);
  claims.settle([](const articles::FileRecord& each) {
    return each.key == "2020/a" ? Absence::gone : each.key == "2021/b" ? Absence::unreadable : Absence::untouched;
  });
  CHECK(claims.changed());
  CHECK(claims.known_articles(0) == 3);
  CHECK(claims.gone_articles(0) == 1);
  std::vector<Claims::Leftover> left = claims.leftovers();
  REQUIRE(left.size() == 2);
  if (left[0].id != "2020/a") std::swap(left[0], left[1]);
  CHECK_FALSE(left[0].kept);
  CHECK(left[1].kept);
  claims.removed("2020/a");
  CHECK(state_of(claims).articles.size() == 2);
  CHECK(state_of(claims).files.size() == 2);
}

TEST_CASE("A file that could not be read to its end keeps its articles and is read again", "[articles]") {
  Claims claims(mirrored({file("a")}, 7), {}, nothing);
  claims.add_file(0, file("a", 11));
  claims.settle(gone);
  claims.read_done(0, Reader::text, {{"a", 0, "cut short"}}, {}, false);
  REQUIRE(claims.leftovers().size() == 1);
  const articles::SyncState state = state_of(claims);
  CHECK(state.articles.find("a") != articles::KnownArticles::none);
  CHECK_FALSE(state.files.front().complete);
}

TEST_CASE("Of one id given twice in an archive the later place wins, in whatever order they come", "[articles]") {
  for (const bool later_first : {false, true}) {
    Claims claims(archives(1), {}, nothing);
    claims.add_file(0, file("1.jsonl"));
    claims.add_file(0, file("2.jsonl"));
    claims.settle(gone);
    const std::uint32_t first = later_first ? 1 : 0;
    CHECK(claims.claim(first, 1, "id", 7).action == Action::index);
    const Claims::Claim second = claims.claim(1 - first, 1, "id", 8);
    CHECK(second.action == (later_first ? Action::lost : Action::later));
    REQUIRE(second.rival != nullptr);
    CHECK(second.rival->key == (later_first ? "2.jsonl" : "1.jsonl"));
  }
}

TEST_CASE("An id of another archive is refused, and the file is read again when the id is free", "[articles]") {
  Claims second(mirrored({file("a")}, 7, 2), {}, nothing);
  const std::uint32_t rival = second.add_file(1, file("a", 20));
  second.settle([](const articles::FileRecord&) { return Absence::untouched; });
  const Claims::Claim claim = second.claim(rival, 1, "a", 8);
  CHECK(claim.action == Action::taken);
  REQUIRE(claim.rival != nullptr);
  CHECK(claim.rival->archive == 0);
  second.read_done(rival, Reader::text, {}, {}, true);
  CHECK(second.leftovers().empty());
  const articles::SyncState state = state_of(second);
  CHECK(state.files.size() == 2);

  for (const bool held : {false, true}) {
    Claims third(state, {}, nothing);  // the first archive's file is gone
    const std::uint32_t again = third.add_file(1, file("a", 20));
    third.settle(gone);
    if (held) third.hold(0);
    third.settle_refusals();
    CHECK(third.must_read(again) == !held);
    CHECK(third.claim(again, 1, "a", 8).action == (held ? Action::taken : Action::index));
  }
}

TEST_CASE("An article of no archive keeps its id", "[articles]") {
  Claims claims(archives(1), {}, [](const std::string& id) { return id == "by hand"; });
  claims.add_file(0, file("by hand"));
  claims.settle(gone);
  const Claims::Claim claim = claims.claim(0, 1, "by hand", 7);
  CHECK(claim.action == Action::taken);
  CHECK(claim.rival == nullptr);
}

TEST_CASE("What is held back is looked for again at the next run", "[articles]") {
  Claims claims(mirrored({file("a")}, 7), {}, nothing);
  claims.add_file(0, file("a", 11));
  claims.settle(gone);
  claims.read_done(0, Reader::text, {}, {}, true);
  REQUIRE(claims.leftovers().size() == 1);
  claims.held_back("a");
  CHECK_FALSE(state_of(claims).files.front().complete);
}

TEST_CASE("The state of a run survives its bytes", "[articles]") {
  articles::SyncState state = mirrored({file("a"), file("b"), file("c")}, 7, 2);
  state.archives[1].name = "name";
  state.archives[1].include = {"*.html"};
  state.archives[1].mount_point = true;
  state.archives[1].last.held_back = 300;
  const std::string bytes = articles::serialize(state), list = articles::serialize_archives(state.archives);
  CHECK(articles::serialize(articles::parse_sync_state(state.archives, bytes)) == bytes);
  CHECK(articles::serialize_archives(articles::parse_archives(list)) == list);
  for (std::size_t length = 0; length < bytes.size(); ++length)
    CHECK_THROWS_AS(articles::parse_sync_state(state.archives, std::string_view(bytes).substr(0, length)), Error);
  for (std::size_t length = 0; length < list.size(); ++length)
    CHECK_THROWS_AS(articles::parse_archives(std::string_view(list).substr(0, length)), Error);
  CHECK_THROWS_AS(articles::parse_sync_state({}, bytes), Error);  // the file belongs to an archive that does not exist
}

TEST_CASE("A forgotten archive leaves the others as they were", "[articles]") {
  articles::SyncState state = mirrored({file("a")}, 7, 3);
  for (const std::uint32_t archive : {1u, 2u}) {
    Claims claims(state, {}, nothing);
    const std::uint32_t number = claims.add_file(archive, file("only " + std::to_string(archive)));
    claims.settle([](const articles::FileRecord&) { return Absence::untouched; });
    read_whole(claims, number, "only " + std::to_string(archive), 7);
    state = state_of(claims);
  }
  CHECK(articles::forget_archive(state, 1) == std::vector<std::string>{"only 1"});
  REQUIRE(state.archives.size() == 2);
  CHECK(state.archives[1].path == "/archive-2");
  CHECK(state.articles.size() == 2);
  const auto archive_of = [&](const char* id) {
    return state.files[state.articles[state.articles.find(id)].file].archive;
  };
  CHECK(archive_of("only 2") == 1);
  CHECK(archive_of("a") == 0);
}

TEST_CASE("The state counts the failures that it does not list", "[articles]") {
  std::vector<ReadFailure> failures;
  for (std::uint64_t line = 1; line <= 250; ++line) add_failure(failures, {"a", line, "bad"});
  for (std::uint64_t line = 1; line <= 150; ++line) add_failure(failures, {"a", line, "image", true, 2});
  shorten(failures, 100);
  CHECK(failures.size() == 200);
  Claims claims(archives(1), {}, nothing);
  const std::uint32_t a = claims.add_file(0, file("a"));
  claims.settle(gone);
  claims.read_done(a, Reader::jsonl, failures, {}, true);
  const std::vector<ReadFailure> known = state_of(claims).files.front().remarks->failures;
  std::uint64_t failed = 0, passed_over = 0;
  for (const ReadFailure& failure : known) (failure.passed_over ? passed_over : failed) += failure.count;
  CHECK(failed == 250);
  CHECK(passed_over == 300);
  CHECK(known.front().count == 2);
  CHECK(known.back().count == 151);
  CHECK(known.back().line == 100);
}

TEST_CASE("A whole file among failures that are only counted is still known", "[articles]") {
  std::vector<ReadFailure> failures;
  for (const std::uint64_t line : {1, 2, 3, 0}) add_failure(failures, {"a", line, "bad"}, 1);
  REQUIRE(failures.size() == 2);
  CHECK(failures.back().count == 3);
  CHECK(failures.back().line == 0);
}

TEST_CASE("A state of the version before is read, and one of a later version is refused by name", "[articles]") {
  // One file with an article and, in this order: a failure, items passed over, failures that are only counted.
  std::string bytes = "tra sync state 5\n";
  articles::put_number(bytes, 1);
  articles::put_number(bytes, 0);
  articles::put_text(bytes, "a");
  for (const std::uint64_t size_and_time : {10, 1}) articles::put_number(bytes, size_and_time);
  articles::put_number(bytes, static_cast<std::uint64_t>(Reader::jsonl) << 1 | 1);
  articles::put_texts(bytes, {});
  articles::put_number(bytes, 3);
  const std::uint64_t flag = std::uint64_t{1} << 63;
  for (const std::uint64_t number : {std::uint64_t{0}, std::uint64_t{2}, flag | 151}) {
    articles::put_text(bytes, "a");
    articles::put_number(bytes, 7);
    articles::put_number(bytes, number);
    articles::put_text(bytes, "why");
  }
  articles::put_number(bytes, 0);  // notes
  articles::put_number(bytes, 1);
  bytes += static_cast<char>(Reader::jsonl);
  articles::put_number(bytes, 0);
  articles::put_hash(bytes, 77);
  articles::put_text(bytes, "id");
  articles::put_number(bytes, 0);  // paragraphs
  articles::put_number(bytes, 0);  // address

  const articles::SyncState state = articles::parse_sync_state(archives(1).archives, bytes);
  const std::vector<ReadFailure>& failures = state.files.at(0).remarks->failures;
  REQUIRE(failures.size() == 3);
  CHECK((!failures[0].passed_over && failures[0].count == 1));
  CHECK((failures[1].passed_over && failures[1].count == 2));
  CHECK((!failures[2].passed_over && failures[2].count == 151));
  const std::string today = articles::serialize(state);
  CHECK(today.starts_with("tra sync state 6\n"));
  const articles::SyncState again = articles::parse_sync_state(archives(1).archives, today);
  CHECK(articles::serialize(again) == today);
  CHECK(again.files.at(0).remarks->failures.at(2).count == 151);
  CHECK(again.articles[again.articles.find("id")].content_hash == 77);

  const auto refuses = [&](const std::string& written, std::string_view known) {
    try {
      articles::RecordReader(written, "sync").line(known);
    } catch (const Error& error) {
      return error.code() == ErrorCode::version;
    }
    return false;
  };
  CHECK(refuses(today, "tra sync state 5\n"));  // what a program of the version before does
  try {
    articles::parse_sync_state(archives(1).archives, "tra sync state 7\n" + today.substr(17));
    FAIL("read");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::version);
  }
}
