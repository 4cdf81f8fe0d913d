// Fuzzes the readers of formats. For any bytes, they must give articles with well-formed text or report an error.
#include <filesystem>
#include <fstream>
#include <iterator>

#include "archive/html/reader.h"
#include "archive/read/archivebox.h"
#include "archive/read/docx.h"
#include "archive/read/epub.h"
#include "archive/read/feed.h"
#include "archive/read/filter.h"
#include "archive/read/mail.h"
#include "archive/read/markdown.h"
#include "archive/read/odt.h"
#include "archive/read/saved_page.h"
#include "archive/read/table.h"
#include "archive/read/wacz.h"
#include "fuzz/target.h"
#include "support/temporary_folder.h"
#include "text/utf8.h"

namespace tra::fuzz {
namespace {

void require_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const text::DecodedPoint point = text::decode_point(text, at);
    require(point.length > 0, "the text of an article is well-formed UTF-8");
    at += point.length;
  }
}

// Reads with small limits, and checks the result.
template <typename Read>
void check_reading(const Read& read) {
  std::uint64_t may_expand_to = 4 << 20;
  ReadOptions options;
  options.max_article_bytes = 1 << 20;
  std::vector<ReadFailure> failures;
  const ArticleSink sink = [](ParsedArticle&& parsed) {
    const Article& article = parsed.article;
    require(article.id == "a" || article.id.starts_with("a!") || parsed.reader == Reader::table ||
                parsed.reader == Reader::filter,
            "the id of an article is its file's or a part's");
    for (const std::string* field : {&article.id, &article.title, &article.lead, &article.body, &article.captions,
                                     &article.tail, &article.url, &article.date, &article.extra})
      require_utf8(*field);
    require(parsed.saved.empty() || parsed.saved.size() == 10, "a day has ten characters");
  };
  const Input input{"a", "a", &may_expand_to, nullptr};
  try {
    read(input, Reading{options, sink, failures});
  } catch (const ReadError& error) {
    require(*error.what() != '\0', "an error says what is wrong");
  }
  for (const ReadFailure& failure : failures) require(!failure.reason.empty(), "a failure has a reason");
}

std::vector<std::string> corpus(std::initializer_list<const char*> names) {
  std::vector<std::string> seeds;
  for (const char* name : names) {
    std::ifstream in(std::string(TRA_SOURCE_DIR "/corpus/formats/") + name, std::ios::binary);
    seeds.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return seeds;
}

template <typename Read>
void check_package(std::string_view bytes, const Read& read) {
  check_reading([&](const Input& input, const Reading& reading) {
    const Package package = Package::of_bytes(bytes, *input.may_expand_to);
    if (package.kind() != PackageKind::none) read(package, input, reading);
  });
}

}  // namespace

void run_mail(std::string_view bytes) {
  check_reading([&](const Input& input, const Reading& reading) { read_mail(std::string(bytes), input, reading); });
}
std::vector<std::string> mail_seeds() {
  return corpus({"mail/attachments.eml", "mail/nested.eml", "mail/split-encoded-words.eml", "mail/windows-1258.eml",
                 "mail/format-flowed.eml", "mail/mpack.eml"});
}

std::vector<std::string> mhtml_seeds() {
  return corpus({"mhtml/chromium-frame.mhtml", "mhtml/explorer.mht", "mhtml/word.mht"});
}

void run_mbox(std::string_view bytes) {
  check_reading([&](const Input& input, const Reading& reading) {
    const auto source = open_memory_source(std::string(bytes));
    read_mbox(*source, input, reading);
  });
}
std::vector<std::string> mbox_seeds() { return corpus({"mbox/mboxrd.mbox", "mbox/crlf.mbox"}); }

void run_epub(std::string_view bytes) { check_package(bytes, read_epub); }
std::vector<std::string> epub_seeds() { return corpus({"epub/pandoc.epub", "epub/ebooklib.epub"}); }

void run_docx(std::string_view bytes) { check_package(bytes, read_docx); }
std::vector<std::string> docx_seeds() { return corpus({"office/word-edited.docx", "office/libreoffice.docx"}); }

