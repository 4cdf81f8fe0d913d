// Reading a file: decompress it, recognise its format, and call the reader of that format.
#include <sys/stat.h>

#include <istream>
#include <optional>

#include "archive/html/reader.h"
#include "archive/read/archivebox.h"
#include "archive/read/container.h"
#include "archive/read/content_hash.h"
#include "archive/read/decompress.h"
#include "archive/read/docx.h"
#include "archive/read/epub.h"
#include "archive/read/feed.h"
#include "archive/read/filter.h"
#include "archive/read/json_document.h"
#include "archive/read/json_lines.h"
#include "archive/read/mail.h"
#include "archive/read/markdown.h"
#include "archive/read/names.h"
#include "archive/read/odt.h"
#include "archive/read/package.h"
#include "archive/read/passed_over.h"
#include "archive/read/reading.h"
#include "archive/read/saved_page.h"
#include "archive/read/sniff.h"
#include "archive/read/source.h"
#include "archive/read/table.h"
#include "archive/read/text.h"
#include "archive/read/wacz.h"
#include "archive/read/warc.h"
#include "archive/read/wide_source.h"
#include "tra/archive.h"

namespace tra {
namespace {

constexpr std::uint64_t expansion_slack = 64ull << 20;
// Taken for the bytes of an office document or book, whose members may be long whatever the size of their file.
constexpr std::size_t held_by_document = LongTexts::long_bytes + 1;

bool is_folder(const std::string& path) {
  struct stat info;
  return ::stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode);
}

// Whether the file of the name without its last suffix is there: "a.html" beside "a.html.bak".
bool stands_beside_its_original(const std::string& path) {
  struct stat info;
  return ::stat(path.substr(0, path.rfind('.')).c_str(), &info) == 0 && S_ISREG(info.st_mode);
}

void read_members(const ArchiveHandle& archive, const Input& input, bool held, const Reading& reading) {
  const auto read_member = [&](const std::string& member, std::unique_ptr<ByteSource> bytes) {
    Input part = part_of(input, member);
    part.in_held_zip = part.in_held_zip || held;
    read_input(part, std::move(bytes), reading);
  };
  read_container(archive, input.name, *input.may_expand_to, read_member, reading.failures);
}

// A zip file is a document, a crawl, or an archive of files. A zip that is not a file of its own is held in memory; of
// archives inside one another only one is, because each may be long.
void read_zip(const Input& input, bool stored, PeekSource& source, const Reading& reading) {
  std::string bytes;
  LongTurn turn(reading.options);
  const bool held = input.file == nullptr || !stored;
  if (held) bytes = read_whole(source, reading.options, turn);
  const Package package =
      held ? Package::of_bytes(bytes, *input.may_expand_to) : Package::of_file(input.file->path, *input.may_expand_to);
  const auto as = [&](Reader reader) {
    if (input.kind != nullptr) *input.kind = reader;
  };
  switch (package.kind()) {
    case PackageKind::epub:
      as(Reader::epub);
      turn.hold(held_by_document);
      return read_epub(package, input, reading);
    case PackageKind::docx:
      as(Reader::docx);
      turn.hold(held_by_document);
      return read_docx(package, input, reading);
    case PackageKind::odt:
      as(Reader::odt);
      turn.hold(held_by_document);
      return read_odt(package, input, reading);
    case PackageKind::wacz:
      as(Reader::wacz);
      return read_wacz(package, input, reading);
    case PackageKind::other_office:
      throw ReadError("an Office document that is no text, which is not read");
    case PackageKind::none:
      if (input.in_held_zip) throw ReadError("a zip archive inside two others, which is not read: the limit is two");
      return read_members(held ? open_zip(bytes) : open_archive(input.file->path), input, held, reading);
  }
}

bool is_stream(Reader reader) {
  return reader == Reader::jsonl || reader == Reader::json || reader == Reader::mbox || reader == Reader::table;
}

// Reads formats that are streamed, however long the input is.
void read_streamed(Reader reader, const Input& input, PeekSource& source, const Reading& reading) {
  if (reader == Reader::mbox) return read_mbox(source, input, reading);
  const std::unique_ptr<ByteSource> text = as_utf8(source);
  if (reader == Reader::jsonl)
    return read_json_lines(*text, input.name, reading.options, reading.sink, reading.failures);
  if (reader == Reader::json)
    return read_json_document(*text, input.name, input.id, reading.options, reading.sink, reading.failures);
  read_table(*text, input, reading);
}

// Reads formats that are held in memory as a whole; they hold one article or a few.
void read_held(Reader reader, std::string&& bytes, const Input& input, const Reading& reading) {
  if (reader == Reader::mail) return read_mail(std::move(bytes), input, reading);
  if (reader == Reader::feed) return read_feed(std::move(bytes), input, reading);
  if (reader == Reader::odt) return read_flat_odt(std::move(bytes), input, reading);
  if (reader == Reader::markdown) return read_markdown(std::move(bytes), input, reading);
  const std::uint64_t hash = content_hash(bytes);
  const std::string head = bytes.substr(0, saved_page_head_bytes);
  ParsedArticle parsed = reader == Reader::html ? read_html_page(std::move(bytes)) : read_text_page(bytes);
  if (reader == Reader::html) complete_saved_page(head, parsed);
  parsed.article.id = input.id;
  parsed.content_hash = hash;
  std::string().swap(bytes);  // freed before the article is indexed
  reading.sink(std::move(parsed));
}

// Reads bytes that are not compressed, or no longer. `stored` is true when the bytes are the file's own, so that a
// filter can read the file itself.
void read_plain(const Input& input, std::string_view plain_name, bool stored, PeekSource& source,
                const Reading& reading) {
  const std::string_view head = source.peek(sniff_bytes);
  const Container container = sniff_container(head);
  if (container == Container::zip) return read_zip(input, stored, source, reading);
  if (container == Container::tar) return read_members(open_tar(source), input, false, reading);
  if (is_warc(head)) {
    GivenPages given;
    return read_warc_pages(input, source, reading, given);
  }
  if (is_index_file(head)) return pass_over(input.name, index_file_reason, reading);
  const std::string_view type = mime_type_of(head);
  // An image is no article, unless a filter is told to read it.
  if (const auto kind = media(head); kind && reading.options.filters.find(type, plain_name) == nullptr) {
    if (input.kind != nullptr) *input.kind = Reader::filter;
    return pass_over(input.name, *kind + ", no article", reading);
  }
  if (!type.empty() || reading.options.filters.find({}, plain_name) != nullptr) {
    if (input.kind != nullptr) *input.kind = Reader::filter;
    if (stored && input.file != nullptr) return read_filtered_file(input.file->path, type, input, reading);
    return read_filtered(source, type, input, reading);
  }
  // A message may begin with any text, so its first bytes do not exclude it.
  const bool message = starts_mbox(head) || starts_message(head);
  if (const auto reason = message ? std::nullopt : refusal(head)) throw ReadError(*reason);
  Reader reader = wide_text(head) ? sniff_reader(plain_name, decode_bytes(head).text) : sniff_reader(plain_name, head);
  // A page may begin with anything, such as messages of the program that made it.
  if (input.said_html && reader == Reader::text && head.find('<') != std::string_view::npos) reader = Reader::html;
  if (input.kind != nullptr) *input.kind = reader;
  if (const auto reason = reader == Reader::mail ? std::nullopt : companion(plain_name, head))
    return pass_over(input.name, *reason, reading);
  if (is_stream(reader)) return read_streamed(reader, input, source, reading);
  LongTurn turn(reading.options);
  std::string bytes = read_whole(source, reading.options, turn);
  if (const auto reason = message ? std::nullopt : refusal(bytes)) throw ReadError(*reason);
  read_held(reader, std::move(bytes), input, reading);
}

}  // namespace

