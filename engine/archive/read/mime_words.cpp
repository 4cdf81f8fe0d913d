#include "archive/read/mime_words.h"

#include <algorithm>
#include <optional>

#include "archive/read/mime.h"
#include "archive/read/text.h"
#include "text/ascii.h"

namespace tra {
namespace {

int base64_digit(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  return c == '+' || c == '-' ? 62 : c == '/' || c == '_' ? 63 : -1;
}

// The byte that two hexadecimal digits at `at` stand for.
std::optional<char> hex_byte(std::string_view text, std::size_t at) {
  if (at + 2 > text.size() || text::hex_digit(text[at]) < 0 || text::hex_digit(text[at + 1]) < 0) return std::nullopt;
  return static_cast<char>(16 * text::hex_digit(text[at]) + text::hex_digit(text[at + 1]));
}

struct EncodedWord {
  std::string charset, bytes;
  std::size_t length = 0;  // of the encoded word in the header
};

// Parses an encoded word, =?CHARSET?B?...?= or =?CHARSET?Q?...?=, at the front of the text.
std::optional<EncodedWord> encoded_word(std::string_view text) {
  if (!text.starts_with("=?")) return std::nullopt;
  const std::size_t kind = text.find('?', 2);
  if (kind == std::string_view::npos || kind == 2 || kind > 60 || kind + 2 >= text.size() || text[kind + 2] != '?')
    return std::nullopt;
  const std::size_t end = text.find("?=", kind + 3);
  if (end == std::string_view::npos) return std::nullopt;
  EncodedWord word;
  word.charset = text::lower_ascii(text.substr(2, kind - 2));
  word.charset.resize(std::min(word.charset.find('*'), word.charset.size()));  // RFC 2231 allows a language after '*'
  word.length = end + 2;
  const std::string_view inside = text.substr(kind + 3, end - kind - 3);
  std::size_t bad = 0;
  if ((text[kind + 1] | 0x20) == 'b') {
    word.bytes = decode_base64(inside, bad);
  } else if ((text[kind + 1] | 0x20) == 'q') {
    std::string spaced(inside);
    std::replace(spaced.begin(), spaced.end(), '_', ' ');
    word.bytes = decode_quoted_printable(spaced, bad);
  } else {
    return std::nullopt;
  }
  return word;
}

}  // namespace

std::string decode_base64(std::string_view text, std::size_t& bad) {
  std::string bytes;
  bytes.reserve(text.size() / 4 * 3);
  unsigned group = 0, digits = 0;
  for (const char c : text) {
    const int digit = base64_digit(c);
    if (digit < 0) {
      if (c == '=' && digits > 0) digits = 4 + digits;  // padding ends a group of digits; more groups may follow
      bad += c != '=' && !text::is_ascii_blank(c);
    } else {
      group = group << 6 | static_cast<unsigned>(digit);
      ++digits;
    }
    if (digits < 4) continue;
    const unsigned have = digits == 4 ? 4 : digits - 4;
    group <<= 6 * (4 - have);
    for (unsigned i = 0; i + 1 < have; ++i) bytes += static_cast<char>(group >> (16 - 8 * i) & 0xff);
    bad += have == 1;
    group = digits = 0;
  }
  if (digits > 0) {
    group <<= 6 * (4 - digits);
    for (unsigned i = 0; i + 1 < digits; ++i) bytes += static_cast<char>(group >> (16 - 8 * i) & 0xff);
    ++bad;
  }
  return bytes;
}

std::string decode_quoted_printable(std::string_view text, std::size_t& bad) {
  std::string bytes;
  bytes.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] != '=') {
      bytes += text[i++];
      continue;
    }
    if (const auto byte = hex_byte(text, i + 1)) {
      bytes += *byte;
      i += 3;
      continue;
    }
    std::size_t end = i + 1;  // a soft line break, before which blanks may stand
    while (end < text.size() && (text[end] == ' ' || text[end] == '\t' || text[end] == '\r')) ++end;
    if (end < text.size() && text[end] == '\n') {
      i = end + 1;
    } else if (end == text.size()) {
      i = end;
    } else {
      ++bad;
      bytes += text[i++];
    }
  }
  return bytes;
}

// Adjacent encoded words of one charset are decoded together, because mailers split characters between words. White
// space between two encoded words is dropped (RFC 2047, section 6.2).
std::string decode_header(std::string_view value) {
  std::string decoded, plain, bytes, charset;
  const auto flush_plain = [&] {
    if (!plain.empty()) decoded += decode_bytes(plain).text;
    plain.clear();
  };
  const auto flush_words = [&] {
    if (!bytes.empty()) decoded += decode_bytes(bytes, charset).text;
    bytes.clear();
  };
  for (std::size_t i = 0; i < value.size();) {
    const std::optional<EncodedWord> word = encoded_word(value.substr(i));
    if (word) {
      if (std::all_of(plain.begin(), plain.end(), text::is_ascii_blank) && !bytes.empty()) plain.clear();
      if (!plain.empty() || word->charset != charset) flush_words();
      flush_plain();
      charset = word->charset;
      bytes += word->bytes;
      i += word->length;
    } else {
      if (!bytes.empty() && !text::is_ascii_blank(value[i])) flush_words();
      plain += text::is_ascii_blank(value[i]) ? ' ' : value[i];
      ++i;
    }
  }
  flush_words();
  flush_plain();
  return std::string(text::trim(decoded));
}

std::string decode_extended(std::string_view value) {
  std::string charset;
  const std::size_t language = value.find('\'');
  const std::size_t text = language == std::string_view::npos ? language : value.find('\'', language + 1);
  if (text != std::string_view::npos) {
    charset = text::lower_ascii(value.substr(0, language));
    value.remove_prefix(text + 1);
  }
  std::string bytes;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const auto byte = value[i] == '%' ? hex_byte(value, i + 1) : std::nullopt;
    bytes += byte ? *byte : value[i];
    if (byte) i += 2;
  }
  return decode_bytes(bytes, charset).text;
}

std::string sender_name(std::string_view from) {
  const std::string decoded = decode_header(from);
  const std::string_view all = decoded;
  const std::size_t angle = all.find('<');
  const std::size_t comment = all.find('(');
  std::string_view name = text::trim(all.substr(0, angle));
  if (name.size() >= 2 && name.starts_with('"') && name.ends_with('"')) name = name.substr(1, name.size() - 2);
  if (angle == std::string_view::npos && comment != std::string_view::npos) {
    const std::string_view inside = all.substr(comment + 1);
    name = inside.substr(0, inside.find(')'));
  }
  if (name.empty() && angle != std::string_view::npos) {
    const std::string_view address = all.substr(angle + 1);
    name = address.substr(0, address.find('>'));
  }
  return std::string(text::trim(name));
}

std::string decode_transfer(const MimePart& part, std::string& damage) {
  std::string encoding = text::lower_ascii(text::trim(part.header("content-transfer-encoding")));
  encoding.resize(std::min(encoding.find_first_of(" ;("), encoding.size()));
  std::size_t bad = 0;
  std::string bytes;
  if (encoding == "base64")
    bytes = decode_base64(part.body, bad);
  else if (encoding == "quoted-printable")
    bytes = decode_quoted_printable(part.body, bad);
  else if (encoding.empty() || encoding == "7bit" || encoding == "8bit" || encoding == "binary")
    bytes = part.body;
  else
    damage = "a transfer encoding that is not known: " + encoding;
  if (bad > 0) damage = "damaged " + encoding + ": " + std::to_string(bad) + " bytes or groups that are none";
  return bytes;
}

}  // namespace tra
