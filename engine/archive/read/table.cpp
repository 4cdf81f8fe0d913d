#include "archive/read/table.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <optional>

#include "archive/read/content_hash.h"
#include "archive/read/json_article.h"
#include "archive/read/json_names.h"
#include "archive/read/json_text.h"
#include "archive/read/passed_over.h"
#include "archive/read/sniff.h"
#include "archive/read/text.h"
#include "text/ascii.h"

namespace tra {
namespace {

constexpr std::size_t max_columns = 1000;
constexpr std::array delimiters = {'\t', ';', ',', '|'};

std::string member_name(const std::string& column) {
  const std::string lower = text::lower_ascii(text::trim(column));
  return text::is_ascii(lower) ? lower : std::string(text::trim(column));
}

// A table of the first Macintosh, whose lines end with a carriage return.
class MacintoshSource : public BorrowedSource {
 public:
  using BorrowedSource::BorrowedSource;
  std::size_t read(char* into, std::size_t n) override {
    const std::size_t got = BorrowedSource::read(into, n);
    std::replace(into, into + got, '\r', '\n');
    return got;
  }
};

struct Dialect {
  char delimiter;
  bool backslash;  // a backslash gives the next character its meaning, as databases write it
};

// What a backslash and a character stand for; \N is no value.
std::string escaped(char c) {
  switch (c) {
    case 'n':
      return "\n";
    case 't':
      return "\t";
    case 'r':
    case 'N':
    case '0':
      return {};
    default:
      return std::string(1, c);
  }
}

// Splits a record into cells at delimiters outside quotes. A cell is quoted when it begins with a quote; a doubled
// quote inside stands for one quote.
std::vector<std::string> split_cells(std::string_view record, Dialect dialect) {
  std::vector<std::string> cells(1);
  bool quoted = false, at_start = true;
  for (std::size_t i = 0; i < record.size(); ++i) {
    const char c = record[i];
    if (dialect.backslash && c == '\\' && i + 1 < record.size()) {
      cells.back() += escaped(record[++i]);
    } else if (quoted) {
      if (c != '"')
        cells.back() += c;
      else if (i + 1 < record.size() && record[i + 1] == '"')
        cells.back() += record[i++];
      else
        quoted = false;
    } else if (c == '"' && at_start) {
      quoted = true;
    } else if (c == dialect.delimiter) {
      if (cells.size() == max_columns)
        throw ReadError("a row of more than " + std::to_string(max_columns) + " columns, the limit");
      cells.emplace_back();
      at_start = true;
      continue;
    } else {
      cells.back() += c;
    }
    at_start = false;
  }
  return cells;
}

// Reads the records of a table without their line ends. A line end inside quotes belongs to the text.
class Records {
 public:
  Records(ByteSource& source, Dialect dialect, const ReadOptions& options, std::uint64_t first_line)
      : source_(source),
        dialect_(dialect),
        max_record_(options.max_article_bytes),
        turn_(options),
        line_(first_line),
        next_line_(first_line) {}

  // Returns nothing at the end. Throws ReadError for a record that is too long and for quotes that never close. A
  // doubled quote inside quotes is handled as a closing and an opening one.
  std::optional<std::string> next() {
    std::string record;
    bool quoted = false, at_start = true, just_closed = false, escaped = false;
    line_ = next_line_;
    turn_.release();
    while (used_ < buffer_.size() || fill()) {
      turn_.hold(record.size());
      const char c = buffer_[used_++];
      next_line_ += c == '\n';
      if (c == '\n' && !quoted && !escaped) return without_carriage_return(std::move(record));
      const bool was_quoted = quoted;
      if (c == '"' && !escaped) quoted = !quoted && (at_start || just_closed);
      just_closed = was_quoted && !quoted;
      at_start = !quoted && !escaped && c == dialect_.delimiter;
      escaped = dialect_.backslash && c == '\\' && !escaped;
      if (record.size() == max_record_) throw ReadError("a row longer than the limit of " + format_bytes(max_record_));
      record += c;
    }
    if (quoted) throw ReadError("a quote that is never closed");
    if (record.empty()) return std::nullopt;
    return without_carriage_return(std::move(record));
  }

