#include "archive/read/wacz.h"

#include <simdjson.h>

#include "archive/read/content_hash.h"
#include "archive/read/date.h"
#include "archive/read/decompress.h"
#include "archive/read/names.h"
#include "archive/read/passed_over.h"
#include "text/ascii.h"

namespace tra {
namespace {

bool is_crawl(const std::string& name) {
  return name.starts_with("archive/") && (name.ends_with(".warc") || name.ends_with(".warc.gz"));
}
bool is_page_list(const std::string& name) { return name.starts_with("pages/") && name.ends_with(".jsonl"); }

class WaczReader {
 public:
  WaczReader(const Input& input, const Reading& reading) : input_(input), reading_(reading) {}

  void read_crawl(const std::string& name, ByteSource& source) {
    const ArticleSink keep_address = [&](ParsedArticle&& parsed) {
      parsed.reader = Reader::wacz;
      reading_.sink(std::move(parsed));
    };
    try {
      PeekSource stored(std::make_unique<BorrowedSource>(source));
      const Compression compression = sniff_compression(stored.peek(compression_magic_bytes));
      const Reading reading{reading_.options, keep_address, reading_.failures};
      if (compression == Compression::none) return read_warc_pages(input_, stored, reading, given_);
      const auto plain = limit_expansion(decompress(compression, stored), *input_.may_expand_to);
      read_warc_pages(input_, *plain, reading, given_);
    } catch (const ReadError& error) {
      add_failure(reading_.failures, {input_.name + "!" + name, 0, error.what()});
    }
  }

  void read_page_list(const std::string& name, const std::string& bytes) {
    std::uint64_t number = 0;
    for (std::size_t begin = 0; begin < bytes.size();) {
      const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
      const std::string_view line = text::trim(std::string_view(bytes).substr(begin, end - begin));
      ++number;
      if (!line.empty()) read_page(name, number, line);
      begin = end + 1;
    }
  }

 private:
  void read_page(const std::string& list, std::uint64_t number, std::string_view line) {
    try {
      const simdjson::padded_string padded(line);
      simdjson::dom::object page;
      if (json_.parse(padded).get(page) != simdjson::SUCCESS)
        throw ReadError("a page list with a line that is no JSON object");
      std::string_view address, text, title, time;
      if (page["url"].get(address) != simdjson::SUCCESS) return;  // the first line describes the list itself
      const Input part = part_of(input_, address);
      if (given_.contains(content_hash(part.id))) return;
      if (page["text"].get(text) != simdjson::SUCCESS || text::trim(text).empty())
        return pass_over(part.name, "a page of which the crawl has neither HTML nor text", reading_);
      ParsedArticle parsed;
      parsed.reader = Reader::wacz;
      parsed.raw_page = true;
      parsed.article.url = printable_name(address);
      parsed.article.body = text;
      if (page["title"].get(title) == simdjson::SUCCESS) parsed.article.title = text::trim(title);
      if (page["ts"].get(time) == simdjson::SUCCESS) parsed.saved = normalise_date(time);
      given_.insert(content_hash(part.id));
      give(std::move(parsed), part, line, reading_);
    } catch (const ReadError& error) {
      add_failure(reading_.failures, {input_.name + "!" + list, number, error.what()});
    }
  }

  const Input& input_;
  const Reading& reading_;
  simdjson::dom::parser json_;
  GivenPages given_;
};

}  // namespace

void read_wacz(const Package& package, const Input& input, const Reading& reading) {
  WaczReader reader(input, reading);
  package.each(is_crawl, [&](const std::string& name, ByteSource& source) { reader.read_crawl(name, source); });
  package.each(is_page_list, [&](const std::string& name, ByteSource& source) {
    reader.read_page_list(name, read_all(source, reading.options.max_article_bytes));
  });
}

}  // namespace tra
