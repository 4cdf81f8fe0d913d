#include "archive/read/filter.h"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include "archive/html/reader.h"
#include "archive/read/date.h"
#include "archive/read/decompress.h"
#include "archive/read/filter_process.h"
#include "archive/read/json_document.h"
#include "archive/read/office.h"
#include "archive/read/sniff.h"
#include "archive/read/text.h"

namespace tra {
namespace {

using namespace std::string_view_literals;

struct MediaMagic {
  std::string_view bytes, type, words;
};
constexpr std::array media_magics = {
    MediaMagic{"%PDF-"sv, "application/pdf"sv, "a PDF document"sv},
    MediaMagic{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv, "application/msword"sv, "a document of old Office"sv},
    MediaMagic{"{\\rtf"sv, "application/rtf"sv, "an RTF document"sv},
    MediaMagic{"\x89PNG"sv, "image/png"sv, "an image"sv},
    MediaMagic{"\xff\xd8\xff"sv, "image/jpeg"sv, "an image"sv},
    MediaMagic{"GIF8"sv, "image/gif"sv, "an image"sv},
    MediaMagic{"II*\0"sv, "image/tiff"sv, "an image"sv},
    MediaMagic{"MM\0*"sv, "image/tiff"sv, "an image"sv},
    MediaMagic{"AT&TFORM"sv, "image/vnd.djvu"sv, "a DjVu document"sv},
};

std::string words_for(std::string_view mime_type) {
  for (const MediaMagic& magic : media_magics)
    if (magic.type == mime_type) return std::string(magic.words);
  return "a file";
}

const Filter& filter_for(std::string_view mime_type, const Input& input, const Reading& reading) {
  std::string storage;
  const Filter* filter = reading.options.filters.find(mime_type, strip_compression_suffix(input.id, storage));
  if (filter == nullptr) throw ReadError(words_for(mime_type) + ", which is not read");
  if (find_program(*filter).empty())
    throw ReadError(words_for(mime_type) + ", which " + filter->command.front() + " reads, and that is not installed" +
                    (filter->package.empty() ? "" : " (package " + filter->package + ")"));
  return *filter;
}

std::string unescaped(std::string_view html) {
  constexpr std::array<std::pair<std::string_view, char>, 5> entities = {
      {{"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}, {"&amp;", '&'}}};
  std::string text;
  for (std::size_t i = 0; i < html.size();) {
    const auto entity = std::find_if(entities.begin(), entities.end(),
                                     [&](const auto& one) { return html.substr(i).starts_with(one.first); });
    text += entity == entities.end() ? html[i] : entity->second;
    i += entity == entities.end() ? 1 : entity->first.size();
  }
  return text;
}

std::string between(std::string_view text, std::string_view from, std::string_view to) {
  const std::size_t begin = text.find(from);
  if (begin == std::string_view::npos) return {};
  const std::string_view rest = text.substr(begin + from.size());
  return unescaped(rest.substr(0, rest.find(to)));
}

// Finds the words of a title in a text, whatever white space separates them. Returns begin and end of the match; the
// two are equal when the title does not occur.
std::pair<std::size_t, std::size_t> find_words(std::string_view text, std::string_view title) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::string_view first = title.substr(0, title.find(' '));
  for (std::size_t begin = text.find(first); begin != std::string_view::npos && !first.empty();
       begin = text.find(first, begin + 1)) {
    std::size_t at = begin, i = 0;
    while (i < title.size() && at < text.size()) {
      if (title[i] == ' ' && blanks.find(text[at]) != std::string_view::npos) {
        at = std::min(text.find_first_not_of(blanks, at), text.size());
        i = std::min(title.find_first_not_of(' ', i), title.size());
      } else if (title[i++] != text[at++]) {
        i = title.size() + 1;
      }
    }
    if (i == title.size()) return {begin, at};
  }
  return {0, 0};
}

// Returns the title when the text confirms it, else an empty string. The title in a document's metadata is often a file
// name or a template name, so it counts only when the text also shows it. A site name at the end of the title may be
// missing from the text. Line breaks inside the title are removed from the text.
std::string confirmed_title(std::string title, std::string& text) {
  for (;;) {
    if (const auto [begin, end] = find_words(text, title); end > begin) {
      text.replace(begin, end - begin, title);
      return title;
    }
    const std::size_t cut = std::max(title.rfind(" | ") + 1, title.rfind(" - ") + 1);
    if (cut == 0) return {};
    title.resize(cut - 1);
  }
}

// Reads an HTML page that consists of one <pre> block, as pdftotext -htmlmeta prints it: the metadata from the page's
// head, and the text line by line.
ParsedArticle read_plain_block(std::string_view bytes) {
  const std::string page = decode_bytes(bytes, "utf-8").text;
  std::string text = between(page, "<pre>", "</pre>");
  const std::string title = confirmed_title(between(page, "<title>", "</title>"), text);
  ParsedArticle parsed = read_text_page(text);
  parsed.article.title = title;
  add_extra(parsed.article, "author", between(page, "<meta name=\"Author\" content=\"", "\"/>"));
  parsed.saved = normalise_date(between(page, "<meta name=\"CreationDate\" content=\"", "\"/>"));
  return parsed;
}

class MemoryFile {
 public:
  explicit MemoryFile(ByteSource& source, std::uint64_t limit) : fd_(::memfd_create("tra", MFD_CLOEXEC)) {
    if (fd_ < 0) throw ReadError("no file in memory for the filter");
    const std::string bytes = read_all(source, limit);
    for (std::size_t written = 0; written < bytes.size();) {
      const ssize_t n = ::write(fd_, bytes.data() + written, bytes.size() - written);
      if (n < 0 && errno != EINTR) {
        ::close(fd_);
        throw ReadError("no room in memory for the filter's file");
      }
      if (n > 0) written += static_cast<std::size_t>(n);
    }
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile() { ::close(fd_); }
  int fd() const { return fd_; }

 private:
  int fd_;
};

}  // namespace

void read_filter_output(std::string output, const Input& input, const Reading& reading) {
  const ArticleSink as_filtered = [&](ParsedArticle&& parsed) {
    parsed.reader = Reader::filter;
    reading.sink(std::move(parsed));
  };
  const Reading into{reading.options, as_filtered, reading.failures};
  const std::string_view head = std::string_view(output).substr(0, sniff_bytes);
  const Reader kind = sniff_reader("", head);
  if (kind == Reader::json || kind == Reader::jsonl) {
    const std::unique_ptr<ByteSource> source = open_memory_source(std::move(output));
    return read_json_document(*source, input.name, input.id, reading.options, as_filtered, reading.failures);
  }
  if (kind == Reader::html && head.find("<body>\n<pre>") != std::string_view::npos)
    return give(read_plain_block(output), input, output, into);
  if (kind == Reader::html) return give(read_html_page(output), input, output, into);
  give(read_text_page(output), input, output, into);
}

std::string_view mime_type_of(std::string_view head) {
  for (const MediaMagic& magic : media_magics)
    if (head.starts_with(magic.bytes)) return magic.type;
  return {};
}

void read_filtered_file(const std::string& path, std::string_view mime_type, const Input& input,
                        const Reading& reading) {
  // Many programs take a path that begins with a hyphen for an option.
  const std::string named = path.starts_with('-') ? "./" + path : path;
  read_filter_output(run_filter(filter_for(mime_type, input, reading), named, -1), input, reading);
}

void read_filtered(ByteSource& source, std::string_view mime_type, const Input& input, const Reading& reading) {
  const Filter& filter = filter_for(mime_type, input, reading);
  const MemoryFile file(source, reading.options.max_article_bytes);
  read_filter_output(run_filter(filter, {}, file.fd()), input, reading);
}

}  // namespace tra
