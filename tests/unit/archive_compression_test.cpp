// Compressed files, complete, truncated and damaged, and the members of tar and zip archives.
#include <array>
#include <catch2/catch.hpp>
#include <functional>
#include <sstream>

#include "archive_support.h"

using namespace tra;
using namespace tra::test;
using Ids = std::vector<std::string>;

namespace {

struct Format {
  const char* name;
  const char* ending;
  std::function<std::string(std::string_view)> compress;
};

const std::array<Format, 4> formats = {{
    {"gzip", ".gz", gzip},
    {"bzip2", ".bz2", bzip2},
    {"xz", ".xz", xz},
    {"zstd", ".zst", [](std::string_view bytes) { return zstd(bytes); }},
}};

const std::string page = "Tham khảo Chính trị Việt Nam - Lào lần thứ 6\n\nHai bên trao đổi về quan hệ song phương.\n";

std::string many_lines(int count) {
  std::string lines;
  std::uint32_t noise = 1;
  for (int i = 0; i < count; ++i) {
    lines += R"({"id": ")" + std::to_string(i) + R"(", "title": "Bài )" + std::to_string(i) + R"(", "body": ")";
    // The lines are hardly compressible.
    for (int k = 0; k < 40; ++k) lines += std::to_string(noise = noise * 1664525u + 1013904223u);
    lines += "\"}\n";
  }
  return lines;
}

}  // namespace

TEST_CASE("compressed pages and lines read as plain ones", "[archive]") {
  const Reading plain = read_bytes("a.txt", page);
  REQUIRE(plain.articles.size() == 1);
  for (const Format& format : formats) {
    INFO(format.name);
    const Reading text = read_bytes(std::string("a.txt") + format.ending, format.compress(page));
    REQUIRE(text.articles.size() == 1);
    CHECK(text.articles[0].article.id == std::string("a.txt") + format.ending);
    CHECK(text.articles[0].article.body == page);
    CHECK(text.articles[0].content_hash == plain.articles[0].content_hash);
    CHECK(read_bytes("no-ending", format.compress(page)).articles.size() == 1);
    const std::string lines = many_lines(1000);
    CHECK(read_bytes("x", format.compress(lines)).articles.size() == 1000);
    // Two concatenated compressed streams are read as one file.
    CHECK(read_bytes("x.jsonl", format.compress(lines) + format.compress(lines)).articles.size() == 2000);
    CHECK(read_bytes(std::string("a.html") + format.ending, format.compress("<p>Một trang")).articles.at(0).reader ==
          Reader::html);
  }
}

TEST_CASE("zstd frames with long windows", "[archive]") {
  const std::string lines = many_lines(2000);
  CHECK(read_bytes("x.jsonl", zstd(lines, 27)).articles.size() == 2000);
  const Reading reading = read_bytes("x.jsonl", zstd(lines, 28));
  CHECK(reading.articles.empty());
  CHECK(reading.failed_with("window of more than 128 MiB"));
}

TEST_CASE("what comes before the end of a truncated file is read, and the end reported", "[archive]") {
  const std::string lines = many_lines(2500);
  for (const Format& format : formats) {
    INFO(format.name);
    const std::string whole = format.compress(lines);
    const Reading half = read_bytes("x.jsonl", whole.substr(0, whole.size() / 2));
    CHECK(half.articles.size() < 2500);
    // A bzip2 file may consist of a single block, which is lost as a whole.
    if (std::string(format.name) != "bzip2") CHECK(half.articles.size() > 500);
    CHECK(half.failed_with("damaged or cut short"));
    CHECK(read_bytes("x.jsonl", whole.substr(0, whole.size() - 3)).failed_with("damaged or cut short"));
    CHECK(read_bytes("x.txt", whole.substr(0, whole.size() - 3)).articles.empty());
    CHECK(read_bytes("x.jsonl", whole.substr(0, 12)).failed_with("damaged or cut short"));
  }
}

