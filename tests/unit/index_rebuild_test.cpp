// Rebuilding an index that is damaged, or was written with another text analysis, from what can be read.
#include <catch2/catch.hpp>
#include <set>

#include "support/bytes.h"
#include "support/throws.h"
#include "tra/index_writer.h"
#include "tra/repair.h"
#include "tra/snapshot.h"

using namespace tra;
using namespace tra::test;

namespace {

constexpr int kDocuments = 3000;

std::string key_of(int number) { return "d" + std::to_string(number); }

// An index with two segments, each with many blocks of stored fields, deleted documents, and an attachment.
std::shared_ptr<Directory> two_segments() {
  const auto directory = memory_directory();
  WriterOptions options;
  options.background_merge = false;
  IndexWriter writer(directory, Schema().text("body").keyword("country").integer("n"), options);
  for (int i = 0; i < kDocuments; ++i) {
    std::string body;
    for (int word = 0; word < 60; ++word) body += "chữ" + std::to_string(i * 7919L * (word + 3) % 999'983) + " ";
    writer.add(Document(key_of(i)).add("body", body).add("country", "LA").add("n", i));
    if (i == kDocuments / 2) writer.commit();
  }
  writer.remove(key_of(1));
  writer.remove(key_of(kDocuments - 1));
  writer.set_attachment("state", "kept");
  writer.commit();
  return directory;
}

std::string file_of(const Snapshot& snapshot, std::size_t segment, const std::string& kind) {
  for (const FileInfo& file : snapshot.segments()[segment].files)
    if (file.kind == kind) return file.name;
  return {};
}

void flip(Directory& directory, const std::string& name, std::size_t at) {
  std::string bytes = read_file(directory, name);
  bytes[at] = static_cast<char>(bytes[at] ^ 1);
  directory.remove(name);
  write_file(directory, name, bytes);
}

std::set<std::string> keys_of(const std::shared_ptr<Directory>& directory) {
  std::set<std::string> keys;
  Snapshot::open(directory)->for_each([&](DocAddress, const Document& document) {
    keys.insert(document.key());
    return true;
  });
  return keys;
}

}  // namespace

TEST_CASE("a whole index is rebuilt whole", "[index]") {
  const auto old = two_segments(), fresh = memory_directory();
  const FileSet before = files_of(*old);
  const RebuildReport report = rebuild_index(old, fresh);
  CHECK(report.whole());
  CHECK(report.documents == kDocuments - 2);
  CHECK(keys_of(fresh) == keys_of(old));
  CHECK(Snapshot::open(fresh)->attachment("state") == "kept");
  CHECK(files_of(*old) == before);
  CHECK(throws_code(ErrorCode::invalid_argument, [&] { rebuild_index(old, fresh); }));
}

TEST_CASE("what is damaged is lost by key, and nothing else", "[index]") {
  const auto old = two_segments(), fresh = memory_directory();
  const std::set<std::string> all = keys_of(old);
  const auto snapshot = Snapshot::open(old);
  SECTION("a page of stored fields") {
    const std::string file = file_of(*snapshot, 0, "stored");
    flip(*old, file, read_file(*old, file).size() * 7 / 10);  // after the dictionary and before the block table
    const RebuildReport report = rebuild_index(old, fresh);
    CHECK(report.notes.empty());
    REQUIRE_FALSE(report.lost.empty());
    CHECK(report.lost.size() < kDocuments / 2);
    std::set<std::string> together = keys_of(fresh);
    for (const RebuildReport::Lost& lost : report.lost) {
      CHECK(together.insert(lost.key).second);
      CHECK_FALSE(lost.why.empty());
    }
    CHECK(together == all);
  }
  SECTION("a whole file of stored fields") {
    old->remove(file_of(*snapshot, 1, "stored"));
    const RebuildReport report = rebuild_index(old, fresh);
    CHECK(report.lost.size() == kDocuments - kDocuments / 2 - 2);
    for (const RebuildReport::Lost& lost : report.lost) CHECK(all.contains(lost.key));
    CHECK(report.documents + report.lost.size() == all.size());
  }
  SECTION("postings: nothing is lost, as documents are analysed anew") {
    flip(*old, file_of(*snapshot, 0, "postings"), 80);
    flip(*old, file_of(*snapshot, 1, "terms"), 80);
    CHECK(rebuild_index(old, fresh).whole());
    CHECK(keys_of(fresh) == all);
    CHECK(check_index(fresh).problems.empty());
  }
  SECTION("deletions: noted") {
    flip(*old, file_of(*snapshot, 0, "live_docs"), 70);
    const RebuildReport report = rebuild_index(old, fresh);
    CHECK(report.notes.size() == 1);
    CHECK(report.documents == all.size() + 1);
  }
}

TEST_CASE("an index of a field that is not stored cannot be rebuilt", "[index]") {
  const auto old = memory_directory();
  IndexWriter writer(old, Schema().add({"body", FieldType::text, 1, false, false}));
  writer.add(Document("a").add("body", "một"));
  writer.commit();
  CHECK(throws_code(ErrorCode::invalid_argument, [&] { rebuild_index(old, memory_directory()); }));
}
