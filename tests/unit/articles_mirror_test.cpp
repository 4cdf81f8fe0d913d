// A folder and the index that mirrors it, through the public interface.
#include "tra/mirror.h"

#include <catch2/catch.hpp>
#include <fstream>

#include "support/temporary_folder.h"
#include "tra/article_search.h"
#include "tra/error.h"

using namespace tra;

namespace {

void write(const std::string& path, const std::string& text) { std::ofstream(path) << text << '\n'; }

std::uint64_t documents(const std::shared_ptr<Directory>& directory) { return Snapshot::open(directory)->documents(); }

}  // namespace

TEST_CASE("A mirror adds, replaces and removes", "[articles]") {
  const test::TemporaryFolder folder;
  const auto directory = memory_directory();
  Mirror mirror(directory);
  write(folder.path() + "/a.txt", "Thăm Lào\n\nHai bên trao đổi.");
  write(folder.path() + "/b.txt", "Thăm Cuba\n\nHai bên trao đổi.");
  const std::vector<ArchiveSource> archives{{folder.path(), {}}};

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
  Mirror(directory).run({{folder.path(), {}}}, observer);
  CHECK(progress == 20);
  CHECK(failures == 1);

  write(folder.path() + "/new.txt", "Bài mới\n\nHai bên trao đổi.");
  cancel = true;
  CHECK(Mirror(directory).run({{folder.path(), {}}}, observer).cancelled);
  CHECK_THROWS_AS(Mirror(directory).run({{folder.path() + "/missing", {}}}), Error);
}
