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

// Splits a record into cells at delimiters outside quotes. A cell is quoted when it begins with a quote; a doubled
// quote inside stands for one quote.
std::vector<std::string> split_cells(std::string_view record, char delimiter) {
  std::vector<std::string> cells(1);
  bool quoted = false, at_start = true;
  for (std::size_t i = 0; i < record.size(); ++i) {
    const char c = record[i];
    if (quoted) {
      if (c != '"')
        cells.back() += c;
      else if (i + 1 < record.size() && record[i + 1] == '"')
        cells.back() += record[i++];
      else
        quoted = false;
    } else if (c == '"' && at_start) {
      quoted = true;
    } else if (c == delimiter) {
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
  Records(ByteSource& source, char delimiter, const ReadOptions& options)
      : source_(source), delimiter_(delimiter), max_record_(options.max_article_bytes), turn_(options) {}

  // Returns nothing at the end. Throws ReadError for a record that is too long and for quotes that never close. A
  // doubled quote inside quotes is handled as a closing and an opening one.
  std::optional<std::string> next() {
    std::string record;
    bool quoted = false, at_start = true, just_closed = false;
    line_ = next_line_;
    turn_.release();
    while (used_ < buffer_.size() || fill()) {
      turn_.hold(record.size());
      const char c = buffer_[used_++];
      next_line_ += c == '\n';
      if (c == '\n' && !quoted) return without_carriage_return(std::move(record));
      const bool was_quoted = quoted;
      if (c == '"') quoted = !quoted && (at_start || just_closed);
      just_closed = was_quoted && !quoted;
      at_start = !quoted && c == delimiter_;
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
  const char delimiter_;
  const std::uint64_t max_record_;
  LongTurn turn_;  // for a long record
  std::string buffer_;
  std::size_t used_ = 0;
  std::uint64_t line_ = 1, next_line_ = 1;
};

class TableReader {
 public:
  TableReader(Records& records, char delimiter, const Input& input, const Reading& reading)
      : records_(records), delimiter_(delimiter), input_(input), reading_(reading) {}

  void read() {
    const std::optional<std::string> header = records_.next();
    if (!header) throw ReadError("a table without a header");
    for (const std::string& column : split_cells(decode_bytes(*header).text, delimiter_))
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
      std::vector<std::string> cells = split_cells(decoded.text, delimiter_);
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
  const char delimiter_;
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

std::string_view first_line(std::string_view head) {
  if (head.starts_with("\xef\xbb\xbf")) head.remove_prefix(3);
  return head.substr(0, head.find('\n'));
}

}  // namespace

bool is_table_name(std::string_view name) {
  const std::string lower = text::lower_ascii(name);
  return lower.ends_with(".csv") || lower.ends_with(".tsv") || lower.ends_with(".tab");
}

char table_delimiter(std::string_view head) {
  constexpr std::array<std::string_view, 2> of_text = {"title", "body"};
  constexpr std::array<std::string_view, 6> usual = {"id", "title", "lead", "body", "date", "url"};
  const std::string_view header = first_line(head);
  const char delimiter = most_frequent_delimiter(header);
  std::size_t known = 0;
  bool text = false;
  if (header.find(delimiter) == std::string_view::npos || header.size() > 4000) return 0;
  for (const std::string& column : split_cells(text::trim(header), delimiter)) {
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
  const char delimiter = most_frequent_delimiter(first_line(head));
  if (head.starts_with("\xef\xbb\xbf")) {
    char mark[3];
    text.read(mark, sizeof mark);
  }
  Records records(text, delimiter, reading.options);
  TableReader(records, delimiter, input, reading).read();
}

}  // namespace tra
