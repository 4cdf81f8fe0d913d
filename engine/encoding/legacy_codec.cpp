#include "encoding/legacy_codec.h"

#include <unicode/normalizer2.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

#include "encoding/damaged.h"
#include "encoding/legacy_tables.h"
#include "text/ascii.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace tra::analysis {

using namespace text;
namespace {

struct Name {
  std::string_view text;
  Legacy encoding;
};
constexpr Name kNames[] = {
    {"tcvn3", Legacy::tcvn3},
    {"vni", Legacy::vni},
    {"windows-1258", Legacy::windows_1258},
    {"viscii", Legacy::viscii},
    {"vps", Legacy::vps},
    {"utf-8-twice", Legacy::utf8_twice},
    {"windows-1252", Legacy::windows_1252},
    {"tcvn3", Legacy::tcvn3_stripped},
    {"tcvn", Legacy::tcvn3},
    {"tcvn-5712", Legacy::tcvn3},
    {"tcvn5712-1", Legacy::tcvn3},
    {"abc", Legacy::tcvn3},
    {"x-viet-tcvn5712", Legacy::tcvn3},
    {"x-viet-vni", Legacy::vni},
    {"vni-win", Legacy::vni},
    {"cp1258", Legacy::windows_1258},
    {"x-viet-vps", Legacy::vps},
    {"x-vps", Legacy::vps},
    {"iso-8859-1", Legacy::windows_1252},
    {"latin1", Legacy::windows_1252},
    {"cp1252", Legacy::windows_1252},
};

std::string by_table(std::string_view bytes, std::u32string_view upper_half) {
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    append_point(out, byte < 0x80 ? byte : upper_half[byte - 0x80]);
  }
  return out;
}

// Editors of web pages wrote the byte of TCVN3's "ư", the soft hyphen of Latin-1, as a character reference.
std::string with_soft_hyphens(std::string_view bytes) {
  constexpr std::string_view kReferences[] = {"&shy;", "&#173;", "&#xAD;", "&#xad;"};
  std::string out;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find('&', at), bytes.size());
    out += bytes.substr(at, end - at);
    at = end;
    if (at == bytes.size()) break;
    const std::string_view rest = bytes.substr(at);
    const auto* const found = std::find_if(std::begin(kReferences), std::end(kReferences),
                                           [&](std::string_view reference) { return rest.starts_with(reference); });
    const bool is_reference = found != std::end(kReferences);
    out += is_reference ? '\xAD' : '&';
    at += is_reference ? found->size() : 1;
  }
  return out;
}

std::string by_tcvn3(std::string_view bytes) { return by_table(with_soft_hyphens(bytes), kTcvn3); }

std::string by_viscii(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    append_point(out, byte < 0x80 ? viscii_control(byte) : kViscii[byte - 0x80]);
  }
  return out;
}

// VNI for Windows writes a Latin-1 letter followed by a character that stands for the letter's diacritics.
struct VniMark {
  char32_t written;
  Mark mark;
  Tone tone;
};
constexpr VniMark kVniMarks[] = {
    {U'ù', kPlain, kAcute},     {U'ø', kPlain, kGrave},      {U'û', kPlain, kHook},       {U'õ', kPlain, kTilde},
    {U'ï', kPlain, kDot},       {U'â', kCircumflex, kLevel}, {U'á', kCircumflex, kAcute}, {U'à', kCircumflex, kGrave},
    {U'å', kCircumflex, kHook}, {U'ã', kCircumflex, kTilde}, {U'ä', kCircumflex, kDot},   {U'ê', kBreve, kLevel},
    {U'é', kBreve, kAcute},     {U'è', kBreve, kGrave},      {U'ú', kBreve, kHook},       {U'ü', kBreve, kTilde},
    {U'ë', kBreve, kDot},
};
struct VniLetter {
  char32_t written;
  Letter letter;
};
constexpr VniLetter kVniLetters[] = {
    {U'ñ', {'d', kBar, kLevel}},   {U'ô', {'o', kHorn, kLevel}},  {U'ö', {'u', kHorn, kLevel}},
    {U'í', {'i', kPlain, kAcute}}, {U'ì', {'i', kPlain, kGrave}}, {U'æ', {'i', kPlain, kHook}},
    {U'ó', {'i', kPlain, kTilde}}, {U'ò', {'i', kPlain, kDot}},   {U'î', {'y', kPlain, kDot}},
};

bool is_latin1_capital(char32_t c) { return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7); }
char32_t latin1_lower(char32_t c) { return is_latin1_capital(c) ? c + 32 : c; }

// The capital of a precomposed Vietnamese lower-case letter.
char32_t capital_of(char32_t lower) {
  if (lower == 0x111) return 0x110;
  if (lower < 0x80) return lower - 32;
  const auto at = std::u32string_view(detail::kLowerVowels).find(lower);
  return at == std::u32string_view::npos ? lower : detail::kUpperVowels[at];
}

