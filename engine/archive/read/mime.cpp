#include "archive/read/mime.h"

#include <mimetic/mimetic.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <new>

#include "archive/read/mime_words.h"
#include "archive/read/source.h"
#include "text/ascii.h"

namespace tra {
namespace {

// The maximum number of parts that contain other parts; it also bounds the nesting depth.
constexpr std::size_t max_containers = 100;
constexpr std::size_t max_boundaries = 10'000;
constexpr std::size_t max_field_bytes = 1 << 20;

bool is_blank(char c) { return c == ' ' || c == '\t'; }

std::size_t count_of(std::string_view text, std::string_view word, std::size_t at_most) {
  std::size_t count = 0;
  for (std::size_t at = text.find(word); at != std::string_view::npos && count <= at_most;
       at = text.find(word, at + word.size()))
    ++count;
  return count;
}

// Checks the limits before the message is parsed. A header field is a line plus the lines after it that begin with a
// blank. Everything that looks like a boundary or a containing part is counted, because the real structure is known
// only after parsing.
void check_limits(std::string_view bytes) {
  std::size_t boundaries = 0, field = 0, containers = 0;
  for (std::size_t begin = 0; begin < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size() - 1) + 1;
    const std::string_view line = bytes.substr(begin, end - begin);
    boundaries += line.starts_with("--");
    field = is_blank(line[0]) ? field + line.size() : line.size();
    if (field > max_field_bytes) throw ReadError("a message with a line or header field longer than 1 MiB");
    if (line.size() < 1000 && line.find('/') != std::string_view::npos) {
      const std::string lower = text::lower_ascii(line);
      containers += count_of(lower, "multipart/", max_containers) + count_of(lower, "message/", max_containers);
    }
    begin = end;
  }
  if (containers > max_containers)
    throw ReadError("a message with more than " + std::to_string(max_containers) +
                    " parts that hold other parts, the limit");
  if (boundaries > max_boundaries)
    throw ReadError("a message with more than " + std::to_string(max_boundaries) + " boundaries, the limit");
}

// mimetic frees a header field twice when an allocation fails while the field is parsed. This check allocates and frees
// as much memory beforehand, so that a lack of memory shows as std::bad_alloc here.
void check_memory(std::size_t bytes) {
  const std::size_t needed = 4 * bytes + (1 << 20);
  const std::unique_ptr<void, void (*)(void*)> block(std::malloc(needed), std::free);
  if (block == nullptr) throw std::bad_alloc();
}

// A parameter of a header, either plain or in the numbered pieces and percent encoding of RFC 2231.
template <typename Field>
std::string parameter(const Field& field, const std::string& name) {
  std::string value, extended;
  for (const auto& one : field.paramList()) {
    const std::string found = text::lower_ascii(one.name());
    if (found == name)
      value = one.value();
    else if (found.starts_with(name + "*"))
      extended += one.value();
  }
  return extended.empty() ? decode_header(value) : decode_extended(extended);
}

MimePart convert(mimetic::MimeEntity& entity) {
  MimePart part;
  mimetic::Header& header = entity.header();
  for (const mimetic::Field& field : header)
    part.headers.emplace_back(text::lower_ascii(field.name()), std::string(text::trim(field.value())));
  if (!part.header("content-type").empty()) {
    const mimetic::ContentType& type = header.contentType();
    part.type = text::lower_ascii(type.type() + "/" + type.subtype());
    part.charset = text::lower_ascii(type.param("charset"));
    part.boundary = type.param("boundary");
    part.name = parameter(type, "name");
  }
  if (!part.header("content-disposition").empty()) {
    const mimetic::ContentDisposition& disposition = header.contentDisposition();
    part.attached = text::lower_ascii(disposition.type()) == "attachment";
    if (std::string name = parameter(disposition, "filename"); !name.empty()) part.name = std::move(name);
  }
  for (mimetic::MimeEntity* child : entity.body().parts()) part.parts.push_back(convert(*child));
  if (part.parts.empty()) part.body.swap(entity.body());
  return part;
}

bool is_closed(const MimePart& part, std::string_view bytes) {
  if (part.type.starts_with("multipart/") && !part.parts.empty() &&
      bytes.find("--" + part.boundary + "--") == std::string_view::npos)
    return false;
  return std::all_of(part.parts.begin(), part.parts.end(),
                     [&](const MimePart& inner) { return is_closed(inner, bytes); });
}

}  // namespace

std::string_view MimePart::header(std::string_view name_wanted) const {
  for (const auto& [header_name, value] : headers)
    if (header_name == name_wanted) return value;
  return {};
}

MimePart parse_mime(std::string_view bytes) {
  check_limits(bytes);
  check_memory(bytes.size());
  mimetic::MimeEntity entity(bytes.begin(), bytes.end());
  MimePart message = convert(entity);
  message.closed = is_closed(message, bytes);
  return message;
}

bool starts_message(std::string_view head) {
  constexpr std::array<std::string_view, 16> known = {
      "from",        "to",       "subject",      "date", "message-id",   "mime-version", "received",
      "return-path", "reply-to", "delivered-to", "cc",   "content-type", "sender",       "snapshot-content-location",
      "in-reply-to", "x-mailer"};
  if (head.starts_with("\xef\xbb\xbf")) head.remove_prefix(3);
  std::size_t found = 0, lines = 0;
  constexpr std::size_t max_lines = 40;
  for (; lines < max_lines; ++lines) {
    const std::size_t end = head.find('\n');
    std::string_view line = head.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) break;
    const std::size_t colon = line.find(':');
    const auto is_name_byte = [](char c) { return c > ' ' && c < 0x7f && c != ':'; };
    const bool folded = lines > 0 && is_blank(line[0]);
    if (!folded) {
      if (colon == 0 || colon == std::string_view::npos) return false;
      const std::string_view name = line.substr(0, colon);
      if (!std::all_of(name.begin(), name.end(), is_name_byte)) return false;
      found += std::find(known.begin(), known.end(), text::lower_ascii(name)) != known.end();
    }
    if (end == std::string_view::npos) break;
    head.remove_prefix(end + 1);
  }
  return found >= 3;
}

}  // namespace tra
