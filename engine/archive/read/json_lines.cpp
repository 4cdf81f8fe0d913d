#include "archive/read/json_lines.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include "archive/read/json_article.h"
#include "archive/read/json_document.h"
#include "archive/read/json_values.h"
#include "archive/read/long_turn.h"
#include "archive/read/passed_over.h"
#include "text/ascii.h"

namespace tra {
namespace {

constexpr std::size_t lines_chunk = 1 << 18;

// Bytes that are not set to zero first: most files are shorter than the buffer.
class Buffer {
 public:
  explicit Buffer(std::size_t size) : bytes_(std::make_unique_for_overwrite<char[]>(size)), size_(size) {}
  char* data() { return bytes_.get(); }
  std::size_t size() const { return size_; }

 private:
  std::unique_ptr<char[]> bytes_;
  std::size_t size_;
};

// Reads lines of a source. Each line is followed in memory by the padding that simdjson requires.
class LineReader {
 public:
  LineReader(ByteSource& source, const ReadOptions& options)
      : source_(source), max_line_(options.max_article_bytes), turn_(options), buffer_(capacity()) {}

  // Returns the next line without its line end; nothing at the end of the source.
  std::optional<std::string_view> next() {
    too_long_ = false;
    forget_line();
    turn_.release();
    std::size_t searched = begin_;
    for (;;) {
      if (const void* end = std::memchr(buffer_.data() + searched, '\n', end_ - searched)) return take(end);
      if (at_end_) {
        if (begin_ == end_ && !too_long_) return std::nullopt;
        return take(buffer_.data() + end_);
      }
      if (end_ - begin_ > max_line_) {
        too_long_ = true;
        begin_ = end_;
      }
      make_room();
      searched = end_;
      fill();
    }
  }

  // Frees the memory that a long line took. The last line must no longer be used.
  void forget_line() {
    if (buffer_.size() > 8 * lines_chunk && end_ - begin_ <= lines_chunk) move_to(Buffer(capacity()));
  }

  // Whether the last line exceeded the limit. In that case only its end was returned.
  bool too_long() const { return too_long_; }
  std::uint64_t line() const { return line_; }

 private:
  static constexpr std::size_t capacity() { return 2 * lines_chunk + simdjson::SIMDJSON_PADDING; }

  std::string_view take(const void* end) {
    const auto length = static_cast<std::size_t>(static_cast<const char*>(end) - (buffer_.data() + begin_));
    const std::string_view line(buffer_.data() + begin_, length);
    begin_ = std::min(begin_ + length + 1, end_);
    ++line_;
    too_long_ = too_long_ || length > max_line_;
    return line;
  }

  void make_room() {
    const std::size_t needed = end_ - begin_ + lines_chunk + simdjson::SIMDJSON_PADDING;
    if (buffer_.size() < needed) {
      turn_.hold(needed);
      const std::size_t most = max_line_ + 2 * lines_chunk + simdjson::SIMDJSON_PADDING;
      return move_to(Buffer(std::max(needed, std::min(2 * buffer_.size(), most))));
    }
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }

  void move_to(Buffer other) {
    std::memcpy(other.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
    buffer_ = std::move(other);
  }

  void fill() {
    const std::size_t got = source_.read(buffer_.data() + end_, buffer_.size() - simdjson::SIMDJSON_PADDING - end_);
    end_ += got;
    at_end_ = got == 0;
  }

  ByteSource& source_;
  const std::uint64_t max_line_;
  LongTurn turn_;  // for a long line
  Buffer buffer_;
  std::size_t begin_ = 0, end_ = 0;  // unread bytes
  std::uint64_t line_ = 0;
  bool too_long_ = false;
  bool at_end_ = false;
};

// Whether a line may hold several objects, or an object followed by a comma, as the element of an array is.
bool may_be_several(std::string_view line) {
  if (!line.starts_with('{')) return false;
  if (text::trim(line).ends_with(',')) return true;
  for (std::size_t end = line.find('}'); end != std::string_view::npos; end = line.find('}', end + 1)) {
    const std::size_t next = line.find_first_not_of(" \t,", end + 1);
    if (next != std::string_view::npos && line[next] == '{') return true;
  }
  return false;
}

bool read_several(std::string_view line, std::uint64_t number, const std::string& name, const ReadOptions& options,
                  const ArticleSink& sink, std::vector<ReadFailure>& failures) {
  if (!may_be_several(line)) return false;
  const ArticleSink as_lines = [&](ParsedArticle&& parsed) {
    parsed.reader = Reader::jsonl;
    sink(std::move(parsed));
  };
  const std::unique_ptr<ByteSource> source = open_memory_source(std::string(line));
  read_json_document(*source, name, {}, options, as_lines, failures, number);
  return true;
}

}  // namespace

void read_json_lines(ByteSource& source, const std::string& name, const ReadOptions& options, const ArticleSink& sink,
                     std::vector<ReadFailure>& failures) {
  JsonArticleParser parser(options.members);
  LineReader lines(source, options);
  while (std::optional<std::string_view> line = lines.next()) {
    while (line->starts_with("\xef\xbb\xbf")) line->remove_prefix(3);  // also inside: files with it may be joined
    if (lines.too_long()) {
      add_failure(failures,
                  {name, lines.line(), "a line longer than the limit of " + format_bytes(options.max_article_bytes)});
      continue;
    }
    if (line->starts_with(record_separator)) line->remove_prefix(1);
    if (is_blank(*line)) continue;
    std::size_t count = 0;
    try {
      count = parser.open(*line);
    } catch (const ReadError& error) {
      if (!read_several(*line, lines.line(), name, options, sink, failures))
        add_failure(failures, {name, lines.line(), error.what()});
      continue;
    }
    lines.forget_line();
    give_articles(parser, count, {}, Reader::jsonl, name, lines.line(), sink, failures);
  }
}

}  // namespace tra
