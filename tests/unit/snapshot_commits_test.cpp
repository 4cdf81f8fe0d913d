// Which files an open snapshot keeps, and which commit is opened when the newest one is damaged.
#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <thread>

#include "support/bytes.h"
#include "support/throws.h"
#include "tra/index_writer.h"
#include "tra/snapshot.h"

using namespace tra;
using namespace tra::test;

namespace {

Schema one_text() { return Schema().text("body"); }
Document document(int number) {
  return Document("d" + std::to_string(number)).add("body", "bài số " + std::to_string(number));
}

// Makes several commits with one new document each.
void commit_documents(const std::shared_ptr<Directory>& directory, int first, int last) {
  IndexWriter writer(directory, one_text());
  for (int i = first; i <= last; ++i) {
    writer.add(document(i));
    writer.set_attachment("state", "after " + std::to_string(i));
    writer.commit();
  }
}

std::string newest_manifest(const Directory& directory) {
  std::string newest;
  for (const std::string& name : directory.list())
    if (name.starts_with("manifest-")) newest = std::max(newest, name);
  return newest;
}

void damage(Directory& directory, const std::string& name) {
  std::string bytes = read_file(directory, name);
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 0x10);
  bytes.resize(bytes.size() - 1);
  directory.remove(name);
  write_file(directory, name, bytes);
}

}  // namespace

TEST_CASE("an attachment is as it was when the snapshot was opened, whatever is committed later", "[snapshot]") {
  const auto directory = memory_directory();
  commit_documents(directory, 1, 1);
  const auto snapshot = Snapshot::open(directory);
  commit_documents(directory, 2, 5);
  CHECK(snapshot->attachment("state") == "after 1");
  CHECK(Snapshot::open(directory)->attachment("state") == "after 5");
}

TEST_CASE("the commit before the last one is kept until the next succeeds", "[snapshot]") {
  const auto directory = memory_directory();
  commit_documents(directory, 1, 4);
  std::size_t manifests = 0;
  for (const std::string& name : directory->list()) manifests += name.starts_with("manifest-");
  CHECK(manifests == 2);

  SECTION("a damaged newest manifest: the one before opens and says so") {
    damage(*directory, newest_manifest(*directory));
    const auto snapshot = Snapshot::open(directory);
    CHECK(snapshot->documents() == 3);
    CHECK(snapshot->attachment("state") == "after 3");
    CHECK_THAT(snapshot->damage(), Catch::Contains("manifest-"));
    CHECK(snapshot->is_current());
  }
  SECTION("a file that only the newest commit names is gone") {
    const auto files = Snapshot::open(directory)->other_files();
    directory->remove(files.back().name);  // its attachment is missing
    const auto snapshot = Snapshot::open(directory);
    CHECK(snapshot->documents() == 3);
    CHECK_FALSE(snapshot->damage().empty());
  }
  SECTION("both are damaged: an error that names the newest") {
    const std::string newest = newest_manifest(*directory);
    damage(*directory, newest);
    for (const std::string& name : directory->list())
      if (name.starts_with("manifest-") && name != newest) damage(*directory, name);
    try {
      Snapshot::open(directory);
      FAIL("opened");
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::corruption);
      CHECK_THAT(error.path(), Catch::Contains(newest));
    }
  }
}

TEST_CASE("a writer goes on from the commit before a damaged one", "[snapshot]") {
  const auto directory = memory_directory();
  commit_documents(directory, 1, 4);
  const std::string damaged = newest_manifest(*directory);
  damage(*directory, damaged);
  {
    IndexWriter writer(directory, one_text());
    const auto names = directory->list();
    CHECK(std::find(names.begin(), names.end(), damaged) != names.end());  // kept for a repair
    writer.add(document(9));
    writer.commit();
    const auto snapshot = Snapshot::open(directory);
    CHECK(snapshot->damage().empty());
    CHECK(snapshot->documents() == 4);
    CHECK(newest_manifest(*directory) > damaged);
  }
  const auto names = directory->list();
  CHECK(std::find(names.begin(), names.end(), damaged) == names.end());
  CHECK(check_index(directory).problems.empty());
}

