#include "archive/read/http_answer.h"

#include <algorithm>
#include <array>
#include <optional>

#include "archive/read/content_coding.h"
#include "archive/read/message_headers.h"
#include "archive/read/sniff.h"
#include "archive/read/source.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace tra {
namespace {

using namespace std::string_view_literals;

// The size on a chunk's first line (RFC 9112, section 7.1). Chunk extensions may follow the size.
std::optional<std::size_t> chunk_size(std::string_view line) {
  std::size_t digits = 0;
  const auto is_hex = [](char c) { return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f'); };
  while (digits < line.size() && is_hex(line[digits])) ++digits;
  const std::string_view behind = text::trim(line.substr(digits));
  if (!behind.empty() && behind.front() != ';') return std::nullopt;
  return to_number<std::size_t>(line.substr(0, digits), 16);
}

// Finds the end of a chunk whose stated size is wrong: the next line end after which a chunk-size line follows.
std::size_t find_chunk_end(std::string_view rest) {
  for (std::size_t at = rest.find("\r\n"); at != std::string_view::npos; at = rest.find("\r\n", at + 1)) {
    std::string_view behind = rest.substr(at + 2);
    if (const auto line = take_line(behind); line && chunk_size(*line)) return at;
  }
  return rest.size();
}

// Joins the chunks of a chunked body. A body that does not begin with a chunk size was joined by the crawler and is
// kept.
AnswerContent join_chunks(std::string_view rest) {
  AnswerContent joined;
  for (bool first = true;; first = false) {
    std::string_view behind = rest;
    const auto line = take_line(behind);
    const auto size = line ? chunk_size(*line) : std::nullopt;
    if (first && !size) return {.bytes = std::string(rest)};
    if (size && *size == 0) return joined;
    if (!size) break;
    rest = behind;
    const bool fits = *size < rest.size() && (rest[*size] == '\r' || rest[*size] == '\n');
    const std::size_t end = fits ? *size : std::min(find_chunk_end(rest), rest.size());
    joined.bytes += rest.substr(0, end);
    rest.remove_prefix(end);
    if (!take_line(rest)) break;
  }
  joined.cut = true;
  return joined;
}

// Removes an incomplete UTF-8 character at the end, because it would make the page look like another encoding.
void drop_half_letter(std::string& bytes) {
  for (std::size_t back = 1; back <= 3 && back <= bytes.size(); ++back) {
    const auto byte = static_cast<unsigned char>(bytes[bytes.size() - back]);
    if ((byte & 0xc0) == 0x80) continue;
    if (byte >= 0xc2 && text::decode_point(bytes, bytes.size() - back).length == 0) bytes.resize(bytes.size() - back);
    return;
  }
}

// The status on the first line of an answer.
std::optional<unsigned> take_status(std::string_view& answer) {
  const auto line = take_line(answer);
  const std::size_t blank = line ? line->find(' ') : std::string_view::npos;
  return blank == std::string_view::npos ? std::nullopt : to_number<unsigned>(text::trim(line->substr(blank)), 10);
}

// A type without its parameters, in lower case.
std::string kind_of(std::string_view type) {
  return text::lower_ascii(text::trim(type.substr(0, type.find_first_of(";,"))));
}

}  // namespace

bool is_html_type(std::string_view type) {
  const std::string kind = kind_of(type);
  return kind == "text/html" || kind == "application/xhtml+xml";
}

std::string why_no_page(std::string_view type, std::string_view bytes) {
  const std::string kind = kind_of(type);
  constexpr std::array pages = {"text/html"sv, "application/xhtml+xml"sv, "text/plain"sv};
  if (std::find(pages.begin(), pages.end(), kind) != pages.end()) {
    const auto other = media(bytes.substr(0, sniff_bytes));
    return other ? *other + " of type " + kind + ", no page" : std::string();
  }
  constexpr std::array others = {"image/"sv,   "video/"sv,   "audio/"sv,        "font/"sv,      "model/"sv,
                                 "text/css"sv, "text/dns"sv, "text/calendar"sv, "text/vcard"sv, "multipart/"sv};
  const auto starts = [&](std::string_view start) { return kind.starts_with(start); };
  const bool other = std::any_of(others.begin(), others.end(), starts) ||
                     kind.find("javascript") != std::string::npos || kind.find("json") != std::string::npos ||
                     kind.find("font") != std::string::npos;
  const std::string_view head = bytes.substr(0, sniff_bytes);
  if (!other && looks_like_markup(head)) return {};
  const bool says_something = kind.find('/') != std::string::npos && kind != "application/octet-stream" &&
                              !kind.starts_with("text/") && kind.find("unknown") == std::string::npos;
  if (!other && !says_something && !refusal(head) && sniff_reader("", head) == Reader::text) return {};
  if (kind.empty()) return "without a type and no page by its content";
  return "of type " + (kind.size() <= 60 && text::is_ascii(kind) ? kind : "unknown") + ", no page";
}

AnswerContent read_answer(std::string_view answer, std::uint64_t limit, std::uint64_t& left) {
  auto status = take_status(answer);
  // Interim answers ("100 Continue") stand before the answer itself.
  while (status && *status >= 100 && *status < 200) {
    if (!take_headers(answer) || !answer.starts_with("HTTP/")) break;
    status = take_status(answer);
  }
  if (!status) throw ReadError("an answer without a status");
  if (*status != 200 && *status != 203)
    return {.no_page = "an answer of status " + (*status < 1000 ? std::to_string(*status) : "over 999") + ", no page"};
  const auto headers = take_headers(answer);
  if (!headers) throw ReadError("an answer whose headers do not end");

  AnswerContent content{.bytes = std::string(answer)};
  const std::string transfer = text::lower_ascii(value_of(*headers, "transfer-encoding"));
  if (transfer.find("chunked") != std::string::npos) content = join_chunks(answer);
  if (content.bytes.empty()) return {.no_page = "an answer without content"};
  // A body that is declared as an image is rejected before it is decompressed.
  const std::string_view type = value_of(*headers, "content-type");
  const std::string_view codings = value_of(*headers, "content-encoding");
  if (std::string reason = why_no_page(type, "<html>"); !reason.empty()) return {.no_page = std::move(reason)};
  DecodedContent decoded = decode_content(std::move(content.bytes), codings, limit, left);
  if (std::string reason = why_no_page(type, decoded.bytes); !reason.empty()) return {.no_page = std::move(reason)};
  content.bytes = std::move(decoded.bytes);
  content.html = is_html_type(type);
  content.cut = content.cut || decoded.cut;
  if (content.cut) drop_half_letter(content.bytes);
  return content;
}

}  // namespace tra