void run_odt(std::string_view bytes) {
  if (bytes.starts_with('<'))
    check_reading(
        [&](const Input& input, const Reading& reading) { read_flat_odt(std::string(bytes), input, reading); });
  else
    check_package(bytes, read_odt);
}
std::vector<std::string> odt_seeds() {
  std::vector<std::string> seeds = corpus({"office/writer-edited.odt"});
  seeds.push_back(
      "<office:document xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
      "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><office:body><office:text><text:h>Tựa</text:h>"
      "<text:p>Hai<text:s text:c='3'/>bên<text:line-break/>gặp &amp; &nbsp; nhau.</text:p></office:text></office:body>"
      "</office:document>");
  return seeds;
}

void run_wacz(std::string_view bytes) { check_package(bytes, read_wacz); }
std::vector<std::string> wacz_seeds() { return corpus({"wacz/crawl.wacz", "wacz/pages-only.wacz"}); }

void run_feed(std::string_view bytes) {
  check_reading([&](const Input& input, const Reading& reading) { read_feed(std::string(bytes), input, reading); });
}
std::vector<std::string> feed_seeds() {
  return corpus(
      {"feeds/full.rss", "feeds/atom.xml", "feeds/atom-xhtml.atom", "feeds/rss-1.0.rdf", "feeds/summaries.xml"});
}

void run_table(std::string_view bytes) {
  check_reading([&](const Input& input, const Reading& reading) {
    const auto source = open_memory_source(std::string(bytes));
    read_table(*source, input, reading);
  });
}
std::vector<std::string> table_seeds() {
  return corpus(
      {"tables/semicolon-bom-crlf.csv", "tables/quoted.tsv", "tables/windows-1258.csv", "damaged/ragged.csv"});
}

void run_markdown(std::string_view bytes) {
  check_reading([&](const Input& input, const Reading& reading) { read_markdown(std::string(bytes), input, reading); });
}
std::vector<std::string> markdown_seeds() {
  return corpus({"markdown/yaml.md", "markdown/yaml-blocks.md", "markdown/toml.md", "markdown/title-block.md"});
}

void run_saved_page(std::string_view bytes) {
  check_reading([&](const Input& input, const Reading& reading) {
    ParsedArticle parsed = read_html_page(bytes);
    complete_saved_page(bytes, parsed);
    give(std::move(parsed), input, bytes, reading);
  });
}
std::vector<std::string> saved_page_seeds() {
  return corpus({"singlefile/trang-1.html", "monolith/trang-1.html", "monolith/trang-2.html"});
}

// Fuzzes the index file of an ArchiveBox snapshot whose other files are intact.
void run_snapshot(std::string_view bytes) {
  const test::TemporaryFolder folder;
  const std::string place = folder.path() + "/1722309120.000006";
  std::filesystem::create_directories(place + "/readability");
  std::ofstream(place + "/index.json", std::ios::binary)
      .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  std::ofstream(place + "/readability/content.html") << "<p>Hai bên trao đổi.</p>";
  check_reading([&](const Input& input, const Reading& reading) {
    const ArchiveFile file{"a", place, 0, 0};
    read_snapshot({"a", "a", input.may_expand_to, &file}, reading);
  });
}
std::vector<std::string> snapshot_seeds() { return corpus({"archivebox/archive/1722309120.000006/index.json"}); }

void run_filter_output(std::string_view bytes) {
  check_reading(
      [&](const Input& input, const Reading& reading) { read_filter_output(std::string(bytes), input, reading); });
}
std::vector<std::string> filter_output_seeds() {
  return {"Tựa đề của bài\n\nHai bên trao đổi về hợp tác.\n",
          "{\"title\": \"Tựa\", \"body\": \"Thân bài\"}\n{\"id\": \"b\", \"body\": \"Bài hai\"}\n",
          "<html><head><title>Tựa | Báo</title><meta name=\"Author\" content=\"X\"/></head><body>\n<pre>\nTựa\nThân "
          "bài.\n</pre></body></html>"};
}

}  // namespace tra::fuzz