TEST_CASE("a check tells damage of the commit that is kept beside the newest one", "[snapshot]") {
  const auto directory = memory_directory();
  commit_documents(directory, 1, 2);
  const std::string first = newest_manifest(*directory);
  const auto names = directory->list();
  commit_documents(directory, 3, 3);
  const CheckReport before = check_index(directory);
  CHECK(before.problems.empty());
  CHECK(before.documents == 3);
  const auto attachment =
      std::find_if(names.rbegin(), names.rend(), [](const auto& name) { return name.starts_with("attachment-"); });
  REQUIRE(attachment != names.rend());
  for (const std::string& name : {*attachment, first}) {
    damage(*directory, name);
    const CheckReport report = check_index(directory);
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems[0].file == directory->path(name));
    CHECK(report.problems[0].code == ErrorCode::corruption);
    CHECK(report.problems[0].earlier);
    CHECK(report.documents == 3);
    CHECK(report.postings == before.postings);
  }
  directory->remove(*attachment);
  damage(*directory, newest_manifest(*directory));
  const CheckReport both = check_index(directory);
  REQUIRE(both.problems.size() == 2);
  CHECK_FALSE(both.problems[0].earlier);
}

namespace {

// A folder in which one file may not be read.
class Forbidding final : public Directory {
 public:
  Forbidding(std::shared_ptr<Directory> inner, std::string name) : inner_(std::move(inner)), name_(std::move(name)) {}
  std::vector<std::string> list() const override { return inner_->list(); }
  std::shared_ptr<const MappedFile> map(const std::string& name) const override {
    if (name == name_) throw Error(ErrorCode::io, "cannot open: Permission denied", name);
    return inner_->map(name);
  }
  std::unique_ptr<OutputFile> create(const std::string& name) override { return inner_->create(name); }
  void rename(const std::string& from, const std::string& to) override { inner_->rename(from, to); }
  void remove(const std::string& name) override { inner_->remove(name); }
  void sync() override { inner_->sync(); }
  std::unique_ptr<DirectoryLock> lock(const std::string& name) override { return inner_->lock(name); }
  std::uint64_t free_bytes() const override { return inner_->free_bytes(); }
  std::string path(const std::string& name) const override { return inner_->path(name); }

 private:
  const std::shared_ptr<Directory> inner_;
  const std::string name_;
};

}  // namespace

TEST_CASE("a file that may not be read is no damage, one that is gone is", "[snapshot]") {
  const auto directory = memory_directory();
  commit_documents(directory, 1, 1);
  for (const std::string& name : directory->list()) {
    if (name.starts_with("write")) continue;
    const CheckReport report = check_index(std::make_shared<Forbidding>(directory, name));
    REQUIRE_FALSE(report.problems.empty());
    for (const CheckReport::Problem& problem : report.problems) CHECK(problem.code == ErrorCode::io);
    if (name.starts_with("manifest-")) continue;
    const std::string bytes = read_file(*directory, name);
    directory->remove(name);
    const CheckReport gone = check_index(directory);
    REQUIRE(gone.problems.size() == 1);
    CHECK(gone.problems[0].code == ErrorCode::corruption);
    write_file(*directory, name, bytes);
  }
}

TEST_CASE("a check beside a writer that commits finds a sound index sound", "[snapshot]") {
  const auto directory = memory_directory();
  commit_documents(directory, 1, 1);
  std::atomic<bool> done = false;
  std::thread writer([&] {
    commit_documents(directory, 2, 150);
    done = true;
  });
  std::size_t checks = 0, damaged = 0;
  while (!done) {
    const CheckReport report = check_index(directory);
    damaged += !report.problems.empty();
    ++checks;
  }
  writer.join();
  CHECK(checks > 0);
  CHECK(damaged == 0);
}

TEST_CASE("what cannot be meant is refused", "[snapshot]") {
  CHECK(throws_code(ErrorCode::invalid_argument, [] { Snapshot::open(nullptr); }));
  CHECK(throws_code(ErrorCode::invalid_argument, [] { IndexWriter(nullptr, one_text()); }));
  IndexWriter writer(memory_directory(), Schema().text("title").integer("n").date("day"));
  CHECK(throws_code(ErrorCode::invalid_argument, [&] { writer.add(Document("a").add("title", 7)); }));
  CHECK(throws_code(ErrorCode::invalid_argument, [&] { writer.add(Document("a").add("n", "seven")); }));
  CHECK(throws_code(ErrorCode::invalid_argument, [&] { writer.add(Document("a").add("n", "")); }));
  CHECK(throws_code(ErrorCode::invalid_argument, [&] { writer.add(Document("a").add("n", ~std::uint64_t{0})); }));
  IndexWriter undated(memory_directory(), one_text());
  undated.add(document(1));
  CHECK(throws_code(ErrorCode::invalid_argument, [&] { undated.merge(MergeOrder::date); }));
  undated.merge();
}
