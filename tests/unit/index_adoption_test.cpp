// Segments of other indexes that are taken over, ids of segments that follow from a text, replicas.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "tra/replica.h"
#include "tra/tra.h"

using namespace tra;

namespace {

Schema schema() {
  Schema made;
  made.text("body");
  return made;
}

// Documents first to last - 1 in an index of their own, in segments of known ids.
std::shared_ptr<Directory> part(int first, int last, const std::string& ids, const std::string& body) {
  auto directory = memory_directory();
  WriterOptions options;
  options.background_merge = false;
  options.segment_ids = ids;
  IndexWriter writer(directory, schema(), options);
  for (int i = first; i < last; ++i) writer.add(Document("d" + std::to_string(i)).add("body", body));
  writer.commit();
  return directory;
}

std::string body_of(const std::shared_ptr<Directory>& directory, const std::string& key) {
  const auto snapshot = Snapshot::open(directory);
  const auto address = snapshot->find(key);
  return address ? std::string(snapshot->document(*address).text("body")) : "";
}

}  // namespace

TEST_CASE("adopted documents replace those of their keys, a later index those of an earlier", "[index]") {
  const auto directory = memory_directory();
  IndexWriter writer(directory, schema());
  writer.add(Document("d0").add("body", "cũ"));
  writer.add(Document("own").add("body", "riêng"));
  writer.commit();
  writer.add(Document("d1").add("body", "chưa ghi"));
  const CommitInfo info = writer.adopt({{part(0, 4, "one", "một"), {}}, {part(3, 6, "two", "hai"), {"d5"}}});
  CHECK(info.documents == 6);
  CHECK(body_of(directory, "d0") == "một");
  CHECK(body_of(directory, "d1") == "một");
  CHECK(body_of(directory, "d3") == "hai");
  CHECK(body_of(directory, "d4") == "hai");
  CHECK(body_of(directory, "d5").empty());
  CHECK(body_of(directory, "own") == "riêng");
  CHECK(check_index(directory).problems.empty());
}

TEST_CASE("a segment is adopted once, and what fails changes nothing", "[index]") {
  const auto directory = memory_directory();
  IndexWriter writer(directory, schema());
  const auto one = part(0, 4, "one", "một");
  writer.adopt({{one, {}}});
  const auto before = Snapshot::open(directory)->generation();
  CHECK_THROWS_AS(writer.adopt({{part(4, 8, "two", "hai"), {}}, {one, {}}}), Error);
  writer.rollback();
  CHECK(Snapshot::open(directory)->generation() == before);
  Schema other;
  other.text("title");
  auto strange = memory_directory();
  IndexWriter(strange, other).commit();
  CHECK_THROWS_AS(writer.adopt({{strange, {}}}), Error);
  writer.rollback();
  CHECK(writer.adopt({{part(4, 8, "two", "hai"), {}}}).documents == 8);
  CHECK(check_index(directory).problems.empty());
}

TEST_CASE("equal documents under equal ids give equal files", "[index]") {
  const auto one = part(0, 50, "seed", "tham khảo chính trị"), two = part(0, 50, "seed", "tham khảo chính trị");
  const auto other = part(0, 50, "other seed", "tham khảo chính trị");
  std::size_t compared = 0;
  for (const std::string& name : one->list()) {
    if (!name.starts_with("segment-")) continue;
    const auto a = one->map(name), b = two->map(name);
    CHECK(std::equal(a->bytes().begin(), a->bytes().end(), b->bytes().begin(), b->bytes().end()));
    const auto names = other->list();
    CHECK(std::find(names.begin(), names.end(), name) == names.end());
    ++compared;
  }
  CHECK(compared == 6);
}

TEST_CASE("a merge leaves at most so many segments", "[index]") {
  const auto directory = memory_directory();
  WriterOptions options;
  options.background_merge = false;
  IndexWriter writer(directory, schema(), options);
  for (int commit = 0; commit < 9; ++commit) {
    for (int i = 0; i <= commit; ++i)
      writer.add(Document(std::to_string(commit) + "-" + std::to_string(i)).add("body", "hội đàm"));
    writer.commit();
  }
  writer.merge(MergeOrder::keep, 4);
  CHECK(Snapshot::open(directory)->segments().size() == 4);
  CHECK(Snapshot::open(directory)->documents() == 45);
  writer.merge(MergeOrder::keep, 4);
  CHECK(Snapshot::open(directory)->segments().size() == 4);
  CHECK_THROWS_AS(writer.merge(MergeOrder::keep, 0), Error);
  CHECK_THROWS_AS(writer.merge(MergeOrder::graph, 2), Error);
  writer.merge();
  CHECK(Snapshot::open(directory)->segments().size() == 1);
  CHECK(check_index(directory).problems.empty());
}

TEST_CASE("no background merge begins after they were aborted", "[index]") {
  const auto directory = memory_directory();
  IndexWriter writer(directory, schema());
  writer.abort_merges();
  for (int commit = 0; commit < 20; ++commit) {
    writer.add(Document(std::to_string(commit)).add("body", "hội đàm"));
    writer.commit();
  }
  writer.finish_merges();
  CHECK(Snapshot::open(directory)->segments().size() == 20);
}

TEST_CASE("a replica follows its index and is not another's", "[index]") {
  const auto directory = part(0, 10, "one", "một"), replica = memory_directory();
  CHECK(replicate_index(directory, replica).files_copied == 7);
  CHECK(replicate_index(directory, replica).files_copied == 0);
  IndexWriter writer(directory, schema());
  writer.remove("d3");
  writer.commit();
  const ReplicaReport report = replicate_index(directory, replica);
  CHECK(report.files_copied == 2);  // the live documents and the manifest
  CHECK(report.files_kept == 6);
  CHECK(body_of(replica, "d3").empty());
  CHECK(check_index(replica).documents == 9);
  CHECK_THROWS_AS(replicate_index(part(0, 1, "two", "hai"), directory), Error);
}
