// The frame of a file: written content is read back, and damage is detected.
#include <catch2/catch.hpp>

#include "format_support.h"
#include "support/throws.h"

using tra::Error;
using tra::ErrorCode;
using tra::format::File;
using tra::format::FileKind;
using tra::format::FileWriter;
using tra::format::kHeaderSize;
using tra::format::kPageSize;
using tra::format::kTrailerSize;
using tra::format::SegmentId;
using tra::test::as_bytes;
using tra::test::as_string;
using tra::test::framed;
using tra::test::kTestSegment;
using tra::test::OpenBytes;
using tra::test::throws_code;

namespace {

std::string file_of(const std::string& content) {
  return framed(FileKind::terms, [&](FileWriter& file) { file.append(as_bytes(content)); });
}

void open_and_verify(const std::string& bytes) { OpenBytes(FileKind::terms, bytes).file().verify_all(); }

// The code of the exception, or nothing.
std::optional<ErrorCode> refusal(const std::string& bytes) {
  try {
    open_and_verify(bytes);
    return std::nullopt;
  } catch (const Error& error) {
    return error.code();
  }
}

}  // namespace

TEST_CASE("content comes back whatever its length against pages", "[format]") {
  for (const std::size_t length :
       {std::size_t{0}, std::size_t{1}, kPageSize - kHeaderSize - 1, kPageSize - kHeaderSize,
        kPageSize - kHeaderSize + 1, kPageSize, 3 * kPageSize - kHeaderSize, 3 * kPageSize + 7}) {
    INFO(length);
    tra::test::Random random(length);
    const std::string content = random.bytes(length);
    const std::size_t pages = (kHeaderSize + length + kPageSize - 1) / kPageSize;
    const std::string bytes = file_of(content);
    CHECK(bytes.size() == kHeaderSize + length + 8 * pages + kTrailerSize);
    const OpenBytes open(FileKind::terms, bytes);
    CHECK(open.file().content_end() == kHeaderSize + length);
    CHECK(as_string(open.file().read(kHeaderSize, length)) == content);
    CHECK_NOTHROW(open.file().verify_all());
  }
}

TEST_CASE("a file is the same however its content was cut into appends", "[format]") {
  tra::test::Random random(tra::test::test_seed());
  const std::string content = random.bytes(200'000);
  std::uint64_t size = 0;
  const std::string bytes = framed(FileKind::terms, [&](FileWriter& file) {
    for (std::size_t at = 0; at < content.size();) {
      CHECK(file.offset() == kHeaderSize + at);
      const std::string part = content.substr(at, random.below(100'000));
      file.append(as_bytes(part));
      at += part.size();
    }
    size = file.offset();
  });
  CHECK(size == kHeaderSize + content.size());
  CHECK(bytes == file_of(content));
}

TEST_CASE("a file cut off anywhere is refused when it is opened", "[format]") {
  for (const std::string& content : {std::string(), std::string("some content of a file")}) {
    const std::string bytes = file_of(content);
    for (std::size_t length = 0; length < bytes.size(); ++length) {
      INFO(length);
      CHECK(throws_code(ErrorCode::corruption, [&] { OpenBytes(FileKind::terms, bytes.substr(0, length)); }));
    }
    CHECK(throws_code(ErrorCode::corruption, [&] { OpenBytes(FileKind::terms, bytes + '\0'); }));
  }
}

TEST_CASE("every flipped bit is found", "[format]") {
  const std::string bytes = file_of("some content of a file");
  for (std::size_t bit = 0; bit < 8 * bytes.size(); ++bit) {
    std::string damaged = bytes;
    damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ 1 << bit % 8);
    const bool in_version = bit / 8 == 8 || bit / 8 == 9;
    INFO("bit " << bit % 8 << " of byte " << bit / 8);
    CHECK(refusal(damaged) == (in_version ? ErrorCode::version : ErrorCode::corruption));
  }
}

TEST_CASE("a flipped bit of a large file is found in its page", "[format]") {
  const std::uint64_t seed = tra::test::test_seed();
  INFO("seed " << seed);
  tra::test::Random random(seed);
  const std::string bytes = file_of(random.bytes(3 * kPageSize));
  for (int i = 0; i < 50; ++i) {
    const std::size_t at = kHeaderSize + random.below(3 * kPageSize);
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 1 << random.below(8));
    const OpenBytes open(FileKind::terms, damaged);  // opening checks only header and trailer
    const std::size_t page = at / kPageSize;
    for (std::size_t other = 0; other < 4; ++other) {
      const std::size_t begin = std::max(other * kPageSize, kHeaderSize);
      const std::size_t end = std::min<std::size_t>((other + 1) * kPageSize, open.file().content_end());
      const auto touch = [&] { open.file().read(begin, end - begin); };
      if (other != page) {
        CHECK_NOTHROW(touch());
        continue;
      }
      CHECK(throws_code(ErrorCode::corruption, touch));
      CHECK(throws_code(ErrorCode::corruption, touch));  // again, because a bad page is never marked as verified
    }
    try {
      open.file().verify_all();
      FAIL("damage was not found");
    } catch (const Error& error) {
      CHECK(error.path() == "test-file");
      CHECK(error.offset() == page * kPageSize);
    }
  }
}

TEST_CASE("a file is refused as what it is not", "[format]") {
  const std::string bytes = file_of("content");
  CHECK(throws_code(ErrorCode::corruption, [&] { OpenBytes(FileKind::postings, bytes); }));
  SegmentId other = kTestSegment;
  other[15] ^= 1;
  CHECK(throws_code(ErrorCode::corruption, [&] { File("file", as_bytes(bytes), FileKind::terms, other); }));
  CHECK(throws_code(ErrorCode::corruption, [&] { open_and_verify("PK\x03\x04" + std::string(200, 'x')); }));

  std::string future = bytes;
  future[8] = 2;
  try {
    open_and_verify(future);
    FAIL("a future version was read");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::version);
    CHECK_THAT(error.what(), Catch::Contains("format version 2, this build reads 1"));
  }
}

TEST_CASE("reading outside the content is corruption", "[format]") {
  const OpenBytes open(FileKind::terms, file_of("content"));
  const File& file = open.file();
  const std::uint64_t end = file.content_end();
  CHECK(file.read(end, 0).empty());
  for (const auto& [offset, length] : std::vector<std::pair<std::uint64_t, std::uint64_t>>{{0, 1},
                                                                                           {kHeaderSize - 1, 1},
                                                                                           {end, 1},
                                                                                           {end + 1, 0},
                                                                                           {kHeaderSize, 8},
                                                                                           {kHeaderSize, ~0ull},
                                                                                           {~0ull, 1},
                                                                                           {~0ull, ~0ull}})
    CHECK(throws_code(ErrorCode::corruption, [&] { file.read(offset, length); }));
}
