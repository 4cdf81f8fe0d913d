// From a file to its articles: decompress, look inside, hand over to the reader of its kind.
#include <xxhash.h>

#include <algorithm>
#include <istream>

#include "archive/decompress.h"
#include "archive/json_lines.h"
#include "archive/reader_names.h"
#include "archive/reader_sniff.h"
#include "archive/reader_source.h"
#include "archive/reader_text.h"
#include "tra/archive.h"

namespace tra {
namespace {

constexpr std::uint64_t expansion_slack = 64ull << 20;

// What is being read: a file or a member of one.
struct Input {
  std::string id;       // of the article, where the input is one page
  std::string name;     // in failures
  std::uint64_t size = 0;  // as stored, for the limit on expansion; 0 when not known
};

struct Reading {
  const ReadOptions& options;
  const ArticleSink& sink;
  std::vector<ReadFailure>& failures;
};

void read_text_page(const Input& input, std::string_view bytes, const Reading& reading) {
  DecodedText decoded = decode_bytes(bytes);
  ParsedArticle parsed;
  parsed.article.id = input.id;
  parsed.article.body = std::move(decoded.text);
  parsed.encoding = std::move(decoded.encoding);
  parsed.content_hash = XXH3_64bits(bytes.data(), bytes.size());
  parsed.raw_page = true;
  reading.sink(std::move(parsed));
}

// Plain bytes, by the reader of their kind.
void read_plain(const Input& input, std::string_view plain_name, PeekSource& source, const Reading& reading) {
  const std::string_view head = source.peek(sniff_bytes);
  if (std::optional<std::string> reason = refusal(head)) throw ReadError(*reason);
  if (sniff_compression(head) != Compression::none) throw ReadError("compressed twice, which is not read");
  const Reader reader = sniff_reader(plain_name, head);
  if (reader == Reader::jsonl)
    return read_json_lines(source, input.name, reading.options, reading.sink, reading.failures);
  const std::string bytes = read_all(source, reading.options.max_article_bytes);
  read_text_page(input, bytes, reading);
}

void read_input(const Input& input, std::unique_ptr<ByteSource> bytes, const Reading& reading) {
  PeekSource stored(std::move(bytes));
  const Compression compression = sniff_compression(stored.peek(compression_magic_bytes));
  if (compression == Compression::none) return read_plain(input, input.id, stored, reading);

  std::unique_ptr<ByteSource> expanded = decompress(compression, stored);
  if (input.size != 0)
    expanded = limit_expansion(std::move(expanded), expansion_slack + input.size * reading.options.max_expansion);
  PeekSource plain(std::move(expanded));
  std::string storage;
  read_plain(input, strip_compression_suffix(input.id, storage), plain, reading);
}

}  // namespace

const char* to_string(Reader reader) noexcept {
  switch (reader) {
    case Reader::text: return "text";
    case Reader::html: return "html";
    case Reader::json: return "json";
    case Reader::jsonl: return "jsonl";
  }
  return "unknown";
}

void read_file(const ArchiveFile& file, const ReadOptions& options, const ArticleSink& sink,
               std::vector<ReadFailure>& failures) {
  const Input input{file.id, printable_name(file.path), file.size};
  try {
    read_input(input, open_file_source(file.path), {options, sink, failures});
  } catch (const ReadError& error) {
    failures.push_back({input.name, 0, error.what()});
  }
}

void read_stream(std::istream& in, const std::string& name, const ReadOptions& options, const ArticleSink& sink,
                 std::vector<ReadFailure>& failures) {
  try {
    PeekSource stored(open_stream_source(in));
    const Compression compression = sniff_compression(stored.peek(compression_magic_bytes));
    const std::unique_ptr<ByteSource> plain =
        compression == Compression::none ? nullptr : decompress(compression, stored);
    read_json_lines(plain ? *plain : stored, name, options, sink, failures);
  } catch (const ReadError& error) {
    failures.push_back({name, 0, error.what()});
  }
}

}  // namespace tra
