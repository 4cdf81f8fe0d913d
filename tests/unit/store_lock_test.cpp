// Existing files with names the index needs, and the message of a refused lock.
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "support/bytes.h"
#include "support/temporary_folder.h"
#include "support/throws.h"
#include "tra/index_writer.h"
#include "tra/snapshot.h"

using namespace tra;
using namespace tra::test;

namespace {

Schema one_text() { return Schema().text("body"); }

void add_and_commit(const std::string& folder, const std::string& key) {
  IndexWriter writer(open_directory(folder, true), one_text());
  writer.add(Document(key).add("body", "một hai ba"));
  writer.commit();
}

}  // namespace

TEST_CASE("a refused lock names the process that holds it and since when", "[store]") {
  const TemporaryFolder folder;
  const auto held = open_directory(folder.path())->lock("write.lock");
  try {
    open_directory(folder.path())->lock("write.lock");
    FAIL("two locks at once");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::locked);
    CHECK_THAT(error.what(), Catch::Contains("process " + std::to_string(::getpid()) + " on "));
    CHECK_THAT(error.what(), Catch::Contains(" since 20"));
  }
}

TEST_CASE("a lock is its holder's, not that of a fork which lives on or ends", "[store]") {
  const TemporaryFolder folder;
  auto held = open_directory(folder.path())->lock("write.lock");
  const auto fork_and = [](auto work) {
    const pid_t child = ::fork();
    if (child == 0) work();
    return child;
  };
  const pid_t living = fork_and([] { ::pause(); });
  const pid_t ending = fork_and([&] {
    held.reset();
    ::_exit(0);
  });
  REQUIRE(ending > 0);
  REQUIRE(::waitpid(ending, nullptr, 0) == ending);
  CHECK(throws_code(ErrorCode::locked, [&] { open_directory(folder.path())->lock("write.lock"); }));
  held.reset();
  CHECK_NOTHROW(open_directory(folder.path())->lock("write.lock"));
  REQUIRE(living > 0);
  ::kill(living, SIGKILL);
  ::waitpid(living, nullptr, 0);
}

TEST_CASE("a lock does not follow a link and is a regular file", "[store]") {
  const TemporaryFolder folder;
  SECTION("a link to a file elsewhere, which must stay as it is") {
    std::ofstream(folder / "elsewhere") << "precious";
    std::filesystem::create_symlink(folder / "elsewhere", folder / "write.lock");
    CHECK(throws_code(ErrorCode::io, [&] { open_directory(folder.path())->lock("write.lock"); }));
    CHECK(read_file(*open_directory(folder.path()), "elsewhere") == "precious");
  }
  SECTION("a pipe") {
    REQUIRE(::mkfifo((folder / "write.lock").c_str(), 0600) == 0);
    CHECK(throws_code(ErrorCode::io, [&] { open_directory(folder.path())->lock("write.lock"); }));
  }
}

TEST_CASE("what stands in the way of a commit is swept, or named with what to do", "[store]") {
  const TemporaryFolder folder;
  add_and_commit(folder.path(), "a");
  const std::string place = folder / "manifest.tmp";
  SECTION("a dangling link") {
    std::filesystem::create_symlink(folder / "nowhere", place);
    add_and_commit(folder.path(), "b");
    CHECK(Snapshot::open(open_directory(folder.path()))->documents() == 2);
  }
  SECTION("a link to a folder") {
    std::filesystem::create_directory_symlink(std::filesystem::temp_directory_path(), place);
    add_and_commit(folder.path(), "b");
    CHECK(Snapshot::open(open_directory(folder.path()))->documents() == 2);
  }
  SECTION("a folder") {
    std::filesystem::create_directory(place);
    try {
      add_and_commit(folder.path(), "b");
      FAIL("a commit over a folder");
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::io);
      CHECK_THAT(error.what(), Catch::Contains("move it elsewhere") && Catch::Contains("manifest.tmp"));
    }
    CHECK(Snapshot::open(open_directory(folder.path()))->documents() == 1);
    std::filesystem::remove(place);
    add_and_commit(folder.path(), "b");
    CHECK(Snapshot::open(open_directory(folder.path()))->documents() == 2);
  }
}