void read_input(const Input& input, std::unique_ptr<ByteSource> bytes, const Reading& reading) {
  std::vector<std::unique_ptr<PeekSource>> sources;  // each but the first decompresses the one before it
  sources.push_back(std::make_unique<PeekSource>(std::move(bytes)));
  std::string name = input.id;
  for (unsigned layers = 0;; ++layers) {
    PeekSource& source = *sources.back();
    const Compression compression = sniff_compression(source.peek(compression_magic_bytes));
    if (compression == Compression::none) return read_plain(input, name, layers == 0, source, reading);
    if (layers == max_input_depth)
      throw ReadError("compressed more than " + std::to_string(max_input_depth) + " times, the limit");
    sources.push_back(
        std::make_unique<PeekSource>(limit_expansion(decompress(compression, source), *input.may_expand_to)));
    std::string storage;
    name = std::string(strip_compression_suffix(name, storage));
  }
}

std::string read_whole(ByteSource& source, const ReadOptions& options, LongTurn& turn) {
  return read_all(source, options.max_article_bytes, [&](std::size_t bytes) { turn.hold(bytes); });
}

Input part_of(const Input& whole, std::string_view member) {
  if (whole.depth == max_input_depth)
    throw ReadError("more than " + std::to_string(max_input_depth) + " files inside one another, the limit");
  const std::string name = printable_name(member);
  Input part{whole.id + "!" + name, whole.name + "!" + name, whole.may_expand_to, nullptr, whole.depth + 1};
  part.in_held_zip = whole.in_held_zip;
  return part;
}

