// Mirroring a folder into an index, through the public interface.
#include "tra/mirror.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <fstream>
#include <thread>

#include "support/directory_wrapper.h"
#include "support/temporary_folder.h"
#include "tra/article_search.h"
#include "tra/error.h"
#include "tra/repair.h"

using namespace tra;

namespace {

void write(const std::string& path, const std::string& text) { std::ofstream(path) << text << '\n'; }

ArchiveSource source(const std::string& path) {
  ArchiveSource source;
  source.path = path;
  return source;
}

std::uint64_t documents(const std::shared_ptr<Directory>& directory) { return Snapshot::open(directory)->documents(); }

// Cancels when a merge begins, and lets it go on half a second later.
class CancelsMerges final : public test::DirectoryWrapper {
 public:
  using DirectoryWrapper::DirectoryWrapper;
  mutable std::atomic<bool> cancel = false;

 private:
  void perform(const test::Operation& operation, const std::function<void(std::size_t)>& inner) const override {
    inner(operation.bytes.size());
    if (operation.kind != test::Operation::Kind::free_bytes) return;  // which only merges ask for
    cancel = true;
    std::this_thread::sleep_for(std::chrono::milliseconds(500));
  }
};

}  // namespace

TEST_CASE("A merge that a finished mirror waits for ends when told to", "[articles]") {
  const test::TemporaryFolder folder;
  const auto directory = std::make_shared<CancelsMerges>(memory_directory());
  Mirror mirror(directory);
  WorkObserver observer;
  observer.cancel = &directory->cancel;
  MirrorReport report;
  std::uint64_t runs = 0;
  for (; !directory->cancel && runs < 100; ++runs) {
    write(folder.path() + "/" + std::to_string(runs) + ".txt", "Thăm Lào\n\nHai bên trao đổi.");
    report = mirror.run({source(folder.path())}, observer);
    REQUIRE(report.total().added == 1);
  }
  REQUIRE(directory->cancel);
  CHECK(report.cancelled);
  CHECK(documents(directory) == runs);
  CHECK(Snapshot::open(directory)->segments().size() > 1);
  directory->cancel = false;
  CHECK_FALSE(mirror.run({}).cancelled);
}

TEST_CASE("A mirror adds, replaces and removes", "[articles]") {
  const test::TemporaryFolder folder;
  const auto directory = memory_directory();
  Mirror mirror(directory);
  write(folder.path() + "/a.txt", "Thăm Lào\n\nHai bên trao đổi.");
  write(folder.path() + "/b.txt", "Thăm Cuba\n\nHai bên trao đổi.");
  const std::vector<ArchiveSource> archives{source(folder.path())};

  MirrorPlan plan = mirror.plan(archives);
  CHECK(plan.added == std::vector<std::string>{"a.txt", "b.txt"});
  CHECK(directory->list().empty());
  CHECK(mirror.run(archives).total().added == 2);
  CHECK(documents(directory) == 2);

  write(folder.path() + "/b.txt", "Hội đàm với Cuba\n\nHai bên nhất trí.");
  write(folder.path() + "/c.txt", "Thăm Nga\n\nHai bên trao đổi.");
  std::filesystem::remove(folder.path() + "/a.txt");
  plan = mirror.plan(archives);
  CHECK(plan.added == std::vector<std::string>{"c.txt"});
  CHECK(plan.replaced == std::vector<std::string>{"b.txt"});
  CHECK(plan.removed == std::vector<std::string>{"a.txt"});
  CHECK(documents(directory) == 2);
  const ReaderCounts total = mirror.run(archives).total();
  CHECK(total.added == 1);
  CHECK(total.updated == 1);
  CHECK(total.removed == 1);
}

TEST_CASE("A mirror tells its progress and its failures, and stops when told to", "[articles]") {
  const test::TemporaryFolder folder;
  const auto directory = memory_directory();
  for (int i = 0; i < 20; ++i) write(folder.path() + "/" + std::to_string(i) + ".txt", "Bài\n\nHai bên trao đổi.");
  write(folder.path() + "/empty.jsonl", "{");
  std::atomic<bool> cancel = false;
  std::uint64_t progress = 0, failures = 0;
  WorkObserver observer;
  observer.progress = [&](const WorkProgress& done) { progress = done.articles; };
  observer.failure = [&](const ReadFailure&) { ++failures; };
  observer.cancel = &cancel;
  Mirror(directory).run({source(folder.path())}, observer);
  CHECK(progress == 20);
  CHECK(failures == 1);

  write(folder.path() + "/new.txt", "Bài mới\n\nHai bên trao đổi.");
  CHECK(Mirror::archives(*Snapshot::open(directory)).front().last.outcome == MirroredArchive::Outcome::done);
  cancel = true;
  CHECK(Mirror(directory).run({source(folder.path())}, observer).cancelled);
  CHECK_THROWS_AS(Mirror(directory).run({source(folder.path() + "-missing")}), Error);
  CHECK(Mirror::archives(*Snapshot::open(directory)).front().last.outcome == MirroredArchive::Outcome::unfinished);
}

