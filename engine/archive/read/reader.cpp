// From a file to its articles: decompress, look inside, hand over to the reader of its kind.
#include <xxhash.h>

#include <istream>
#include <optional>

#include "archive/html/reader.h"
#include "archive/read/container.h"
#include "archive/read/decompress.h"
#include "archive/read/json_document.h"
#include "archive/read/json_lines.h"
#include "archive/read/names.h"
#include "archive/read/passed_over.h"
#include "archive/read/sniff.h"
#include "archive/read/source.h"
#include "archive/read/text.h"
#include "archive/read/warc.h"
#include "tra/archive.h"

namespace tra {
namespace {

constexpr std::uint64_t expansion_slack = 64ull << 20;

// What is being read: a file or a member of one.
struct Input {
  std::string id;                // of the article, where the input is one page
  std::string name;              // in failures
  std::uint64_t* may_expand_to;  // bytes a compressed input may still become
  const ArchiveFile* file;       // null for a member
};

struct Reading {
  const ReadOptions& options;
  const ArticleSink& sink;
  std::vector<ReadFailure>& failures;
};

void read_input(const Input& input, std::unique_ptr<ByteSource> bytes, const Reading& reading);

void read_members(const Input& input, const Reading& reading) {
  if (input.file == nullptr) throw ReadError("an archive inside an archive, which is not read");
  const auto read_member = [&](const std::string& member, std::unique_ptr<ByteSource> bytes) {
    read_input({input.id + "!" + member, input.name + "!" + member, input.may_expand_to, nullptr}, std::move(bytes),
               reading);
  };
  read_container(input.file->path, input.name, *input.may_expand_to, read_member, reading.failures);
}

// A page of a WARC is a file in memory; it has the address it was fetched from.
void read_pages(const Input& input, ByteSource& source, const Reading& reading) {
  if (input.file == nullptr) throw ReadError("an archive inside an archive, which is not read");
  const auto read_page = [&](const std::string& address, std::string&& bytes) {
    const ArticleSink with_address = [&](ParsedArticle&& parsed) {
      if (parsed.article.url.empty()) parsed.article.url = address;
      reading.sink(std::move(parsed));
    };
    read_input({input.id + "!" + address, input.name + "!" + address, input.may_expand_to, nullptr},
               open_memory_source(std::move(bytes)), {reading.options, with_address, reading.failures});
  };
  read_warc(source, input.name, reading.options.max_article_bytes, *input.may_expand_to, read_page, reading.failures);
}

ParsedArticle read_text_page(std::string_view bytes) {
  DecodedText decoded = decode_bytes(bytes);
  if (decoded.text.find_first_not_of(" \t\r\n\f") == std::string::npos) throw ReadError("nothing but white space");
  ParsedArticle parsed;
  parsed.article.body = std::move(decoded.text);
  parsed.encoding = std::move(decoded.encoding);
  parsed.raw_page = true;
  return parsed;
}

// Bytes that are not compressed, or no longer, by the reader of their kind.
void read_plain(const Input& input, std::string_view plain_name, PeekSource& source, const Reading& reading) {
  const std::string_view head = source.peek(sniff_bytes);
  if (sniff_container(head) != Container::none) return read_members(input, reading);
  if (is_warc(head)) return read_pages(input, source, reading);
  if (sniff_compression(head) != Compression::none) throw ReadError("compressed twice, which is not read");
  if (std::optional<std::string> reason = refusal(head)) throw ReadError(*reason);
  if (std::optional<std::string> reason = companion(plain_name, head)) throw ReadError(*reason);
  const Reader reader = sniff_reader(plain_name, head);
  if (reader == Reader::jsonl)
    return read_json_lines(source, input.name, reading.options, reading.sink, reading.failures);
  if (reader == Reader::json)
    return read_json_document(source, input.name, input.id, reading.options, reading.sink, reading.failures);

  const std::string bytes = read_all(source, reading.options.max_article_bytes);
  if (std::optional<std::string> reason = refusal(bytes)) throw ReadError(*reason);
  ParsedArticle parsed = reader == Reader::html ? read_html_page(bytes) : read_text_page(bytes);
  parsed.article.id = input.id;
  parsed.content_hash = XXH3_64bits(bytes.data(), bytes.size());
  reading.sink(std::move(parsed));
}

void read_input(const Input& input, std::unique_ptr<ByteSource> bytes, const Reading& reading) {
  PeekSource stored(std::move(bytes));
  const Compression compression = sniff_compression(stored.peek(compression_magic_bytes));
  if (compression == Compression::none) return read_plain(input, input.id, stored, reading);

  PeekSource plain(limit_expansion(decompress(compression, stored), *input.may_expand_to));
  std::string storage;
  read_plain(input, strip_compression_suffix(input.id, storage), plain, reading);
}

void read_json_stream(PeekSource& source, const std::string& name, const ReadOptions& options, const ArticleSink& sink,
                      std::vector<ReadFailure>& failures) {
  constexpr std::size_t look_ahead = 1 << 20;
  if (sniff_json_stream(source.peek(look_ahead)) == Reader::jsonl)
    return read_json_lines(source, name, options, sink, failures);
  read_json_document(source, name, {}, options, sink, failures);
}

}  // namespace

const char* to_string(Reader reader) noexcept {
  switch (reader) {
    case Reader::text:
      return "text";
    case Reader::html:
      return "html";
    case Reader::json:
      return "json";
    case Reader::jsonl:
      return "jsonl";
  }
  return "unknown";
}

void read_file(const ArchiveFile& file, const ReadOptions& options, const ArticleSink& sink,
               std::vector<ReadFailure>& failures) {
  const std::string name = printable_name(file.path);
  if (is_system_file(file.id)) return pass_over(failures, name, 0, system_file_reason);
  std::uint64_t may_expand_to = expansion_slack + file.size * options.max_expansion;
  try {
    read_input({file.id, name, &may_expand_to, &file}, open_file_source(file.path), {options, sink, failures});
  } catch (const ReadError& error) {
    failures.push_back({name, 0, error.what()});
  }
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
    failures.push_back({name, 0, error.what()});
  }
}

}  // namespace tra