TEST_CASE("flipped bytes of compressed files never crash", "[archive]") {
  const std::string lines = many_lines(200);
  std::uint32_t noise = 7;
  for (const Format& format : formats) {
    const std::string whole = format.compress(lines);
    for (int round = 0; round < 25; ++round) {
      std::string broken = whole;
      for (int k = 0; k < 3; ++k) {
        noise = noise * 1664525u + 1013904223u;
        broken[(noise >> 8) % broken.size()] ^= static_cast<char>(1 + (noise & 0x7f));
      }
      CHECK(read_bytes("x.jsonl", broken).articles.size() <= 200);
    }
  }
}

TEST_CASE("a file compressed several times is read", "[archive]") {
  const Reading reading = read_bytes("a.html.gz.zst", zstd(gzip("<title>Hai</title><p>Một trang</p>")));
  REQUIRE(reading.ids() == Ids{"a.html.gz.zst"});
  CHECK(reading.articles[0].reader == Reader::html);
  std::string bytes = page;
  for (int layer = 0; layer < 8; ++layer) bytes = gzip(bytes);
  CHECK(read_bytes("a.txt", bytes).articles.size() == 1);
  CHECK(read_bytes("a.txt", gzip(bytes)).failed_with("compressed more than 8 times, the limit"));
}

TEST_CASE("a decompression bomb ends at its limit", "[archive]") {
  const std::string zeros(80 << 20, ' ');
  ReadOptions options;
  options.max_expansion = 10;
  const Reading lines = read_bytes("bomb.jsonl.gz", gzip(zeros), options);
  CHECK(lines.articles.empty());
  CHECK(lines.failed_with("decompression bomb"));
  options.max_article_bytes = 1 << 20;
  CHECK(read_bytes("bomb.txt.zst", zstd(zeros), options).failed_with("longer than the limit of 1 MiB"));
  CHECK(read_bytes("bomb.zip", zip({{"a.jsonl", zeros}, {"b.txt", page}}), options).failed_with("decompression bomb"));
}

TEST_CASE("members of tar and zip archives are read each by its own reader", "[archive]") {
  const std::vector<Member> members = {{"trang/", ""},
                                       {"trang/một.txt", page},
                                       {"hai.html", "<title>Hai</title><p>Một trang</p>"},
                                       {"ba.jsonl", "{\"id\": \"3\", \"body\": \"x\"}\nbroken\n"},
                                       {"rỗng.txt", ""},
                                       {"bốn.txt.gz", gzip(page)}};
  const std::string packed_tar = tar(members);
  for (const auto& [name, bytes] : std::vector<Member>{{"a.tar", packed_tar},
                                                       {"a.zip", zip(members)},
                                                       {"a.tar.gz", gzip(packed_tar)},
                                                       {"a.tgz", gzip(packed_tar)},
                                                       {"a.tar.bz2", bzip2(packed_tar)},
                                                       {"a.tar.xz", xz(packed_tar)},
                                                       {"a.tar.zst", zstd(packed_tar)}}) {
    INFO(name);
    const Reading reading = read_bytes(name, bytes);
    CHECK(reading.ids() == Ids{name + "!trang/một.txt", name + "!hai.html", "3", name + "!bốn.txt.gz"});
    REQUIRE(reading.failures.size() == 2);
    CHECK(reading.failures[0].path.ends_with(name + "!ba.jsonl"));
    CHECK(reading.failures[0].line == 2);
    CHECK(reading.failures[1].path.ends_with(name + "!rỗng.txt"));
    CHECK(reading.failures[1].reason == "the file is empty");
  }
}

