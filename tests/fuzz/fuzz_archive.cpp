// Fuzzes the readers of WARC, containers, compressed files and JSON. Input that they cannot read must become a failure
// with a reason. No input may end the program or take long.
#include <sys/mman.h>
#include <unistd.h>

#include <cstdio>
#include <sstream>

#include "fuzz/target.h"
#include "tra/archive.h"
#include "tra/error.h"

namespace tra::fuzz {
namespace {

constexpr std::uint64_t max_article = 1 << 20;

void check(const ParsedArticle& parsed) {
  require(!parsed.article.id.empty(), "an article has an id");
  require(parsed.article.date.empty() || parsed.article.date.size() == 10, "a date is YYYY-MM-DD");
}

void check(const std::vector<ReadFailure>& failures) {
  for (const ReadFailure& failure : failures) require(!failure.reason.empty(), "a failure has a reason");
}

ReadOptions options() {
  ReadOptions small;
  small.max_article_bytes = max_article;
  small.members = {{"title", "article.title"}, {"body", "parts.0"}};
  return small;
}

// Reads the bytes as a file with this id, through a path to memory.
void read_as(const std::string& id, std::string_view input) {
  const int file = ::memfd_create("fuzz", MFD_CLOEXEC);
  require(file >= 0 && ::write(file, input.data(), input.size()) == static_cast<ssize_t>(input.size()), "memory");
  std::vector<ReadFailure> failures;
  const ArchiveFile archive{id, "/proc/self/fd/" + std::to_string(file), input.size(), 0};
  read_file(
      archive, options(), [](ParsedArticle&& parsed) { check(parsed); }, failures);
  ::close(file);
  check(failures);
}

std::string record(const std::string& type, const std::string& block) {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: http://a.example/1\r\nContent-Type: text/plain\r\n" +
         "Content-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

// Writes a tar file with one member; the checksum in its header is correct.
std::string tar_of(const std::string& name, const std::string& bytes) {
  std::string header(512, '\0');
  const auto put = [&](std::size_t at, const std::string& text) { header.replace(at, text.size(), text); };
  char size[13];
  std::snprintf(size, sizeof size, "%011o", static_cast<unsigned>(bytes.size()));
  put(0, name);
  put(100, "0000644");
  put(124, size);
  put(136, "00000000000");
  put(148, "        ");
  put(156, "0");
  put(257, "ustar");
  put(263, "00");
  unsigned sum = 0;
  for (const char c : header) sum += static_cast<unsigned char>(c);
  std::snprintf(size, sizeof size, "%06o", sum);
  put(148, std::string(size) + '\0' + ' ');
  return header + bytes + std::string((512 - bytes.size() % 512) % 512 + 1024, '\0');
}

}  // namespace

void run_warc(std::string_view input) { read_as("a.warc", input); }

std::vector<std::string> warc_seeds() {
  const std::string page = "<!doctype html><title>Lũ lớn</title><p>Nước lên nhanh trong đêm.</p>";
  const std::string head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";
  const std::string whole = record("response", head + "\r\n" + page) + record("conversion", "Một bài.\n\nThân bài.\n") +
                            record("response", head + "Transfer-Encoding: chunked\r\n\r\n10\r\n" + page.substr(0, 16) +
                                                   "\r\n20\r\n" + page.substr(16, 32) + "\r\n0\r\n\r\n") +
                            record("response", head + "Content-Encoding: br\r\n\r\n" + page) +
                            record("response", head + "Content-Encoding: deflate\r\n\r\n" + page) +
                            record("response", "HTTP/1.1 404 None\r\n\r\n") + record("request", "GET /\r\n\r\n");
  return {record("response", head + "\r\n" + page), whole};
}

void run_container(std::string_view input) { read_as("a", input); }

std::vector<std::string> container_seeds() {
  using namespace std::string_literals;
  const std::string gzip_of_text =
      "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\x4b\xe4\x02\x00\x07\xa1\xea\xdd\x02\x00\x00\x00"s;  // "a\n"
  return {tar_of("a.txt", "Một bài.\n\nThân bài.\n"), tar_of("__MACOSX/._a", "x"), gzip_of_text,
          gzip_of_text + std::string(100, '\0'), gzip_of_text + gzip_of_text};
}

void run_json(std::string_view input) {
  for (const char* id : {"a.json", "a.jsonl"}) read_as(id, input);
  std::istringstream in{std::string(input)};
  std::vector<ReadFailure> failures;
  read_stream(
      in, "-", options(), [](ParsedArticle&& parsed) { check(parsed); }, failures);
  check(failures);
}

std::vector<std::string> json_seeds() {
  return {R"({"id":"1","title":"Tên","body":"Thân","date":1723680000,"n":1e400,"x":NaN,"s":"\ud83d"})"
          "\n"
          R"({"url":"https://a.example/1","headline":["a"],"content":{"rendered":"<p>Một &amp; hai</p>"}})",
          R"([{"id":1.5,"article":{"title":"a","x":[{}]},"parts":["b"],"author":[{"name":"A"}]}, {"id":2}])",
          "{\n \"id\": 123456789012345678901234567890,\n \"meeting_ordinal\": 7\n}\n{\"id\":\"2\"} {\"id\":\"3\"},"};
}

}  // namespace tra::fuzz
