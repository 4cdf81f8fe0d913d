#include "archive/read/text.h"

#include <unicode/unistr.h>

#include <algorithm>
#include <span>
#include <vector>

#include "archive/read/sniff.h"
#include "archive/read/source.h"
#include "encoding/legacy_text.h"

namespace tra {
namespace {

constexpr const char* mojibake = "mojibake";

DecodedText decode_utf16(std::string_view bytes, bool big_endian) {
  const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()),
                                big_endian ? "UTF-16BE" : "UTF-16LE");
  DecodedText decoded{{}, big_endian ? "utf-16be" : "utf-16le"};
  text.toUTF8String(decoded.text);
  return decoded;
}

std::size_t count_lines(std::string_view text) {
  return 1 + static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

// Removes that many lines from the front of `text` and returns them.
std::string take_lines(std::string_view& text, std::size_t lines) {
  std::size_t end = 0;
  for (; lines > 0 && end < text.size(); --lines) end = std::min(text.find('\n', end), text.size() - 1) + 1;
  std::string taken(text.substr(0, end));
  text.remove_prefix(end);
  if (taken.ends_with('\n')) taken.pop_back();
  return taken;
}

bool has_mojibake_line(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (analysis::may_be_mojibake(text.substr(at, end - at))) return true;
    at = end + 1;
  }
  return false;
}

}  // namespace

DecodedText decode_bytes(std::string_view bytes, std::string_view declared) {
  if (bytes.starts_with("\xff\xfe")) return decode_utf16(bytes.substr(2), false);
  if (bytes.starts_with("\xfe\xff")) return decode_utf16(bytes.substr(2), true);
  if (looks_like_utf16(bytes.substr(0, sniff_bytes))) return decode_utf16(bytes, bytes.find('\0') % 2 == 0);
  analysis::Decoded decoded = analysis::decode_text(std::as_bytes(std::span(bytes)), declared);
  const bool repaired = decoded.encoding == "utf-8" && decoded.repaired_paragraphs > 0;
  return {std::move(decoded.text), repaired ? mojibake : std::move(decoded.encoding)};
}

ParsedArticle read_text_page(std::string_view bytes) {
  DecodedText decoded = decode_bytes(bytes);
  if (decoded.text.find_first_not_of(" \t\r\n\f") == std::string::npos) throw ReadError("nothing but white space");
  ParsedArticle parsed;
  parsed.article.body = std::move(decoded.text);
  parsed.encoding = std::move(decoded.encoding);
  parsed.raw_page = true;
  return parsed;
}

void repair_mojibake(ParsedArticle& parsed) {
  Article& article = parsed.article;
  // The fields are decoded together, so that the encoding of a short headline is judged together with the page's text.
  std::vector<std::string*> fields;
  std::string together;
  for (std::string* field : {&article.title, &article.lead, &article.body, &article.captions, &article.tail}) {
    if (!has_mojibake_line(*field)) continue;
    fields.push_back(field);
    together += *field + '\n';
  }
  if (fields.empty()) return;
  const analysis::Decoded decoded = analysis::decode_text(std::as_bytes(std::span(together)));
  if (decoded.repaired_paragraphs == 0) return;
  parsed.encoding = mojibake;
  std::string_view rest = decoded.text;
  for (std::string* field : fields) *field = take_lines(rest, count_lines(*field));
}

}  // namespace tra
