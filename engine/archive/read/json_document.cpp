#include "archive/read/json_document.h"

#include <cctype>
#include <optional>
#include <string_view>

#include "archive/read/json_article.h"
#include "archive/read/long_turn.h"
#include "archive/read/passed_over.h"

namespace tra {
namespace {

constexpr std::size_t chunk_bytes = 256 << 10;
constexpr int end_of_source = -1;

// Reads a source byte by byte and counts its lines.
class ByteReader {
 public:
  ByteReader(ByteSource& source, std::uint64_t first_line)
      : source_(source), buffer_(chunk_bytes, '\0'), line_(first_line) {}

  int peek() {
    if (at_ == end_ && !refill()) return end_of_source;
    return static_cast<unsigned char>(buffer_[at_]);
  }
  void skip() { line_ += buffer_[at_++] == '\n'; }
  std::uint64_t line() const { return line_; }

  // Returns the bytes in memory that were not read yet.
  std::string_view available() const { return std::string_view(buffer_).substr(at_, end_ - at_); }
  void skip(std::size_t n) {
    while (n-- > 0) skip();
  }

 private:
  bool refill() {
    at_ = 0;
    end_ = source_.read(buffer_.data(), buffer_.size());
    return end_ != 0;
  }

  ByteSource& source_;
  std::string buffer_;
  std::size_t at_ = 0, end_ = 0;
  std::uint64_t line_;
};

// Finds the end of one JSON value by counting brackets and quotes. Whether the value is valid is left to the parser.
class ValueCutter {
 public:
  ValueCutter(ByteReader& in, const ReadOptions& options)
      : in_(in), limit_(options.max_article_bytes), turn_(options) {}

  // Throws ReadError when the source ends inside the value.
  void cut() {
    turn_.release();
    forget();
    size_ = 0;
    int depth = 0;
    bool in_string = false, escaped = false;
    while (in_.peek() != end_of_source) {
      const std::string_view bytes = in_.available();
      std::size_t i = 0;
      bool done = false;
      for (; i < bytes.size() && !done; ++i) {
        const char c = bytes[i];
        if (in_string) {
          if (escaped)
            escaped = false;
          else if (c == '\\')
            escaped = true;
          else if (c == '"')
            in_string = false;
          done = !in_string && depth == 0;
        } else if (c == '"') {
          in_string = true;
        } else if (c == '{' || c == '[') {
          ++depth;
        } else if (c == '}' || c == ']') {
          if (depth == 0) break;  // a bracket after an unquoted word closes the array around it
          done = --depth == 0;
        } else if (depth == 0 && (c == ',' || std::isspace(static_cast<unsigned char>(c)) != 0)) {
          break;
        }
      }
      done = done || i < bytes.size();
      take(bytes.substr(0, i));
      in_.skip(i);
      if (done) return;
    }
    if (in_string || depth > 0) throw ReadError("broken JSON: the file ends inside a value");
  }

  bool too_long() const { return size_ > limit_; }
  std::string_view value() const { return value_; }
  void forget() {
    if (value_.size() > LongTexts::long_bytes) std::string().swap(value_);
    value_.clear();
  }
  void pad() { value_.reserve(value_.size() + simdjson::SIMDJSON_PADDING); }

 private:
  void take(std::string_view bytes) {
    size_ += bytes.size();
    if (too_long()) return value_.clear();
    turn_.hold(size_);
    value_ += bytes;
  }

  ByteReader& in_;
  const std::uint64_t limit_;
  LongTurn turn_;  // for a long value
  std::string value_;
  std::uint64_t size_ = 0;
};

class DocumentReader {
 public:
  DocumentReader(ByteSource& source, const std::string& name, const std::string& lone_id, const ReadOptions& options,
                 const ArticleSink& sink, std::vector<ReadFailure>& failures, std::uint64_t first_line)
      : in_(source, first_line),
        cutter_(in_, options),
        parser_(options.members),
        name_(name),
        lone_id_(lone_id),
        options_(options),
        sink_(sink),
        failures_(failures) {}

  void run() {
    skip_byte_order_mark();
    bool in_array = false, first = true;
    for (;;) {
      const int next = next_token();
      if (next == end_of_source) break;
      if (next == '[' && !in_array) {
        in_array = true;
        in_.skip();
      } else if (next == ']' && in_array) {
        in_array = false;
        in_.skip();
      } else if (next == ',') {
        in_.skip();
      } else if (next == ']' || next == '}') {
        return fail(in_.line(), "broken JSON: a bracket that closes nothing; what follows is not read");
      } else {
        read_value(first && !in_array);
        first = false;
      }
    }
    if (in_array) fail(in_.line(), "broken JSON: the array is not closed");
  }

 private:
  void fail(std::uint64_t line, std::string reason) { add_failure(failures_, {name_, line, std::move(reason)}); }

  void skip_byte_order_mark() {
    in_.peek();
    if (in_.available().starts_with("\xef\xbb\xbf")) in_.skip(3);
  }

  int next_token() {
    while (in_.peek() != end_of_source && std::isspace(in_.peek()) != 0) in_.skip();
    return in_.peek();
  }

  void read_value(bool may_be_alone) {
    const std::uint64_t line = in_.line();
    std::optional<ParsedArticle> parsed;
    try {
      cutter_.cut();
      if (cutter_.too_long())
        throw ReadError("an object longer than the limit of " + format_bytes(options_.max_article_bytes));
      cutter_.pad();
      const bool alone = may_be_alone && next_token() == end_of_source;
      parsed = parser_.parse(cutter_.value(), alone ? lone_id_ : std::string());
    } catch (const ReadError& error) {
      return fail(line, error.what());
    }
    for (const std::string& note : parser_.notes()) pass_over(failures_, name_, line, note);
    parsed->reader = Reader::json;
    parsed->line = line;
    cutter_.forget();
    sink_(std::move(*parsed));
  }

  ByteReader in_;
  ValueCutter cutter_;
  JsonArticleParser parser_;
  const std::string& name_;
  const std::string& lone_id_;
  const ReadOptions& options_;
  const ArticleSink& sink_;
  std::vector<ReadFailure>& failures_;
};

}  // namespace

void read_json_document(ByteSource& source, const std::string& name, const std::string& lone_id,
                        const ReadOptions& options, const ArticleSink& sink, std::vector<ReadFailure>& failures,
                        std::uint64_t first_line) {
  DocumentReader(source, name, lone_id, options, sink, failures, first_line).run();
}

}  // namespace tra