  std::uint64_t line() const { return line_; }

 private:
  static std::string without_carriage_return(std::string record) {
    if (record.ends_with('\r')) record.pop_back();
    return record;
  }

  bool fill() {
    buffer_.resize(64 << 10);
    buffer_.resize(source_.read(buffer_.data(), buffer_.size()));
    used_ = 0;
    return !buffer_.empty();
  }

  ByteSource& source_;
  const Dialect dialect_;
  const std::uint64_t max_record_;
  LongTurn turn_;  // for a long record
  std::string buffer_;
  std::size_t used_ = 0;
  std::uint64_t line_, next_line_;
};

class TableReader {
 public:
  TableReader(Records& records, Dialect dialect, const Input& input, const Reading& reading)
      : records_(records), dialect_(dialect), input_(input), reading_(reading) {}

  void read() {
    const std::optional<std::string> header = records_.next();
    if (!header) throw ReadError("a table without a header");
    for (const std::string& column : split_cells(decode_bytes(*header).text, dialect_))
      members_.push_back(member_name(column));
    while (std::optional<std::string> record = records_.next())
      if (!text::trim(*record).empty()) read_row(std::move(*record));
    if (rows_ == 0) pass_over(input_.name, "a table without rows", reading_);
  }

 private:
  // Each form of a row is freed as soon as the next one is made, because a row may be long.
  void read_row(std::string&& record) {
    ++rows_;
    try {
      const std::uint64_t hash = content_hash(record);
      DecodedText decoded = decode_bytes(record);
      std::string().swap(record);
      std::vector<std::string> cells = split_cells(decoded.text, dialect_);
      std::string().swap(decoded.text);
      std::string json = to_json(std::move(cells));
      const std::size_t size = json.size();
      json.resize(size + simdjson::SIMDJSON_PADDING);
      const std::string fallback_id = input_.id + "!" + std::to_string(rows_);
      ParsedArticle parsed = parser_.parse(std::string_view(json).substr(0, size), fallback_id);
      const Article& article = parsed.article;
      if (article.title.empty() && article.body.empty() && article.lead.empty())
        throw ReadError(rows_ == 1 ? "a table without a column of title or text" : "a row without title or text");
      parsed.reader = Reader::table;
      parsed.line = records_.line();
      parsed.content_hash = hash;
      std::string().swap(json);
      if (decoded.encoding != "utf-8") parsed.encoding = std::move(decoded.encoding);
      any_ = true;
      reading_.sink(std::move(parsed));
    } catch (const ReadError& error) {
      if (!any_ && rows_ == 1 && std::string_view(error.what()).starts_with("a table")) throw;
      add_failure(reading_.failures, {input_.name, records_.line(), error.what()});
    }
  }

  std::string to_json(std::vector<std::string>&& cells) const {
    if (cells.size() != members_.size())
      throw ReadError("a row of " + std::to_string(cells.size()) + " columns under a header of " +
                      std::to_string(members_.size()));
    std::string json = "{";
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (text::trim(cells[i]).empty()) continue;
      if (json.size() > 1) json += ',';
      append_json_string(json, members_[i]);
      json += ':';
      append_json_string(json, cells[i]);
      std::string().swap(cells[i]);
    }
    return json + '}';
  }