void read_part(const Input& part, std::string bytes, const Reading& reading) {
  try {
    read_input(part, open_memory_source(std::move(bytes)), reading);
  } catch (const ReadError& error) {
    add_failure(reading.failures, {part.name, 0, error.what()});
  }
}

void give(ParsedArticle&& parsed, const Input& input, std::string_view bytes, const Reading& reading) {
  parsed.article.id = input.id;
  parsed.content_hash = content_hash(bytes);
  reading.sink(std::move(parsed));
}

void pass_over(const std::string& name, std::string reason, const Reading& reading) {
  add_failure(reading.failures, {name, 0, std::move(reason), true});
}

void read_json_stream(PeekSource& source, const std::string& name, const ReadOptions& options, const ArticleSink& sink,
                      std::vector<ReadFailure>& failures) {
  constexpr std::size_t look_ahead = 1 << 20;
  PeekSource text(as_utf8(source));
  if (sniff_json_stream(text.peek(look_ahead)) == Reader::jsonl)
    return read_json_lines(text, name, options, sink, failures);
  read_json_document(text, name, {}, options, sink, failures);
}

// Reads the pages of a WARC. The articles get the addresses from which their pages were fetched. Browsertrix stores the
// text of a page, too; it is read where the page itself gave no article.
void read_warc_pages(const Input& input, ByteSource& source, const Reading& reading, GivenPages& given) {
  constexpr std::string_view text_of = "urn:text:";
  const auto read_page = [&](const std::string& recorded, AnswerContent&& page) {
    if (recorded.starts_with("metadata:"))
      return pass_over(input.name + "!" + recorded, "what a crawler says of itself", reading);
    const bool is_text = recorded.starts_with(text_of);
    const std::string address = is_text ? recorded.substr(text_of.size()) : recorded;
    Input part = part_of(input, address);
    if (is_text && given.contains(content_hash(part.id)))
      return pass_over(input.name + "!" + recorded, "the text of a page that the crawl has as HTML", reading);
    const ArticleSink with_address = [&](ParsedArticle&& parsed) {
      if (parsed.article.url.empty()) parsed.article.url = address;
      given.insert(content_hash(parsed.article.id));
      reading.sink(std::move(parsed));
    };
    part.said_html = page.html;
    read_input(part, open_memory_source(std::move(page.bytes)), {reading.options, with_address, reading.failures});
  };
  LongTurn turn(reading.options);
  const auto hold = [&](std::size_t bytes) {
    turn.release();  // the record before is no longer held
    turn.hold(bytes);
  };
  read_warc(source, input.name, reading.options.max_article_bytes, *input.may_expand_to, read_page, hold,
            reading.failures);
}

Reader read_file(const ArchiveFile& file, const ReadOptions& options, const ArticleSink& sink,
                 std::vector<ReadFailure>& failures, std::vector<PageNote>* notes) {
  const std::string name = printable_name(file.path);
  if (is_system_file(file.id)) {
    pass_over(failures, name, 0, system_file_reason);
    return Reader::text;
  }
  if (is_backup(file.id) || (is_perhaps_backup(file.id) && stands_beside_its_original(file.path))) {
    pass_over(failures, name, 0, backup_reason);
    return Reader::text;
  }
  std::uint64_t may_expand_to = expansion_slack + file.size * options.max_expansion;
  Reader reader = Reader::text;
  const Input input{file.id, name, &may_expand_to, &file, 0, &reader};
  const ArticleSink telling_sink = [&](ParsedArticle&& parsed) {
    if (!parsed.left_out.empty()) {
      const std::string& id = parsed.article.id;
      const std::string member = id.starts_with(file.id) ? id.substr(file.id.size()) : "";
      pass_over(failures, name + member, 0, parsed.left_out);
    }
    sink(std::move(parsed));
  };
  const Reading reading{options, telling_sink, failures, notes};
  try {
    if (is_folder(file.path)) {
      reader = Reader::archivebox;
      read_snapshot(input, reading);
    } else {
      read_input(input, open_file_source(file.path), reading);
    }
  } catch (const ReadError& error) {
    add_failure(failures, {name, 0, error.what()});
  }
  return reader;
}

void read_stream(std::istream& in, const std::string& name, const ReadOptions& options, const ArticleSink& sink,
                 std::vector<ReadFailure>& failures) {
  try {
    PeekSource stored(open_stream_source(in));
    const Compression compression = sniff_compression(stored.peek(compression_magic_bytes));
    if (compression == Compression::none) return read_json_stream(stored, name, options, sink, failures);
    PeekSource plain(decompress(compression, stored));
    read_json_stream(plain, name, options, sink, failures);
  } catch (const ReadError& error) {
    add_failure(failures, {name, 0, error.what()});
  }
}

}  // namespace tra
