// The names of the readers, and what each of them reads.
#include "tra/archive.h"

namespace tra {
namespace {

constexpr const char* reader_names[reader_count] = {
    "text", "html", "json", "jsonl", "singlefile", "monolith", "mhtml",      "mail", "mbox",
    "epub", "docx", "odt",  "feed",  "table",      "markdown", "archivebox", "wacz", "filter"};

}  // namespace

const char* to_string(Reader reader) noexcept {
  const auto number = static_cast<std::size_t>(reader);
  return number < reader_count ? reader_names[number] : "unknown";
}

const std::vector<FormatInfo>& all_formats() {
  static const std::vector<FormatInfo> all = {
      {Reader::text, "text in UTF-8, UTF-16 or an old Vietnamese encoding", "tra"},
      {Reader::html, "pages of HTML; pages of a WARC", "Gumbo"},
      {Reader::json, "JSON: an article, or an array of them (.json)", "simdjson"},
      {Reader::jsonl, "JSON Lines: an article a line (.jsonl)", "simdjson"},
      {Reader::singlefile, "pages saved by SingleFile, told by their first comment", "Gumbo"},
      {Reader::monolith, "pages saved by monolith, told by their first comment", "Gumbo"},
      {Reader::mhtml, "pages saved as MHTML (.mhtml, .mht)", "mimetic, Gumbo"},
      {Reader::mail, "messages (.eml) and Maildirs; what is attached is read too", "mimetic"},
      {Reader::mbox, "mailboxes in mbox, a message an article", "mimetic"},
      {Reader::epub, "books in EPUB, a chapter an article", "libarchive, libxml2, Gumbo"},
      {Reader::docx, "Word documents (.docx)", "libarchive, libxml2"},
      {Reader::odt, "OpenDocument texts (.odt, .fodt)", "libarchive, libxml2"},
      {Reader::feed, "RSS and Atom, an entry with its text an article", "libxml2, Gumbo"},
      {Reader::table, "CSV and TSV with a header, a row an article", "tra, simdjson"},
      {Reader::markdown, "Markdown, with front matter in YAML or TOML or none (.md)", "cmark, libyaml"},
      {Reader::archivebox, "snapshots of ArchiveBox, a folder an article", "Gumbo"},
      {Reader::wacz, "crawls in WACZ, a page an article", "libarchive"},
      {Reader::filter, "what a filter reads", "a program of the system"},
  };
  return all;
}

}  // namespace tra