  Records& records_;
  const Dialect dialect_;
  const Input& input_;
  const Reading& reading_;
  JsonArticleParser parser_;
  std::vector<std::string> members_;  // the JSON member that each column fills
  std::uint64_t rows_ = 0;
  bool any_ = false;
};

// The most frequent delimiter in the header line, outside quotes.
char most_frequent_delimiter(std::string_view header) {
  char best = ',';
  std::ptrdiff_t most = 0;
  for (const char delimiter : delimiters) {
    const std::ptrdiff_t count = std::count(header.begin(), header.end(), delimiter);
    if (count > most) best = delimiter;
    most = std::max(most, count);
  }
  return best;
}

// What stands before the header: a byte order mark, empty lines, and the line in which Excel tells the delimiter.
std::size_t header_begin(std::string_view head) {
  std::size_t at = head.starts_with("\xef\xbb\xbf") ? 3 : 0;
  const auto skip_line_ends = [&] { at = std::min(head.find_first_not_of("\r\n", at), head.size()); };
  skip_line_ends();
  const std::string_view line = head.substr(at, 6);
  if (line.size() == 6 && text::lower_ascii(line.substr(0, 4)) == "sep=" && (line[5] == '\r' || line[5] == '\n')) {
    at += 5;
    skip_line_ends();
  }
  return at;
}

std::string_view header_line(std::string_view head) {
  head.remove_prefix(header_begin(head));
  return head.substr(0, head.find('\n'));
}

// Whether a backslash stands before quotes inside of quotes, where others double them, or for the line ends of a table
// without quotes.
bool escapes_by_backslash(std::string_view head, char delimiter) {
  const auto has = [&](std::string_view text) { return head.find(text) != std::string_view::npos; };
  bool doubled = false, quoted = false;
  for (std::size_t at = head.find('"'); at != std::string_view::npos; at = head.find('"', at + 1)) {
    const char before = at == 0 ? '\n' : head[at - 1], behind = at + 1 < head.size() ? head[at + 1] : '\n';
    const bool begins = before == delimiter || before == '\n';
    quoted = quoted || begins;
    doubled = doubled || (behind == '"' && !begins);
  }
  return quoted ? !doubled && has("\\\"") : delimiter == '\t' && (has("\\n") || has("\t\\N"));
}

}  // namespace

bool is_table_name(std::string_view name) {
  const std::string lower = text::lower_ascii(name);
  return lower.ends_with(".csv") || lower.ends_with(".tsv") || lower.ends_with(".tab");
}

char table_delimiter(std::string_view head) {
  constexpr std::array<std::string_view, 2> of_text = {"title", "body"};
  constexpr std::array<std::string_view, 6> usual = {"id", "title", "lead", "body", "date", "url"};
  const std::string_view header = header_line(head);
  const char delimiter = most_frequent_delimiter(header);
  std::size_t known = 0;
  bool text = false;
  if (header.find(delimiter) == std::string_view::npos || header.size() > 4000) return 0;
  for (const std::string& column : split_cells(text::trim(header), {delimiter, false})) {
    const FieldName* name = find_field(member_name(column));
    if (name == nullptr) continue;
    const std::string_view field = article_field(name->field).name;
    text = text || std::find(of_text.begin(), of_text.end(), field) != of_text.end();
    known += field == "author" || std::find(usual.begin(), usual.end(), field) != usual.end();
  }
  return text && known >= 2 ? delimiter : 0;
}

void read_table(ByteSource& source, const Input& input, const Reading& reading) {
  PeekSource bytes(std::make_unique<BorrowedSource>(source));
  const std::string_view begin = bytes.peek(sniff_bytes);
  const bool of_macintosh = begin.find('\r') != std::string_view::npos && begin.find('\n') == std::string_view::npos;
  PeekSource text(of_macintosh ? std::make_unique<MacintoshSource>(bytes) : std::make_unique<BorrowedSource>(bytes));
  const std::string_view head = text.peek(sniff_bytes);
  const std::size_t begin_of_header = header_begin(head);
  const char delimiter = most_frequent_delimiter(header_line(head));
  const Dialect dialect{delimiter, escapes_by_backslash(head, delimiter)};
  const auto before = head.substr(0, begin_of_header);
  const auto lines_before = static_cast<std::uint64_t>(std::count(before.begin(), before.end(), '\n'));
  for (std::size_t left = begin_of_header; left > 0;) {
    char skipped[64];
    left -= text.read(skipped, std::min(left, sizeof skipped));
  }
  Records records(text, dialect, reading.options, lines_before + 1);
  TableReader(records, dialect, input, reading).read();
}

}  // namespace tra
