// Listing folders: order, ids, include and exclude patterns, and unreadable files.
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include "archive/read/glob.h"
#include "archive_support.h"

using namespace tra;
using namespace tra::test;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> ids(const std::string& root, const WalkOptions& options, std::vector<ReadFailure>& failures) {
  std::vector<std::string> all;
  for (const ArchiveFile& file : walk(root, options, failures)) all.push_back(file.id);
  return all;
}

std::vector<std::string> ids(const std::string& root, const WalkOptions& options = {}) {
  std::vector<ReadFailure> failures;
  auto all = ids(root, options, failures);
  CHECK(failures.empty());
  return all;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("a folder is walked in byte order of the relative paths", "[archive]") {
  const TemporaryFolder folder;
  for (const char* name : {"b.txt", "a/z.txt", "a.txt", "a/b/c.txt", "Đ.txt", "B.txt", ".hidden", ".git/x"})
    put(folder / name, "x");
  CHECK(ids(folder.path()) == Ids{"B.txt", "a.txt", "a/b/c.txt", "a/z.txt", "b.txt", "Đ.txt"});
  CHECK(ids(folder.path() + "/") == Ids{"B.txt", "a.txt", "a/b/c.txt", "a/z.txt", "b.txt", "Đ.txt"});
}

TEST_CASE("a file given alone has its name as id, and its size and time", "[archive]") {
  const TemporaryFolder folder;
  put(folder / "sub/one.txt", "four");
  std::vector<ReadFailure> failures;
  const auto files = walk(folder / "sub/one.txt", {}, failures);
  REQUIRE(files.size() == 1);
  CHECK(files[0].id == "one.txt");
  CHECK(files[0].path == folder / "sub/one.txt");
  CHECK(files[0].size == 4);
  struct stat info;
  REQUIRE(::stat(files[0].path.c_str(), &info) == 0);
  CHECK(files[0].mtime_ns == info.st_mtim.tv_sec * 1'000'000'000 + info.st_mtim.tv_nsec);
}

TEST_CASE("include and exclude choose files, exclude whole folders too", "[archive]") {
  const TemporaryFolder folder;
  for (const char* name : {"a.txt", "a.html", "old/b.txt", "old/deep/c.txt", "new/d.txt"}) put(folder / name, "x");
  CHECK(ids(folder.path(), {{"*.txt"}, {}}) == Ids{"a.txt", "new/d.txt", "old/b.txt", "old/deep/c.txt"});
  CHECK(ids(folder.path(), {{"old/*"}, {}}) == Ids{"old/b.txt"});
  CHECK(ids(folder.path(), {{"old/**"}, {}}) == Ids{"old/b.txt", "old/deep/c.txt"});
  CHECK(ids(folder.path(), {{}, {"old"}}) == Ids{"a.html", "a.txt", "new/d.txt"});
  CHECK(ids(folder.path(), {{"*.txt"}, {"**/deep"}}) == Ids{"a.txt", "new/d.txt", "old/b.txt"});
}

TEST_CASE("the files a saved page is drawn with are left out", "[archive]") {
  const TemporaryFolder folder;
  for (const char* name : {"Bài viết.html", "Bài viết_files/saved_resource.html", "Bài viết_files/a.css", "b.htm",
                           "b-Dateien/x.html", "b.files/sheet001.htm", "c_files/y.html", "d.files/z.html"})
    put(folder / name, "x");
  CHECK(ids(folder.path()) == Ids{"Bài viết.html", "b.htm", "c_files/y.html", "d.files/z.html"});
}

TEST_CASE("glob patterns", "[archive]") {
  CHECK(glob_match("*.txt", "a.txt"));
  CHECK_FALSE(glob_match("*.txt", "a/b.txt"));
  CHECK(glob_match("**/*.txt", "a.txt"));
  CHECK(glob_match("**/*.txt", "a/b/c.txt"));
  CHECK_FALSE(glob_match("a/**/b", "a/xb"));
  CHECK(glob_match("a/**/b", "a/b"));
  CHECK(glob_match("a/**/b", "a/x/y/b"));
  CHECK(glob_match("?[a-c][!0-9].t", "xbz.t"));
  CHECK_FALSE(glob_match("?[a-c][!0-9].t", "xb7.t"));
  CHECK(glob_match("[]]", "]"));
  CHECK(glob_match("a[b", "a[b"));
  CHECK(glob_match("\\*", "*"));
  CHECK_FALSE(glob_match("\\*", "x"));
  CHECK(glob_match("", ""));
  CHECK_FALSE(glob_match("", "a"));
  CHECK(glob_match("*", ""));
  CHECK_FALSE(glob_match("?", "/"));
  CHECK_FALSE(glob_match(std::string(40, '*') + "b", std::string(5000, 'a')));  // and takes little time
}

TEST_CASE("names with odd bytes are kept and their ids are UTF-8", "[archive]") {
  const TemporaryFolder folder;
  put(folder / "vi\xe8t \xff.txt", "Một trang");
  put(folder / "a\nb\t%41.txt", "Một trang");
  std::vector<ReadFailure> failures;
  const auto files = walk(folder.path(), {}, failures);
  REQUIRE(files.size() == 2);
  CHECK(files[0].id == "a%0Ab%09%41.txt");
  CHECK(files[1].id == "vi%E8t %FF.txt");
  CHECK(read_path(folder.path()).ids() == Ids{"a%0Ab%09%41.txt", "vi%E8t %FF.txt"});
}

TEST_CASE("symbolic links are followed once and loops are reported", "[archive]") {
  const TemporaryFolder folder, elsewhere;
  put(folder / "real/a.txt", "x");
  put(elsewhere / "out.txt", "x");
  fs::create_symlink("real/a.txt", folder / "link.txt");
  fs::create_directory_symlink("real", folder / "alias");  // the same files are listed once, under the real path
  fs::create_directory_symlink("..", folder / "real/up");  // a loop
  fs::create_directory_symlink(elsewhere.path(), folder / "out");
  fs::create_symlink("nothing", folder / "dangling");
  fs::create_symlink("self", folder / "self");
  std::vector<ReadFailure> failures;
  WalkOptions following;
  following.follow = true;
  CHECK(ids(folder.path(), following, failures) == Ids{"link.txt", "out/out.txt", "real/a.txt"});
  REQUIRE(failures.size() == 3);
  CHECK(failures[0].path == folder / "dangling");
  CHECK(failures[0].reason == "a symbolic link to nothing");
  CHECK(failures[1].path == folder / "real/up");
  CHECK(failures[1].reason == "a symbolic link to a folder it lies in");
  CHECK(failures[2].path == folder / "self");
  CHECK(failures[2].reason == "symbolic links that lead back to themselves");
}

TEST_CASE("folders that link to one another end", "[archive]") {
  const TemporaryFolder folder, a, b;
  put(a / "a.txt", "x");
  put(b / "b.txt", "x");
  fs::create_directory_symlink(b.path(), a / "to-b");
  fs::create_directory_symlink(a.path(), b / "to-a");
  fs::create_directory_symlink(a.path(), folder / "start");
  std::vector<ReadFailure> failures;
  WalkOptions following;
  following.follow = true;
  CHECK(ids(folder.path(), following, failures) == Ids{"start/a.txt", "start/to-b/b.txt"});
  CHECK(failures.size() == 1);
}

TEST_CASE("a link out of the folder is reported and not followed", "[archive]") {
  const TemporaryFolder folder, elsewhere;
  put(folder / "a.txt", "x");
  put(elsewhere / "out.txt", "x");
  fs::create_directory_symlink(elsewhere.path(), folder / "folder");
  fs::create_symlink(elsewhere / "out.txt", folder / "file.txt");
  fs::create_directory_symlink("/proc/self", folder / "kernel");
  std::vector<ReadFailure> failures;
  CHECK(ids(folder.path(), {}, failures) == Ids{"a.txt"});
  REQUIRE(failures.size() == 3);
  for (const ReadFailure& failure : failures)
    CHECK(failure.reason == "a symbolic link out of the archive, not followed");

  WalkOptions following;
  following.follow = true;
  failures.clear();
  CHECK(ids(folder.path(), following, failures) == Ids{"a.txt", "file.txt", "folder/out.txt"});
  REQUIRE(failures.size() == 1);
  CHECK(failures[0].path == folder / "kernel");
  CHECK(failures[0].reason == "a file system of the kernel, which holds no articles");

  failures.clear();
  CHECK(ids("/proc/self", {}, failures).empty());
  CHECK(failures.size() == 1);
}

TEST_CASE("a walk ends at its bounds and says so", "[archive]") {
  const TemporaryFolder folder;
  std::string deep;
  for (int i = 0; i < 6; ++i) put(folder / ((deep += "d/") + "x.txt"), "x");
  WalkOptions options;
  options.max_depth = 4;
  std::vector<ReadFailure> failures;
  CHECK(ids(folder.path(), options, failures).size() == 4);
  REQUIRE(failures.size() == 1);
  CHECK(failures[0].path == folder / "d/d/d/d/d");

  options = {};
  options.max_files = 3;
  failures.clear();
  CHECK(ids(folder.path(), options, failures).size() == 3);
  REQUIRE(failures.size() == 1);
  CHECK(failures[0].path == folder.path());
}

TEST_CASE("a part of a folder has the ids of the whole", "[archive]") {
  const TemporaryFolder folder;
  for (const char* name : {"a/1.txt", "a/b/2.txt", "c/3.txt"}) put(folder / name, "x");
  std::vector<ReadFailure> failures;
  const auto under = [&](const std::string& part, std::vector<std::string> exclude = {}) {
    WalkOptions options;
    options.under = part;
    options.exclude = std::move(exclude);
    return ids(folder.path(), options, failures);
  };
  CHECK(under("a") == Ids{"a/1.txt", "a/b/2.txt"});
  CHECK(under("a/b") == Ids{"a/b/2.txt"});
  CHECK(under("a/1.txt") == Ids{"a/1.txt"});
  CHECK(under("a/b", {"a"}).empty());
  CHECK(under("gone/1.txt").empty());
  CHECK(failures.empty());
}

TEST_CASE("what is no file is reported and never opened", "[archive]") {
  const TemporaryFolder folder;
  REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
  const Reading reading = read_path(folder.path());
  REQUIRE(reading.failures.size() == 1);
  CHECK(reading.failed_with("not a file"));
}

TEST_CASE("missing and forbidden things are reported", "[archive]") {
  CHECK(read_path("no/such/place").failed_with("No such file"));
  const TemporaryFolder folder;
  put(folder / "closed/a.txt", "x");
  put(folder / "secret.txt", "x");
  put(folder / "open.txt", "Một trang");
  fs::permissions(folder / "closed", fs::perms::none);
  fs::permissions(folder / "secret.txt", fs::perms::none);
  fs::permissions(folder.path(), fs::perms::all);
  const uid_t user = ::geteuid();  // root may read everything, so the test reads as another user
  if (user == 0) REQUIRE(::seteuid(65534) == 0);
  const Reading reading = read_path(folder.path());
  REQUIRE(::seteuid(user) == 0);
  fs::permissions(folder / "closed", fs::perms::owner_all);
  CHECK(reading.ids() == Ids{"open.txt"});
  CHECK(reading.failures.size() == 2);
  CHECK(reading.failed_with("Permission denied"));
}

TEST_CASE("a file that went away between walking and reading is reported", "[archive]") {
  std::vector<ReadFailure> failures;
  read_file(
      {"gone.txt", "no/such/gone.txt", 4, 0}, {}, [](ParsedArticle&&) { FAIL("nothing to read"); }, failures);
  REQUIRE(failures.size() == 1);
  CHECK(failures[0].path == "no/such/gone.txt");
  CHECK(failures[0].reason.find("cannot be opened") == 0);
}