Letter vni_letter(char32_t lower) {
  for (const VniLetter& each : kVniLetters) {
    if (each.written == lower) return each.letter;
  }
  return lower < 0x80 ? letter_of(lower) : Letter{};
}

// Adds to `letter` the diacritics that a following character stands for. Returns false when the character stands for
// none.
bool add_vni_mark(Letter& letter, char32_t lower) {
  if (letter.tone != kLevel || std::string_view("aeiouy").find(letter.base) == std::string_view::npos) return false;
  for (const VniMark& each : kVniMarks) {
    if (each.written != lower) continue;
    if (each.mark != kPlain && (letter.mark != kPlain || !is_letter(letter.base, each.mark))) return false;
    if (each.mark != kPlain) letter.mark = each.mark;
    letter.tone = each.tone;
    return true;
  }
  return false;
}

std::string by_vni(std::string_view bytes) {
  const auto at = [&](std::size_t i) -> char32_t {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    return byte < 0x80 ? byte : kWindows1252[byte - 0x80];
  };
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char32_t written = at(i);
    Letter letter = vni_letter(latin1_lower(written));
    if (letter.base == 0) {
      append_point(out, written);
      continue;
    }
    if (i + 1 < bytes.size() && add_vni_mark(letter, latin1_lower(at(i + 1)))) ++i;
    const char32_t lower = code_point(letter);
    append_point(out, is_latin1_capital(written) ? capital_of(lower) : lower);
  }
  return out;
}

// ICU decodes windows-1258 to letters with combining tones, so the result is composed.
std::optional<std::string> by_windows_1258(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, void (*)(UConverter*)> converter(ucnv_open("windows-1258", &status), ucnv_close);
  if (U_FAILURE(status)) return std::nullopt;
  const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter.get(), status);
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return std::nullopt;
  std::string out;
  nfc->normalize(text, status).toUTF8String(out);
  return U_SUCCESS(status) ? std::optional(out) : std::nullopt;
}

std::optional<std::string> if_utf8(std::string_view bytes) {
  bool plain = true;
  for (std::size_t at = 0; at < bytes.size();) {
    const DecodedPoint point = decode_point(bytes, at);
    if (point.length == 0) return std::nullopt;
    plain = plain && point.length == 1;
    at += point.length;
  }
  return plain ? std::nullopt : std::optional<std::string>(bytes);
}

}  // namespace

std::string_view name_of(Legacy encoding) {
  for (const Name& name : kNames) {
    if (name.encoding == encoding) return name.text;
  }
  return {};
}

std::optional<Legacy> legacy_named(std::string_view charset) {
  const std::string lower = lower_ascii(charset);
  for (const Name& name : kNames) {
    if (name.text == lower) return name.encoding;
  }
  return std::nullopt;
}

std::optional<std::string> decode_legacy(std::string_view bytes, Legacy encoding) {
  switch (encoding) {
    case Legacy::tcvn3:
      return by_tcvn3(bytes);
    case Legacy::tcvn3_stripped:
      // Nothing was stripped where the soft hyphens are still there.
      if (with_soft_hyphens(bytes).find('\xAD') != std::string::npos) return std::nullopt;
      return restore_lost_u_horn(by_tcvn3(bytes));
    case Legacy::vni:
      return by_vni(bytes);
    case Legacy::windows_1258:
      return by_windows_1258(bytes);
    case Legacy::viscii:
      return by_viscii(bytes);
    case Legacy::vps:
      return by_table(bytes, kVps);
    case Legacy::utf8_twice:
      return if_utf8(bytes);
    case Legacy::windows_1252:
      return by_table(bytes, kWindows1252);
  }
  return std::nullopt;
}

std::optional<unsigned char> byte_behind(char32_t c) {
  constexpr char32_t kFirstInWindows1258 = U'\u0102';  // shown for the first byte of à, á, â and the like
  if (c < 0x100) return static_cast<unsigned char>(c);
  if (c == kFirstInWindows1258) return 0xC3;
  const std::size_t high = kWindows1252.find(c);
  if (high == std::u32string_view::npos) return std::nullopt;
  return static_cast<unsigned char>(0x80 + high);
}

std::optional<std::string> bytes_behind(std::string_view utf8) {
  std::string bytes;
  for (std::size_t at = 0; at < utf8.size();) {
    const DecodedPoint point = decode_point(utf8, at);
    const auto byte = byte_behind(point.value);
    if (point.length == 0 || !byte) return std::nullopt;
    at += point.length;
    bytes += static_cast<char>(*byte);
  }
  return bytes;
}

}  // namespace tra::analysis
