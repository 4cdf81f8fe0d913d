// The contract of Directory, tested on both implementations.
#include <sys/resource.h>
#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <functional>

#include "support/bytes.h"
#include "support/temporary_folder.h"
#include "support/throws.h"
#include "tra/directory.h"

using tra::Directory;
using tra::ErrorCode;
using tra::test::as_bytes;
using tra::test::as_string;
using tra::test::read_file;
using tra::test::TemporaryFolder;
using tra::test::throws_code;
using tra::test::write_file;

namespace {

void for_both(const std::function<void(Directory&)>& check) {
  SECTION("in memory") { check(*tra::memory_directory()); }
  SECTION("in a folder") {
    const TemporaryFolder folder;
    check(*tra::open_directory(folder.path()));
  }
  SECTION("in a folder, read") {
    const TemporaryFolder folder;
    check(*tra::open_directory(folder.path(), false, tra::FileAccess::read));
  }
}

using Names = std::vector<std::string>;

// 0123456789101112...
std::string numbers(std::size_t size) {
  std::string text;
  for (int i = 0; text.size() < size; ++i) text += std::to_string(i);
  text.resize(size);
  return text;
}

}  // namespace

TEST_CASE("a file holds what was appended, in order", "[store]") {
  for_both([](Directory& directory) {
    std::string expected;
    {
      const auto file = directory.create("a");
      const std::string large(300'000, 'x');
      for (const std::string& part :
           {std::string("one"), std::string(), large, std::string("two"), large.substr(0, 262'000)}) {
        file->append(as_bytes(part));
        expected += part;
        CHECK(file->size() == expected.size());
      }
      file->sync();
    }
    CHECK(read_file(directory, "a") == expected);
  });
}

TEST_CASE("an empty file maps to an empty span", "[store]") {
  for_both([](Directory& directory) {
    write_file(directory, "empty", "");
    CHECK(directory.map("empty")->bytes().empty());
  });
}

TEST_CASE("names are listed in byte order", "[store]") {
  for_both([](Directory& directory) {
    for (const char* name : {"b", "a", "B", "a10", "a2"}) write_file(directory, name, name);
    CHECK(directory.list() == Names{"B", "a", "a10", "a2", "b"});
  });
}

TEST_CASE("create refuses an existing name and leaves that file alone", "[store]") {
  for_both([](Directory& directory) {
    write_file(directory, "a", "first");
    CHECK(throws_code(ErrorCode::io, [&] { directory.create("a"); }));
    CHECK(read_file(directory, "a") == "first");
  });
}

TEST_CASE("rename replaces, remove removes", "[store]") {
  for_both([](Directory& directory) {
    write_file(directory, "a", "first");
    write_file(directory, "b", "second");
    directory.rename("b", "a");
    CHECK(directory.list() == Names{"a"});
    CHECK(read_file(directory, "a") == "second");
    directory.remove("a");
    CHECK(directory.list().empty());
    directory.sync();
  });
}

TEST_CASE("what is not there is an io error that names the file", "[store]") {
  for_both([](Directory& directory) {
    CHECK(throws_code(ErrorCode::io, [&] { directory.map("none"); }));
    CHECK(throws_code(ErrorCode::io, [&] { directory.remove("none"); }));
    CHECK(throws_code(ErrorCode::io, [&] { directory.rename("none", "a"); }));
    try {
      directory.map("none");
    } catch (const tra::Error& error) {
      CHECK(error.path() == directory.path("none"));
      CHECK_THAT(error.what(), Catch::Contains("o such file"));
    }
  });
}

TEST_CASE("names are plain", "[store]") {
  for_both([](Directory& directory) {
    for (const std::string& name : {std::string(), std::string("."), std::string(".."), std::string("a/b"),
                                    std::string("../a"), std::string("a\0b", 3), std::string(256, 'a')}) {
      INFO(name);
      CHECK(throws_code(ErrorCode::invalid_argument, [&] { directory.create(name); }));
      CHECK(throws_code(ErrorCode::invalid_argument, [&] { directory.map(name); }));
      CHECK(throws_code(ErrorCode::invalid_argument, [&] { directory.remove(name); }));
      CHECK(throws_code(ErrorCode::invalid_argument, [&] { directory.rename(name, "a"); }));
      CHECK(throws_code(ErrorCode::invalid_argument, [&] { directory.lock(name); }));
    }
  });
}

TEST_CASE("a mapped file outlives its name and its directory object's other files", "[store]") {
  for_both([](Directory& directory) {
    write_file(directory, "a", "kept");
    const auto mapped = directory.map("a");
    directory.remove("a");
    write_file(directory, "a", "new");
    CHECK(as_string(mapped->bytes()) == "kept");
  });
}

TEST_CASE("a file keeps being written under its new name", "[store]") {
  for_both([](Directory& directory) {
    const auto file = directory.create("a");
    directory.rename("a", "b");
    file->append(as_bytes("moved"));
    file->sync();
    CHECK(read_file(directory, "b") == "moved");
  });
}

TEST_CASE("a lock excludes a second one until it is released", "[store]") {
  for_both([](Directory& directory) {
    auto held = directory.lock("lock");
    CHECK(throws_code(ErrorCode::locked, [&] { directory.lock("lock"); }));
    CHECK_NOTHROW(directory.lock("other"));
    held.reset();
    CHECK_NOTHROW(directory.lock("lock"));  // although its file still exists
    CHECK(directory.list() == Names{"lock", "other"});
  });
}

TEST_CASE("there is free space", "[store]") {
  for_both([](Directory& directory) { CHECK(directory.free_bytes() > 0); });
}

TEST_CASE("two objects of one folder share its lock", "[store]") {
  const TemporaryFolder folder;
  const auto first = tra::open_directory(folder.path()), second = tra::open_directory(folder.path());
  const auto held = first->lock("lock");
  CHECK(throws_code(ErrorCode::locked, [&] { second->lock("lock"); }));
}

TEST_CASE("a folder is made with those above it, only when asked", "[store]") {
  const TemporaryFolder folder;
  CHECK(throws_code(ErrorCode::io, [&] { tra::open_directory(folder / "a/b"); }));
  CHECK_FALSE(std::filesystem::exists(folder / "a"));
  write_file(*tra::open_directory(folder / "a/b/c/", true), "file", "x");
  CHECK(read_file(*tra::open_directory(folder / "a/b/c"), "file") == "x");
  CHECK_NOTHROW(tra::open_directory(folder / "a", true));
  CHECK(throws_code(ErrorCode::io, [&] { tra::open_directory(folder / "a/b/c/file", true); }));
}

TEST_CASE("a listing has regular files only", "[store]") {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder / "inner");
  const auto directory = tra::open_directory(folder.path());
  write_file(*directory, "file", "x");
  CHECK(directory->list() == Names{"file"});
  CHECK(throws_code(ErrorCode::io, [&] { directory->map("inner"); }));
}

TEST_CASE("parts of a file that were read stay as they were when the file is cut", "[store]") {
  const TemporaryFolder folder;
  const auto directory = tra::open_directory(folder.path(), false, tra::FileAccess::read);
  write_file(*directory, "small", std::string(60'000, 'x'));
  write_file(*directory, "large", std::string(400'000, 'x'));
  const auto small = directory->map("small"), large = directory->map("large");
  large->fetch(70'000, 1);
  std::filesystem::resize_file(folder / "small", 10);
  std::filesystem::resize_file(folder / "large", 10);
  CHECK(as_string(small->bytes()) == std::string(60'000, 'x'));
  CHECK_NOTHROW(large->fetch(65'536, 65'536));
  CHECK(as_string(large->bytes().subspan(65'536, 65'536)) == std::string(65'536, 'x'));
  CHECK(throws_code(ErrorCode::io, [&] { large->fetch(0, 70'000); }));
  CHECK(throws_code(ErrorCode::io, [&] { large->fetch(399'999, 1); }));
}

TEST_CASE("a file is read in the parts that are fetched, and whole where descriptors are scarce", "[store]") {
  const TemporaryFolder folder;
  const std::string contents = numbers(500'000);
  write_file(*tra::open_directory(folder.path()), "a", contents);
  const auto directory = tra::open_directory(folder.path(), false, tra::FileAccess::read);
  const auto file = directory->map("a");
  for (const auto [offset, length] : {std::pair{100'000, 1}, {130'000, 70'000}, {0, 1}, {499'999, 1}, {0, 500'000}}) {
    file->fetch(static_cast<std::uint64_t>(offset), static_cast<std::uint64_t>(length));
    CHECK(as_string(file->bytes().subspan(static_cast<std::size_t>(offset), static_cast<std::size_t>(length))) ==
          contents.substr(static_cast<std::size_t>(offset), static_cast<std::size_t>(length)));
  }
  struct rlimit before {};
  REQUIRE(getrlimit(RLIMIT_NOFILE, &before) == 0);
  const struct rlimit few { 64, before.rlim_max };
  REQUIRE(setrlimit(RLIMIT_NOFILE, &few) == 0);
  std::vector<std::shared_ptr<const tra::MappedFile>> files;
  for (int i = 0; i < 100; ++i) files.push_back(directory->map("a"));
  CHECK(setrlimit(RLIMIT_NOFILE, &before) == 0);
  for (const auto& each : files) {
    each->fetch(0, 500'000);
    CHECK(as_string(each->bytes()) == contents);
  }
}

TEST_CASE("mapped files and opened folders take no descriptors", "[store]") {
  const TemporaryFolder folder;
  write_file(*tra::open_directory(folder.path()), "a", "x");
  struct rlimit before {};
  REQUIRE(getrlimit(RLIMIT_NOFILE, &before) == 0);
  const struct rlimit few { 64, before.rlim_max };
  REQUIRE(setrlimit(RLIMIT_NOFILE, &few) == 0);
  std::vector<std::shared_ptr<Directory>> folders;
  std::vector<std::shared_ptr<const tra::MappedFile>> files;
  for (const auto access : {tra::FileAccess::map, tra::FileAccess::read})
    for (int i = 0; i < 100; ++i) {
      folders.push_back(tra::open_directory(folder.path(), false, access));
      files.push_back(folders.back()->map("a"));
    }
  CHECK(setrlimit(RLIMIT_NOFILE, &before) == 0);
  for (const auto& file : files) CHECK(as_string(file->bytes()) == "x");
}

TEST_CASE("a pipe in the place of a file is refused, not waited for", "[store]") {
  const TemporaryFolder folder;
  REQUIRE(mkfifo((folder / "a").c_str(), 0600) == 0);
  for (const auto access : {tra::FileAccess::map, tra::FileAccess::read})
    CHECK(throws_code(ErrorCode::io, [&] { tra::open_directory(folder.path(), false, access)->map("a"); }));
}
