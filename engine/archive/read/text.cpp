#include "archive/read/text.h"

#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "archive/read/sniff.h"
#include "archive/read/source.h"
#include "encoding/doubtful_lines.h"
#include "encoding/legacy_text.h"
#include "encoding/viqr.h"
#include "text/ascii.h"

namespace tra {
namespace {

constexpr const char* mojibake = "mojibake";
constexpr const char* viqr = "viqr";
constexpr std::size_t max_doubtful_lines = 1'000'000;  // later lines stay as they are

// Old mail programs wrote UTF-7, whose bytes are ASCII.
bool is_utf7(std::string_view declared) {
  const std::string name = text::lower_ascii(declared);
  return name == "utf-7" || name == "utf7" || name == "unicode-1-1-utf-7";
}

DecodedText decode_utf7(std::string_view bytes) {
  DecodedText decoded{{}, "utf-7", {}};
  icu::UnicodeString(bytes.data(), static_cast<std::int32_t>(bytes.size()), "UTF-7").toUTF8String(decoded.text);
  return decoded;
}

DecodedText decode_wide(std::string_view bytes, const WideText& wide) {
  std::string name = (wide.unit == 4 ? "utf-32" : "utf-16") + std::string(wide.big_endian ? "be" : "le");
  bytes.remove_prefix(wide.mark);
  const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()), name.c_str());
  DecodedText decoded{{}, std::move(name), {}};
  text.toUTF8String(decoded.text);
  return decoded;
}

// Programs for layout end lines with U+2028 and paragraphs with U+2029.
void replace_line_separators(std::string& text) {
  for (std::size_t at = text.find("\xE2\x80"); at != std::string::npos; at = text.find("\xE2\x80", at + 1))
    if (at + 2 < text.size() && (text[at + 2] == '\xA8' || text[at + 2] == '\xA9')) text.replace(at, 3, "\n");
}

std::array<std::string*, 5> text_fields(Article& article) {
  return {&article.title, &article.lead, &article.body, &article.captions, &article.tail};
}

// Whether title and text are in VIQR, whose letters are ASCII.
bool is_viqr(const Article& article) {
  constexpr std::size_t most_bytes = 1024;  // of each field
  const auto has_mark = [&](const std::string& field) {
    return std::string_view(field).substr(0, most_bytes).find('^') != std::string_view::npos;
  };
  if (!has_mark(article.body) && !has_mark(article.lead)) return false;
  return analysis::looks_like_viqr(article.title.substr(0, most_bytes) + "\n" + article.lead.substr(0, most_bytes) +
                                   "\n" + article.body.substr(0, most_bytes));
}

// A line of a field that may have been read in a wrong encoding.
struct DoubtfulLine {
  std::string* field;
  analysis::LineOfText line;
};

std::vector<DoubtfulLine> doubtful_lines(Article& article) {
  std::vector<DoubtfulLine> all;
  std::vector<analysis::LineOfText> lines;
  for (std::string* field : text_fields(article)) {
    lines.clear();
    analysis::find_doubtful_lines(*field, max_doubtful_lines - all.size(), lines);
    for (const analysis::LineOfText& line : lines) all.push_back({field, line});
  }
  return all;
}

}  // namespace

DecodedText decode_bytes(std::string_view bytes, std::string_view declared) {
  if (const WideText wide = wide_text(bytes.substr(0, sniff_bytes))) return decode_wide(bytes, wide);
  if (is_utf7(declared)) return decode_utf7(bytes);
  analysis::Decoded decoded = analysis::decode_text(std::as_bytes(std::span(bytes)), declared);
  const bool repaired = decoded.encoding == "utf-8" && decoded.repaired_paragraphs > 0;
  std::string unknown = decoded.unknown_charset ? text::lower_ascii(declared) : "";
  return {std::move(decoded.text), repaired ? mojibake : std::move(decoded.encoding), std::move(unknown)};
}

std::string unknown_encoding(const DecodedText& decoded) {
  constexpr std::size_t most = 40;  // bytes of a name
  if (decoded.unknown.empty()) return {};
  return "the encoding \"" + decoded.unknown.substr(0, most) + "\", which is not known: the text was read as " +
         decoded.encoding;
}

ParsedArticle read_text_page(std::string_view bytes) {
  DecodedText decoded = decode_bytes(bytes);
  if (decoded.text.find_first_not_of(" \t\r\n\f") == std::string::npos) throw ReadError("nothing but white space");
  std::erase(decoded.text, '\0');
  replace_line_separators(decoded.text);
  // Lines of the first Macintosh end with a carriage return.
  if (decoded.text.find('\n') == std::string::npos) std::replace(decoded.text.begin(), decoded.text.end(), '\r', '\n');
  ParsedArticle parsed;
  if (analysis::looks_like_viqr(decoded.text)) decoded = {analysis::decode_viqr(decoded.text), viqr, {}};
  parsed.article.body = std::move(decoded.text);
  parsed.encoding = std::move(decoded.encoding);
  parsed.raw_page = true;
  return parsed;
}

void decode_viqr(ParsedArticle& parsed) {
  if (!is_viqr(parsed.article)) return;
  for (std::string* field : text_fields(parsed.article)) *field = analysis::decode_viqr(*field);
  parsed.encoding = viqr;
}

void repair_mojibake(ParsedArticle& parsed) {
  decode_viqr(parsed);
  const std::vector<DoubtfulLine> lines = doubtful_lines(parsed.article);
  if (lines.empty()) return;
  // The lines are decoded together, so that the encoding of a short headline is judged together with the page's text.
  std::string together;
  for (const auto& [field, line] : lines) together.append(*field, line.at, line.bytes) += '\n';
  const analysis::Decoded decoded = analysis::decode_text(std::as_bytes(std::span(together)));
  if (decoded.repaired_paragraphs == 0) return;
  parsed.encoding = mojibake;
  // From the last line to the first, because a replaced line moves what stands behind it. A decoded line has no line
  // end.
  std::string_view rest = decoded.text;
  for (auto each = lines.rbegin(); each != lines.rend() && !rest.empty(); ++each) {
    rest.remove_suffix(1);
    const std::size_t begin = rest.rfind('\n') + 1;  // 0 when there is none before
    each->field->replace(each->line.at, each->line.bytes, rest.substr(begin));
    rest = rest.substr(0, begin);
  }
}

}  // namespace tra