TEST_CASE("archives inside archives are read", "[archive]") {
  const std::string warc =
      "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: http://a.vn/\r\nContent-Type: text/plain\r\n"
      "Content-Length: " +
      std::to_string(page.size()) + "\r\n\r\n" + page + "\r\n\r\n";
  for (const auto& [name, inner] : std::vector<Member>{{"b.tar", tar({{"ă.txt", page}})},
                                                       {"b.tar.gz", gzip(tar({{"ă.txt", page}}))},
                                                       {"b.tgz", gzip(gzip(tar({{"ă.txt", page}})))},
                                                       {"b.zip", zip({{"ă.txt", page}})},
                                                       {"b.zip.xz", xz(zip({{"ă.txt", page}}))}}) {
    INFO(name);
    CHECK(read_bytes("a.tar", tar({{name, inner}, {"c.txt", page}})).ids() ==
          Ids{"a.tar!" + name + "!ă.txt", "a.tar!c.txt"});
    CHECK(read_bytes("a.zip", zip({{name, inner}, {"c.txt", page}})).ids() ==
          Ids{"a.zip!" + name + "!ă.txt", "a.zip!c.txt"});
    CHECK(read_bytes(name, inner).ids() == Ids{name + "!ă.txt"});
  }
  CHECK(read_bytes("a.tar", tar({{"b.warc.gz", gzip(warc)}})).ids() == Ids{"a.tar!b.warc.gz!http://a.vn/"});
  CHECK(read_bytes("a.zip", zip({{"b.tar", tar({{"c.zip", zip({{"d.txt", page}})}})}})).ids() ==
        Ids{"a.zip!b.tar!c.zip!d.txt"});
  const Reading damaged = read_bytes("a.tar", tar({{"b.tar", tar({{"d.txt", page}}).substr(0, 700)}, {"c.txt", page}}));
  CHECK(damaged.failed_with("damaged or cut short"));
  CHECK(damaged.ids().back() == "a.tar!c.txt");
}

TEST_CASE("limits of archives inside archives are told", "[archive]") {
  std::string tars = page, zips = page;
  for (int level = 0; level < 10; ++level) tars = tar({{"a", tars}});
  CHECK(read_bytes("a.tar", tars).failed_with("more than 8 files inside one another, the limit"));
  for (int level = 0; level < 3; ++level) zips = zip({{"a", zips}});
  CHECK(read_bytes("a.zip", zips).failed_with("a zip archive inside two others, which is not read: the limit is two"));
  ReadOptions options;
  options.max_expansion = 1;
  const std::string blanks(40 << 20, ' ');
  const std::string inner = zip({{"a.jsonl", blanks}});
  CHECK(read_bytes("a.zip", zip({{"b.zip", inner}, {"c.zip", inner}, {"d.txt", page}}), options)
            .failed_with("decompression bomb"));
}

TEST_CASE("tar archives one behind the other are read all", "[archive]") {
  const std::string bytes = tar({{"a.txt", "Một bài\n\nThân bài.\n"}}) + tar({{"b.txt", "Hai bài\n\nThân bài.\n"}});
  CHECK(read_bytes("x.tar", bytes).ids() == std::vector<std::string>{"x.tar!a.txt", "x.tar!b.txt"});
}

TEST_CASE("an encrypted member is called so", "[archive]") {
  std::string bytes = zip({{"a.txt", "Một bài\n\nThân bài.\n"}});
  bytes[bytes.find("PK\x03\x04") + 6] |= 1;
  bytes[bytes.find("PK\x01\x02") + 8] |= 1;
  CHECK(read_bytes("x.zip", bytes).failed_with("encrypted"));
}

TEST_CASE("damaged archives give what comes before the damage", "[archive]") {
  const std::string lines = many_lines(100);
  const std::string whole = tar({{"a.txt", page}, {"b.jsonl", lines}});
  const Reading reading = read_bytes("a.tar", whole.substr(0, 2048));
  CHECK(reading.articles.size() >= 1);
  CHECK(reading.failed_with("damaged or cut short"));
  const std::string packed = zip({{"a.txt", page}, {"b.jsonl", lines}});
  CHECK_FALSE(read_bytes("a.zip", packed.substr(0, packed.size() / 2)).failures.empty());
  CHECK_FALSE(read_bytes("a.tar.gz", gzip(whole).substr(0, 900)).failures.empty());
}

TEST_CASE("a stream of JSON Lines may be compressed", "[archive]") {
  for (const Format& format : formats) {
    std::istringstream in(format.compress("{\"id\": \"1\", \"title\": \"Một\"}\n17\n"));
    Reading reading;
    read_stream(
        in, "-", {}, [&](ParsedArticle&& p) { reading.articles.push_back(std::move(p)); }, reading.failures);
    CHECK(reading.ids() == Ids{"1"});
    REQUIRE(reading.failures.size() == 1);
    CHECK(reading.failures[0].path == "-");
    CHECK(reading.failures[0].line == 2);
  }
}
