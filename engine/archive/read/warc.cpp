#include "archive/read/warc.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include "archive/read/names.h"
#include "text/ascii.h"

namespace tra {
namespace {

constexpr std::size_t max_line_bytes = 64 << 10;
constexpr std::size_t max_headers = 1000;

using Headers = std::map<std::string, std::string>;  // names in lower case

// Takes a line, without its end, off the front of `rest`; nothing when there is no end.
std::optional<std::string_view> take_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end + 1);
  return line.ends_with('\r') ? line.substr(0, end - 1) : line;
}

void add_header(Headers& headers, std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return;
  headers[text::lower_ascii(text::trim(line.substr(0, colon)))] = text::trim(line.substr(colon + 1));
}

std::string value_of(const Headers& headers, const std::string& name) {
  const auto found = headers.find(name);
  return found == headers.end() ? "" : found->second;
}

template <typename Number>
std::optional<Number> to_number(std::string_view text, int base) {
  Number number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
  if (error != std::errc() || end == text.data()) return std::nullopt;
  return number;
}

class WarcReader {
 public:
  explicit WarcReader(ByteSource& source) : source_(source) {}

  struct Record {
    Headers headers;
    std::uint64_t bytes = 0;  // of the block that follows
  };

  // The headers of the next record; nothing at the end of the file.
  std::optional<Record> next() {
    std::optional<std::string> line = read_line();
    while (line && line->empty()) line = read_line();
    if (!line) return std::nullopt;
    if (!is_warc(*line)) fail("no WARC record begins");
    Record record;
    for (std::size_t count = 0;; ++count) {
      line = read_line();
      if (!line) fail("the file is cut short");
      if (line->empty()) break;
      if (count == max_headers) fail("a record has too many headers");
      add_header(record.headers, *line);
    }
    const auto bytes = to_number<std::uint64_t>(value_of(record.headers, "content-length"), 10);
    if (!bytes) fail("a record does not tell its length");
    record.bytes = *bytes;
    return record;
  }

  std::string block(std::uint64_t bytes) {
    std::string block;
    while (block.size() < bytes) {
      if (!fill()) fail("the file is cut short");
      const auto n = static_cast<std::size_t>(std::min<std::uint64_t>(bytes - block.size(), buffer_.size() - used_));
      block.append(buffer_, used_, n);
      used_ += n;
    }
    return block;
  }

  void skip(std::uint64_t bytes) {
    while (bytes > 0) {
      if (!fill()) fail("the file is cut short");
      const std::uint64_t n = std::min<std::uint64_t>(bytes, buffer_.size() - used_);
      used_ += static_cast<std::size_t>(n);
      bytes -= n;
    }
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw ReadError(what + " at byte " + std::to_string(before_ + used_));
  }

  // False at the end of the file.
  bool fill() {
    if (used_ < buffer_.size()) return true;
    before_ += buffer_.size();
    buffer_.resize(64 << 10);
    buffer_.resize(source_.read(buffer_.data(), buffer_.size()));
    used_ = 0;
    return !buffer_.empty();
  }

  std::optional<std::string> read_line() {
    std::string line;
    for (bool any = false;; any = true) {
      if (!fill()) return any ? std::optional(line) : std::nullopt;
      const std::size_t end = std::min(buffer_.find('\n', used_), buffer_.size());
      line.append(buffer_, used_, end - used_);
      used_ = std::min(end + 1, buffer_.size());
      if (line.size() > max_line_bytes) fail("a line is too long");
      if (end < buffer_.size()) break;
    }
    if (line.ends_with('\r')) line.pop_back();
    return line;
  }

  ByteSource& source_;
  std::string buffer_;
  std::size_t used_ = 0;
  std::uint64_t before_ = 0;  // bytes of the file before the buffer
};

// The body of a chunked answer (RFC 9112, section 7.1); nothing when it is none, as where the crawler has joined it.
std::optional<std::string> join_chunks(std::string_view rest) {
  std::string joined;
  for (;;) {
    const auto line = take_line(rest);
    const auto size = line ? to_number<std::size_t>(*line, 16) : std::nullopt;
    if (!size || *size > rest.size()) return std::nullopt;
    if (*size == 0) return joined;
    joined += rest.substr(0, *size);
    rest.remove_prefix(*size);
    if (!take_line(rest)) return std::nullopt;
  }
}

bool is_page(std::string_view type) {
  const std::string kind = text::lower_ascii(text::trim(type.substr(0, type.find(';'))));
  return kind == "text/html" || kind == "application/xhtml+xml" || kind == "text/plain";
}

// What a server has answered, if that is a page.
std::optional<std::string> page_of_answer(std::string_view answer) {
  const auto status = take_line(answer);
  if (!status || status->find(" 200") == std::string_view::npos) return std::nullopt;
  Headers headers;
  for (;;) {
    const auto line = take_line(answer);
    if (!line) return std::nullopt;
    if (line->empty()) break;
    add_header(headers, *line);
  }
  if (!is_page(value_of(headers, "content-type")) || answer.empty()) return std::nullopt;
  if (text::lower_ascii(value_of(headers, "content-encoding")) == "br")
    throw ReadError("compressed with brotli, which is not read");
  if (text::lower_ascii(value_of(headers, "transfer-encoding")) == "chunked")
    if (std::optional<std::string> joined = join_chunks(answer)) return joined;
  return std::string(answer);
}

std::string address_of(const Headers& headers) {
  std::string address = value_of(headers, "warc-target-uri");
  if (address.starts_with('<') && address.ends_with('>')) address = address.substr(1, address.size() - 2);
  return printable_name(address);
}

}  // namespace

bool is_warc(std::string_view head) { return head.starts_with("WARC/1.") || head.starts_with("WARC/0."); }

void read_warc(ByteSource& source, const std::string& name, std::uint64_t max_page_bytes,
               const std::function<void(const std::string&, std::string&&)>& read_page,
               std::vector<ReadFailure>& failures) {
  WarcReader reader(source);
  while (const auto record = reader.next()) {
    const std::string type = text::lower_ascii(value_of(record->headers, "warc-type"));
    const bool answer = type == "response", file = type == "resource";
    const std::string address = address_of(record->headers);
    if ((!answer && !file) || address.empty() || (file && !is_page(value_of(record->headers, "content-type")))) {
      reader.skip(record->bytes);
      continue;
    }
    try {
      if (record->bytes > max_page_bytes) {
        reader.skip(record->bytes);
        throw ReadError("longer than the limit of " + format_bytes(max_page_bytes));
      }
      std::string block = reader.block(record->bytes);
      std::optional<std::string> page = answer ? page_of_answer(block) : std::move(block);
      if (page) read_page(address, std::move(*page));
    } catch (const ReadError& error) {
      failures.push_back({name + "!" + address, 0, error.what()});
    }
  }
}

}  // namespace tra