TEST_CASE("A mirror touches nothing of other archives, and forgets one when told to", "[articles]") {
  const test::TemporaryFolder first, second;
  const auto directory = memory_directory();
  write(first.path() + "/a.txt", "Thăm Lào\n\nHai bên trao đổi.");
  write(second.path() + "/b.txt", "Thăm Cuba\n\nHai bên trao đổi.");
  CHECK_THROWS_AS(Mirror(directory).run(), Error);  // no archive is remembered
  Mirror(directory).run({source(first.path())});
  Mirror(directory).run({source(second.path())});
  CHECK(documents(directory) == 2);
  CHECK(Mirror(directory).run().total().unchanged == 2);
  const std::vector<MirroredArchive> archives = Mirror::archives(*Snapshot::open(directory));
  REQUIRE(archives.size() == 2);
  CHECK(archives[0].path == first.path());
  CHECK(archives[1].articles == 1);

  std::filesystem::remove(first.path() + "/a.txt");
  const MirrorReport report = Mirror(directory).run();
  CHECK(report.guarded());
  CHECK_FALSE(report.complete());
  CHECK(report.archives[0].held_back == std::vector<std::string>{"a.txt"});
  CHECK(documents(directory) == 2);
  MirrorOptions allowing;
  allowing.allow_removals = true;
  CHECK(Mirror(directory, allowing).run().complete());
  CHECK(documents(directory) == 1);
  CHECK(Mirror(directory).forget(second.path()) == 1);
  CHECK(documents(directory) == 0);
  CHECK_THROWS_AS(Mirror(directory).forget(second.path()), Error);
}

TEST_CASE("A sync goes on without a state that cannot be read, when it reads all again", "[articles]") {
  const test::TemporaryFolder first, second;
  const auto directory = memory_directory();
  write(first.path() + "/a.txt", "Thăm Lào\n\nHai bên trao đổi.");
  write(second.path() + "/b.txt", "Thăm Cuba\n\nHai bên trao đổi.");
  Mirror(directory).run({source(first.path()), source(second.path())});
  Article own;
  own.id = "own";
  own.title = "Bài riêng";
  {
    ArticleWriter writer(directory);
    writer.add(own);
    writer.commit();
  }
  const auto damage = [&](const char* name, const std::string& bytes) {
    IndexWriter writer(directory);
    writer.set_attachment(name, bytes);
    writer.commit();
  };
  MirrorOptions again;
  again.rebuild = true;
  for (const char* state : {"tra sync state 4\nold", ""}) {  // of an older version; lost by a repair
    damage("sync", state);
    CHECK_THROWS_WITH(Mirror(directory).run(), Catch::Contains("tra sync --rebuild") && Catch::Contains(second.path()));
    CHECK_THROWS_WITH(Mirror(directory, again).run({source(first.path())}), Catch::Contains("sync all of them"));
    CHECK(documents(directory) == 3);
    const MirrorReport report = Mirror(directory, again).run();
    CHECK(report.complete());
    CHECK(report.documents == 3);
    CHECK(Mirror(directory).run().total().unchanged == 2);
  }
  damage("archives", "tra archives 1\nold");
  CHECK(Mirror::archives(*Snapshot::open(directory)).empty());
  CHECK(Mirror(directory, again).run({source(first.path()), source(second.path())}).complete());
  std::filesystem::remove(second.path() + "/b.txt");
  write(second.path() + "/c.txt", "Thăm Nga\n\nHai bên trao đổi.");
  CHECK(Mirror(directory).run().total().removed == 1);
  CHECK(documents(directory) == 3);
}

TEST_CASE("Articles that a repair lost are read again", "[articles]") {
  const test::TemporaryFolder folder, other;
  const auto directory = memory_directory();
  for (const char* name : {"/a.txt", "/b.txt", "/c.txt"}) write(folder.path() + name, "Thăm Lào\n\nHai bên trao đổi.");
  write(other.path() + "/d.txt", "Thăm Nga\n\nHai bên trao đổi.");
  Mirror(directory).run({source(folder.path()), source(other.path())});
  {  // as rebuild_index leaves an index that lacks a document
    IndexWriter writer(directory);
    writer.remove("b.txt");
    writer.set_attachment(lost_documents_attachment, "1");
    writer.commit();
  }
  CHECK(Mirror(directory).plan().added == std::vector<std::string>{"b.txt"});
  Mirror(directory).run({source(other.path())});
  CHECK_FALSE(Snapshot::open(directory)->attachment(lost_documents_attachment).has_value());
  CHECK(Mirror(directory).run().total().added == 1);
  CHECK(documents(directory) == 4);
}
