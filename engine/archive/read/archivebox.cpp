#include "archive/read/archivebox.h"

#include <simdjson.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <ctime>
#include <optional>

#include "archive/html/fragment.h"
#include "archive/html/reader.h"
#include "archive/read/content_hash.h"
#include "archive/read/filter.h"
#include "archive/read/names.h"
#include "archive/read/office.h"
#include "archive/read/passed_over.h"
#include "archive/read/saved_page.h"
#include "archive/read/text.h"
#include "text/ascii.h"

namespace tra {
namespace {

// What the snapshot's index and Readability's own JSON file say about the snapshot.
struct Snapshot {
  std::string address, title, author, time;
  std::string page;  // the page as wget saved it; a path relative to the folder
};

// Converts seconds since 1970 (decimals allowed) to the day in Viet Nam; empty when the text is no such number.
std::string day_of(const std::string& seconds) {
  constexpr std::int64_t seven_hours = 7 * 3600, end_of_9999 = 253'402'300'799;
  std::int64_t time = 0;
  const auto [end, error] = std::from_chars(seconds.data(), seconds.data() + seconds.size(), time);
  if (error != std::errc() || time < 0 || time > end_of_9999 - seven_hours) return {};
  const std::time_t there = time + seven_hours;
  std::tm day{};
  std::array<char, 16> text{};
  if (::gmtime_r(&there, &day) == nullptr) return {};
  return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%d", &day)};
}

class SnapshotReader {
 public:
  SnapshotReader(const Input& input, const Reading& reading)
      : input_(input), reading_(reading), turn_(reading.options) {}

  void read() {
    read_index();
    read_article_index();
    std::optional<ParsedArticle> best = read_pages();
    if (std::optional<ParsedArticle> plain = read_plain(); is_better(plain, best)) take_text(std::move(plain), best);
    if (!best) best = read_pdf();
    if (!best) throw ReadError("a snapshot without an output that has text");
    ParsedArticle& parsed = *best;
    parsed.reader = Reader::archivebox;
    Article& article = parsed.article;
    if (!snapshot_.address.empty()) article.url = snapshot_.address;
    if (article.title.empty()) article.title = snapshot_.title;
    if (const std::string day = day_of(snapshot_.time); !day.empty()) parsed.saved = day;
    add_extra(article, "author", snapshot_.author);
    give(std::move(parsed), input_, hashed_, reading_);
  }

 private:
  using Members = std::vector<std::pair<const char*, std::string*>>;

  std::string path(const std::string& name) const { return input_.file->path + "/" + name; }

  // Returns nothing when the file does not exist. A file that exists but cannot be read is reported as a failure.
  std::optional<std::string> load(const std::string& name) {
    struct stat info;
    if (::stat(path(name).c_str(), &info) != 0 || !S_ISREG(info.st_mode)) return std::nullopt;
    try {
      const std::unique_ptr<ByteSource> source = open_file_source(path(name));
      std::string bytes = read_whole(*source, reading_.options, turn_);
      const std::uint64_t hash = content_hash(bytes);
      hashed_.append(reinterpret_cast<const char*>(&hash), sizeof hash);
      return bytes;
    } catch (const ReadError& error) {
      fail(name, error.what());
      return std::nullopt;
    }
  }

  void fail(const std::string& name, std::string reason) {
    add_failure(reading_.failures, {input_.name + "/" + name, 0, std::move(reason)});
  }

  // Reads the string members of a JSON object into `members`; absent members are left alone.
  void read_object(const std::string& name, const Members& members) {
    const std::optional<std::string> bytes = load(name);
    if (!bytes) return;
    simdjson::dom::parser parser;
    simdjson::dom::object object;
    if (parser.parse(*bytes).get(object) != simdjson::SUCCESS) return fail(name, "broken JSON");
    for (const auto& [member, into] : members) {
      std::string_view text;
      if (object[member].get(text) == simdjson::SUCCESS) *into = text::trim(text);
    }
    simdjson::dom::object canonical;
    std::string_view wget;
    if (object["canonical"].get(canonical) == simdjson::SUCCESS &&
        canonical["wget_path"].get(wget) == simdjson::SUCCESS && wget.find("..") == std::string_view::npos)
      snapshot_.page = wget;
  }

