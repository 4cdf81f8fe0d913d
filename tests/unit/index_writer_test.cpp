// What long-running programs need from IndexWriter: memory use, waiting for merges, and whether a snapshot is current.
#include <catch2/catch.hpp>
#include <string>

#include "tra/tra.h"

using namespace tra;

namespace {

Schema schema() {
  Schema made;
  made.text("body");
  return made;
}

void add_commits(IndexWriter& writer, int commits) {
  for (int commit = 0; commit < commits; ++commit) {
    for (int i = 0; i < 20; ++i)
      writer.add(Document(std::to_string(commit) + "-" + std::to_string(i)).add("body", "tham khảo chính trị"));
    writer.commit();
  }
}

}  // namespace

TEST_CASE("a snapshot is current until the next commit", "[index]") {
  const auto directory = memory_directory();
  IndexWriter writer(directory, schema());
  add_commits(writer, 1);
  const auto snapshot = Snapshot::open(directory);
  CHECK(snapshot->is_current());
  writer.add(Document("more").add("body", "thêm"));
  CHECK(snapshot->is_current());
  writer.commit();
  CHECK_FALSE(snapshot->is_current());
  CHECK(Snapshot::open(directory)->is_current());
}

TEST_CASE("a writer tells what its in-memory segments hold", "[index]") {
  IndexWriter writer(memory_directory(), schema());
  const std::uint64_t empty = writer.memory();
  std::string body;
  for (int i = 0; i < 20'000; ++i) body += "từ" + std::to_string(i) + " ";
  writer.add(Document("long").add("body", body));
  CHECK(writer.memory() >= empty + body.size());
  writer.commit();
  CHECK(writer.memory() < empty + body.size());
}

TEST_CASE("finish_merges leaves no merge due", "[index]") {
  const auto directory = memory_directory();
  IndexWriter writer(directory, schema());
  add_commits(writer, 40);
  writer.finish_merges();
  const auto merged = Snapshot::open(directory);
  CHECK(merged->documents() == 40 * 20);
  CHECK(merged->segments().size() < 40);
  writer.finish_merges();
  CHECK(Snapshot::open(directory)->segments().size() == merged->segments().size());
}
