// Archives as they lie on disk, read into articles: walking folders, decompressing, parsing.
//
// Bad input never throws: whatever cannot be read is one ReadFailure, and reading goes on behind it. Exceptions thrown
// by a sink pass through. The functions keep no state between calls and may run in many threads at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <iosfwd>
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
  singlefile,  // a page with all its files in it, by SingleFile
  monolith,    // the same by monolith
  mhtml,
  mail,  // a single message, also of a Maildir
  mbox,
  epub,
  docx,
  odt,
  feed,
  table,  // CSV, TSV
  markdown,
  archivebox,  // a snapshot's folder
  wacz,
  filter  // what a program of the system has turned into text
};
inline constexpr std::size_t reader_count = 18;

// The lower-case name, e.g. "jsonl".
const char* to_string(Reader reader) noexcept;

// An input that gave no article, or less than it holds, with the reason.
struct ReadFailure {
  std::string path;        // FILE, or FILE!MEMBER inside a tar or zip archive; bytes that are not UTF-8 percent-encoded
  std::uint64_t line = 0;  // counted from 1; 0 when the whole file is meant
  std::string reason;
  bool passed_over = false;  // no failure: what is no article by its nature, or a member an article is read without
  std::uint64_t count = 1;   // how often this was passed over in the file; `path` and `line` are the first
};

struct ArchiveFile {
  std::string id;    // path relative to the folder that was walked, '/' between its parts; a lone file's name.
                     // Control bytes and bytes that are not UTF-8 are percent-encoded.
  std::string path;  // what opens the file: the bytes of the file system
  std::uint64_t size = 0;
  std::int64_t mtime_ns = 0;  // since 1970-01-01 UTC
};

// Glob patterns: `*` and `?` stay within one folder, `**` crosses folders, `[a-z]` `[!a-z]` are classes, `\` quotes.
// A pattern with a '/' is matched against the whole relative path, one without against the file's name alone.
struct WalkOptions {
  std::vector<std::string> include;  // when not empty, only files that match one of these
  std::vector<std::string> exclude;  // files and folders that match one of these are left out
  bool follow = false;               // symbolic links that lead out of the folder; else each is a failure
  std::string under = {};       // only what lies at this path relative to the folder; ids stay relative to the folder
  std::size_t max_depth = 100;  // folders inside folders; what lies deeper is a failure
  std::size_t max_files = 10'000'000;  // with more, the folder is a failure and the walk ends
};

// The files under a folder (or the one file), in the byte order of their relative paths. Names beginning with '.' are
// skipped. Symbolic links that stay within the folder are followed; a folder reached more than once is listed once, by
// its path without links where it has one. File systems of the kernel (procfs, sysfs, ...) and what is no regular file
// are never read: each is a failure. A failure names what could not be listed; all below it is missing from the list.
std::vector<ArchiveFile> walk(const std::string& folder_or_file, const WalkOptions& options,
                              std::vector<ReadFailure>& failures);

// Members of JSON objects (and columns of tables) by the fields they are: {"title", "headline"}, {"body",
// "article.text"}.
using MemberMap = std::vector<std::pair<std::string, std::string>>;

// "title=headline,body=article.text". Error(invalid_argument) for another form or a field that is not there.
MemberMap parse_member_map(std::string_view text);

struct ReadOptions {
  std::uint64_t max_article_bytes = 64ull << 20;  // a longer page, line or JSON object is refused
  std::uint64_t max_expansion = 500;  // a compressed file that grows over 64 MiB and over this many times its size is
                                      // not read to its end
  MemberMap members;                  // goes before the names that are known
  Filters filters;                    // programs that read what the library does not
};

struct ParsedArticle {
  Article article;
  Reader reader = Reader::text;
  std::string encoding = "utf-8";  // the input's, or what it was repaired from
  std::uint64_t line = 0;          // where it begins in a JSON file, counted from 1; 0 for pages
  std::uint64_t content_hash = 0;  // XXH3 of the bytes this article was read from
  bool raw_page = false;           // the whole page is in `body`: title, lead, body and tail are still to be told apart
  bool of_site = false;            // a page of HTML, whose paragraphs other pages of its site may have too
  std::string saved;               // the day a page was saved, YYYY-MM-DD, where that is known
};

// What a feed tells of a page whose text it does not have.
struct PageNote {
  std::string address, title, date, author;
};

using ArticleSink = std::function<void(ParsedArticle&&)>;

// Hands every article of one file to the sink, in file order. gzip, bzip2, xz and zstd are recognised by their first
// bytes, as are tar and zip archives, whose members are read each by its own reader under the id FILE!MEMBER.
// What a file is is told by its first bytes, and by its name where those leave it open. Returns the reader it fell to.
// What feeds tell of other pages goes to `notes`.
Reader read_file(const ArchiveFile& file, const ReadOptions& options, const ArticleSink& sink,
                 std::vector<ReadFailure>& failures, std::vector<PageNote>* notes = nullptr);

// Hands every article of a stream of JSON (plain or compressed) to the sink: objects a line each, several a line or
// over several lines, or in an array. `name` stands for it in failures.
void read_stream(std::istream& in, const std::string& name, const ReadOptions& options, const ArticleSink& sink,
                 std::vector<ReadFailure>& failures);

// What is read, for people: a line for each reader.
struct FormatInfo {
  Reader reader;
  const char* inputs;   // what it reads, and how that is told
  const char* read_by;  // the library that does it
};
const std::vector<FormatInfo>& all_formats();

}  // namespace tra