  void read_index() {
    read_object("index.json",
                {{"url", &snapshot_.address}, {"title", &snapshot_.title}, {"timestamp", &snapshot_.time}});
    snapshot_.address = printable_name(snapshot_.address);
  }
  void read_article_index() {
    read_object("readability/article.json", {{"title", &snapshot_.title}, {"byline", &snapshot_.author}});
  }

  // Reads the first saved copy of the whole page in which an article is found. Without one, the first copy is returned
  // as a raw page.
  std::optional<ParsedArticle> read_pages() {
    std::optional<ParsedArticle> raw;
    for (const std::string& name : {std::string("singlefile.html"), std::string("output.html"), snapshot_.page}) {
      const std::optional<std::string> bytes = name.empty() ? std::nullopt : load(name);
      if (!bytes) continue;
      try {
        ParsedArticle page = read_html_page(*bytes);
        complete_saved_page(*bytes, page);
        if (!page.raw_page) return page;
        if (!raw) raw = std::move(page);
      } catch (const ReadError& error) {
        fail(name, error.what());
      }
    }
    return raw;
  }

  // Reads the first of the files in which ArchiveBox's extractors left the article without the rest of the page.
  std::optional<ParsedArticle> read_plain() {
    for (const char* name :
         {"readability/content.html", "mercury/content.html", "readability/content.txt", "htmltotext.txt"}) {
      const std::optional<std::string> bytes = load(name);
      if (!bytes) continue;
      ParsedArticle parsed;
      DecodedText decoded = decode_bytes(*bytes);
      parsed.encoding = std::move(decoded.encoding);
      try {
        const bool html = std::string_view(name).ends_with(".html");
        parsed.article.body = html ? read_html_fragment(decoded.text).whole() : std::string(text::trim(decoded.text));
      } catch (const ReadError& error) {
        fail(name, error.what());
      }
      parsed.raw_page = std::string_view(name).starts_with("htmltotext");
      if (!parsed.article.body.empty()) return parsed;
    }
    return std::nullopt;
  }

  // The extracted text is preferred when no article was found in the page, or when the page's article is less than half
  // as long.
  static bool is_better(const std::optional<ParsedArticle>& plain, const std::optional<ParsedArticle>& page) {
    if (!plain) return false;
    if (!page) return true;
    if (page->raw_page) return !plain->raw_page;
    return !plain->raw_page && page->article.body.size() < plain->article.body.size() / 2;
  }

  // Replaces only the text: what the page says about itself (title, author, date) is kept.
  static void take_text(std::optional<ParsedArticle>&& plain, std::optional<ParsedArticle>& page) {
    if (!page) {
      page = std::move(plain);
      return;
    }
    page->article.lead.clear();
    page->article.tail.clear();
    page->article.body = std::move(plain->article.body);
    page->raw_page = false;
  }

  std::optional<ParsedArticle> read_pdf() {
    struct stat info;
    if (::stat(path("output.pdf").c_str(), &info) != 0) return std::nullopt;
    std::optional<ParsedArticle> found;
    const ArticleSink keep = [&](ParsedArticle&& parsed) { found = std::move(parsed); };
    const Input pdf{input_.id, input_.name + "/output.pdf", input_.may_expand_to, nullptr, input_.depth};
    try {
      read_filtered_file(path("output.pdf"), "application/pdf", pdf, {reading_.options, keep, reading_.failures});
    } catch (const ReadError& error) {
      fail("output.pdf", error.what());
    }
    return found;
  }

  const Input& input_;
  const Reading& reading_;
  LongTurn turn_;  // for a long file of the snapshot
  Snapshot snapshot_;
  std::string hashed_;  // the hashes of the files that were read
};

}  // namespace

bool is_snapshot_folder(const std::string& folder_name, const std::vector<std::string>& names) {
  constexpr std::array<std::string_view, 9> outputs = {"singlefile.html", "output.html", "output.pdf",
                                                       "readability",     "mercury",     "htmltotext.txt",
                                                       "headers.json",    "warc",        "screenshot.png"};
  constexpr std::size_t digits_of_a_time = 10;
  const bool is_time =
      folder_name.size() >= digits_of_a_time &&
      std::all_of(folder_name.begin(), folder_name.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
  const auto has = [&](std::string_view name) { return std::find(names.begin(), names.end(), name) != names.end(); };
  return is_time && has("index.json") && std::any_of(outputs.begin(), outputs.end(), has);
}

void read_snapshot(const Input& input, const Reading& reading) { SnapshotReader(input, reading).read(); }

}  // namespace tra
