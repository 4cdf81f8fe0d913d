#include "archive/read/json_document.h"

#include <bitset>
#include <cctype>
#include <string_view>
#include <utility>

#include "archive/read/json_article.h"
#include "archive/read/long_turn.h"
#include "archive/read/passed_over.h"

namespace tra {
namespace {

constexpr std::size_t document_chunk = 256 << 10;
constexpr int end_of_source = -1;

// Reads a source byte by byte and counts its lines.
class ByteReader {
 public:
  ByteReader(ByteSource& source, std::uint64_t first_line)
      : source_(source), buffer_(document_chunk, '\0'), line_(first_line) {}

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

// Follows the brackets and quotes of one JSON value up to its end. Whether the value is valid is left to the parser,
// with one exception: a value that was cut would take in the objects behind it. Such a value is recognised by a line
// that begins with an object where none may stand.
class ValueEnd {
 public:
  enum class Place : std::uint8_t { inside, at_last_byte, behind, before_other_object };

  // The place of the next byte.
  Place take(char c) {
    const bool begins_line = std::exchange(after_line_end_, c == '\n');
    if (begins_line && c == '{' && !may_hold_object()) return Place::before_other_object;
    if (in_string_) {
      line_end_in_string_ = line_end_in_string_ || c == '\n';
      in_string_ = escaped_ || c != '"';
      escaped_ = !escaped_ && c == '\\';
      return in_string_ || depth_ > 0 ? Place::inside : Place::at_last_byte;
    }
    const bool blank = std::isspace(static_cast<unsigned char>(c)) != 0;
    if (depth_ == 0 && (blank || c == ',' || c == '}' || c == ']')) return Place::behind;
    if (blank) return Place::inside;
    last_mark_ = c;
    in_string_ = c == '"';
    if (c == '{' || c == '[') open(c == '[');
    return (c == '}' || c == ']') && --depth_ == 0 ? Place::at_last_byte : Place::inside;
  }

  bool is_open() const { return in_string_ || depth_ > 0; }

 private:
  static constexpr std::size_t known_depth = 1024;  // deeper values are refused by the parser

  void open(bool array) {
    if (depth_ < known_depth) is_array_[depth_] = array;
    ++depth_;
  }

  // A string holds no line end. Objects stand behind a colon and as elements of arrays.
  bool may_hold_object() const {
    if (in_string_ || line_end_in_string_) return false;
    return depth_ > known_depth || last_mark_ == ':' || last_mark_ == '[' ||
           (last_mark_ == ',' && depth_ > 0 && is_array_[depth_ - 1]);
  }

  std::bitset<known_depth> is_array_;  // by depth
  std::size_t depth_ = 0;
  bool in_string_ = false, escaped_ = false;
  bool after_line_end_ = false, line_end_in_string_ = false;
  char last_mark_ = '\0';  // the last byte outside of strings that is no blank
};

// Takes the bytes of one JSON value.
class ValueCutter {
 public:
  ValueCutter(ByteReader& in, const ReadOptions& options)
      : in_(in), limit_(options.max_article_bytes), turn_(options) {}

  // Throws ReadError when another object begins, or the source ends, inside the value.
  void cut() {
    using Place = ValueEnd::Place;
    turn_.release();
    forget();
    size_ = 0;
    ValueEnd end;
    while (in_.peek() != end_of_source) {
      const std::string_view bytes = in_.available();
      std::size_t i = 0;
      Place place = Place::inside;
      while (i < bytes.size() && (place = end.take(bytes[i])) == Place::inside) ++i;
      if (place == Place::at_last_byte) ++i;
      take(bytes.substr(0, i));
      in_.skip(i);
      if (place == Place::before_other_object)
        throw ReadError("broken JSON: a value that is not closed before the next object");
      if (place != Place::inside) return;
    }
    if (end.is_open()) throw ReadError("broken JSON: the file ends inside a value");
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
        fail(in_.line(), "broken JSON: a bracket that closes nothing; reading goes on at the next line with an object");
        skip_to_object();
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
    for (;;) {
      const int next = in_.peek();
      if (next == '/')
        skip_comment();
      else if (next == record_separator || (next != end_of_source && std::isspace(next) != 0))
        in_.skip();
      else
        return next;
    }
  }

  // Skips a comment, which JSON has not but the shell of MongoDB writes between objects: /* 1 */. No value begins with
  // this byte.
  void skip_comment() {
    in_.skip();
    const bool to_line_end = in_.peek() != '*';
    for (int previous = 0, next = 0; (next = in_.peek()) != end_of_source; previous = next) {
      in_.skip();
      if (to_line_end ? next == '\n' : previous == '*' && next == '/') return;
    }
  }

  // Skips to the next line that begins with an object or an array.
  void skip_to_object() {
    for (bool begins_line = false; in_.peek() != end_of_source; in_.skip()) {
      if (begins_line && (in_.peek() == '{' || in_.peek() == '[')) return;
      begins_line = in_.peek() == '\n';
    }
  }

  void read_value(bool may_be_alone) {
    const std::uint64_t line = in_.line();
    bool alone = false;
    std::size_t count = 0;
    try {
      cutter_.cut();
      if (cutter_.too_long())
        throw ReadError("an object longer than the limit of " + format_bytes(options_.max_article_bytes));
      cutter_.pad();
      alone = may_be_alone && next_token() == end_of_source;
      count = parser_.open(cutter_.value());
    } catch (const ReadError& error) {
      return fail(line, error.what());
    }
    cutter_.forget();
    give_articles(parser_, count, alone ? lone_id_ : std::string(), Reader::json, name_, line, sink_, failures_);
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
