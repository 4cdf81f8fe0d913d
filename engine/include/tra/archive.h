// Reading archives into articles: listing files, decompressing, and parsing.
//
//   std::vector<tra::ReadFailure> failures;
//   const auto show = [](tra::ParsedArticle&& parsed) { std::cout << parsed.article.title << '\n'; };
//   for (const tra::ArchiveFile& file : tra::walk("pages", {}, failures)) tra::read_file(file, {}, show, failures);
//
// Bad input never throws: anything that cannot be read is one ReadFailure, and reading continues after it. Exceptions
// of a sink pass through. The functions keep no state between calls and are thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tra/article.h"
#include "tra/filters.h"

namespace tra {

enum class Reader : std::uint8_t {
  text,
  html,
  json,
  jsonl,
  singlefile,  // a page with all its files in one, saved by SingleFile
  monolith,    // the same, saved by monolith
  mhtml,
  mail,  // a single message, also in a Maildir
  mbox,
  epub,
  docx,
  odt,
  feed,
  table,  // CSV or TSV
  markdown,
  archivebox,  // the folder of a snapshot
  wacz,
  filter  // text produced by an installed program
};
inline constexpr std::size_t reader_count = 18;

// The reader's name in lower case, for example "jsonl".
const char* to_string(Reader reader) noexcept;

// An input that yielded no article, or not all of its articles, with the reason.
struct ReadFailure {
  std::string path;        // FILE, or FILE!MEMBER inside a tar or zip archive; invalid UTF-8 is percent-encoded
  std::uint64_t line = 0;  // counted from 1; 0 means the whole file
  std::string reason;
  // No failure: something that is no article by nature, or a member that an article does not need.
  bool passed_over = false;
  std::uint64_t count = 1;  // occurrences in the file; `path` and `line` are those of the first
};

struct ArchiveFile {
  // The path relative to the listed folder, with '/'; for a single file its name. Control bytes and invalid UTF-8 are
  // percent-encoded.
  std::string id;
  std::string path;  // the path to open, in the bytes of the file system
  std::uint64_t size = 0;
  std::int64_t mtime_ns = 0;  // nanoseconds since 1970-01-01 UTC
};

// Glob patterns: `*` and `?` do not match '/', `**` does; `[a-z]` and `[!a-z]` are classes; `\` quotes the next
// character. A pattern that contains '/' is matched against the whole relative path, others against the file name.
struct WalkOptions {
  std::vector<std::string> include;    // when not empty, only matching files are listed
  std::vector<std::string> exclude;    // matching files and folders are left out
  bool follow = false;                 // follow symbolic links that lead out of the folder; otherwise each is a failure
  std::string under = {};              // list only this relative path; ids stay relative to the folder
  std::size_t max_depth = 100;         // limit of nested folders; anything deeper is a failure
  std::size_t max_files = 10'000'000;  // limit of files; exceeding it is a failure and ends the listing
};

// Lists the files in a folder, or the one file, in byte order of their relative paths. Names beginning with '.' are
// skipped. Symbolic links inside the folder are followed. A folder that is reachable by several paths is listed once,
// if possible under its path without links. File systems that show kernel state (such as procfs) and files that are not
// regular are not read; each is a failure. A folder that cannot be listed is a failure, and the files below it are
// missing from the list.
std::vector<ArchiveFile> walk(const std::string& folder_or_file, const WalkOptions& options,
                              std::vector<ReadFailure>& failures);

// Maps fields to members of JSON objects or columns of tables: {"title", "headline"}, {"body", "article.text"}.
using MemberMap = std::vector<std::pair<std::string, std::string>>;

// Parses "title=headline,body=article.text". Throws Error(invalid_argument) for another form or an unknown field.
MemberMap parse_member_map(std::string_view text);

// Gives turns to threads that read long texts, so that their memory is that of one text, however many threads there
// are. A thread takes a turn before it holds more than `long_bytes` of one input, and keeps it until the article was
// taken.
class LongTexts {
 public:
  static constexpr std::size_t long_bytes = 1 << 20;
  using Turn = std::unique_lock<std::recursive_mutex>;  // recursive, because an input may lie inside another one
  Turn turn() { return Turn(mutex_); }

 private:
  std::recursive_mutex mutex_;
};

struct ReadOptions {
  std::uint64_t max_article_bytes = 64ull << 20;  // a larger page, line or JSON object is refused
  // A compressed file is not read to its end when it expands to more than 64 MiB and more than this many times its
  // size.
  std::uint64_t max_expansion = 500;
  MemberMap members;                           // has precedence over the recognised names
  Filters filters;                             // programs for formats that the library does not read
  std::shared_ptr<LongTexts> long_texts = {};  // shared by the threads that read; null for no turns
};

struct ParsedArticle {
  Article article;
  Reader reader = Reader::text;
  std::string encoding = "utf-8";  // encoding of the input, or the one it was repaired from
  std::uint64_t line = 0;          // first line in a JSON file, counted from 1; 0 for pages
  std::uint64_t content_hash = 0;  // XXH3 of the bytes the article was read from
  bool raw_page = false;           // `body` holds the whole page, whose zones are not yet separated
  bool of_site = false;            // an HTML page, which may share paragraphs with other pages of its site
  std::string saved;               // day on which the page was saved, YYYY-MM-DD; empty when unknown
  std::string left_out;            // what of the page was not read, and why; read_file() reports it as passed over
};

// What a feed says about a page whose text the feed does not contain.
struct PageNote {
  std::string address, title, date, author;
};

using ArticleSink = std::function<void(ParsedArticle&&)>;

// Passes every article of a file to the sink, in file order. gzip, bzip2, xz and zstd are recognised by their first
// bytes, as are tar and zip archives, whose members are articles FILE!MEMBER, read by the readers of their formats. The
// format is recognised by the first bytes, and by the name where these do not decide. Returns the reader that was
// chosen. What feeds say about other pages is appended to `notes`.
Reader read_file(const ArchiveFile& file, const ReadOptions& options, const ArticleSink& sink,
                 std::vector<ReadFailure>& failures, std::vector<PageNote>* notes = nullptr);

// Passes every article of a JSON stream (plain or compressed) to the sink: one object per line, several per line,
// objects over several lines, or an array. `name` stands for the stream in failures.
void read_stream(std::istream& in, const std::string& name, const ReadOptions& options, const ArticleSink& sink,
                 std::vector<ReadFailure>& failures);

// A description of a reader, for people.
struct FormatInfo {
  Reader reader;
  const char* inputs;   // what it reads, and how this is recognised
  const char* read_by;  // the library that is used
};
const std::vector<FormatInfo>& all_formats();

}  // namespace tra
