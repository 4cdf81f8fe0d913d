#include "archive/facets/text.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "archive/facets/rules.h"
#include "tra/error.h"

namespace tra::archive {
namespace {

constexpr char32_t kTableEnd = 0x1F00;  // beyond Latin Extended Additional, where Vietnamese ends

struct Letter {
  std::uint16_t base = 0;  // lower-case letter without its tone, 0 when no letter
  std::uint8_t tone = 0;   // 1..5 for grave, acute, tilde, hook, dot below
  bool upper = false;
};

std::uint8_t tone_of(UChar32 mark) {
  switch (mark) {
    case 0x0300:
      return 1;
    case 0x0301:
      return 2;
    case 0x0303:
      return 3;
    case 0x0309:
      return 4;
    case 0x0323:
      return 5;
    default:
      return 0;
  }
}

const icu::Normalizer2& nfc() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* instance = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) throw Error(ErrorCode::io, "ICU has no normalisation data");
  return *instance;
}

// Takes the tone marks off a letter and leaves the others (circumflex, breve, horn).
Letter split_letter(UChar32 c) {
  Letter letter;
  if (!u_isalpha(c)) return letter;
  letter.upper = u_isupper(c);
  icu::UnicodeString rest(u_tolower(c));
  icu::UnicodeString parts;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  if (U_SUCCESS(status)) nfd->normalize(rest, parts, status);
  if (U_SUCCESS(status)) {
    icu::UnicodeString kept;
    for (int i = 0; i < parts.length(); ++i) {
      if (std::uint8_t tone = tone_of(parts[i]); tone && i > 0)
        letter.tone = tone;
      else
        kept.append(parts[i]);
    }
    icu::UnicodeString composed = nfc().normalize(kept, status);
    if (U_SUCCESS(status) && composed.length() >= 1) letter.base = static_cast<std::uint16_t>(composed[0]);
  }
  return letter;
}

const std::array<Letter, kTableEnd>& letters() {
  static const std::array<Letter, kTableEnd> table = [] {
    std::array<Letter, kTableEnd> t{};
    for (char32_t c = 0; c < kTableEnd; ++c) t[c] = split_letter(static_cast<UChar32>(c));
    return t;
  }();
  return table;
}

// One code point of well-formed UTF-8; a stray byte is a code point of its own that is no letter.
struct Decoded {
  char32_t c;
  std::uint32_t size;
};

inline Decoded decode(const char* p, const char* end) {
  const auto b = static_cast<unsigned char>(*p);
  auto next = [&](int i) { return static_cast<char32_t>(static_cast<unsigned char>(p[i]) & 0x3F); };
  if (b < 0x80) return {b, 1};
  if (b >= 0xC2 && b < 0xE0 && end - p >= 2) return {((b & 0x1Fu) << 6) | next(1), 2};
  if (b >= 0xE0 && b < 0xF0 && end - p >= 3) return {((b & 0x0Fu) << 12) | (next(1) << 6) | next(2), 3};
  if (b >= 0xF0 && b < 0xF5 && end - p >= 4)
    return {((b & 0x07u) << 18) | (next(1) << 12) | (next(2) << 6) | next(3), 4};
  return {0xFFFD, 1};
}

std::uint16_t gap_of(char32_t c) {
  switch (c) {
    case ' ':
    case '\t':
    case 0xA0:
    case 0x3000:
      return kSpace;
    case '-':
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
      return kHyphen;
    case '/':
      return kSlash;
    case '.':
      return kDot;
    case ',':
      return kComma;
    case ';':
      return kSemicolon;
    case ':':
      return kColon;
    case '(':
    case '[':
      return kOpen;
    case ')':
    case ']':
      return kClose;
    case '"':
    case '\'':
    case 0x2018:
    case 0x2019:
    case 0x201C:
    case 0x201D:
    case 0xAB:
    case 0xBB:
      return kQuote;
    case '\n':
    case '\r':
      return kNewline;
    case '!':
    case '?':
    case 0x2026:
      return kStop;
    case 0x200B:
    case 0xFEFF:
    case 0xAD:
      return 0;
    default:
      return kOther;
  }
}

// The hash of a word's letters, and beside it that of its tones, so that "hòa" and "hoà" have one key.
class KeyBuilder {
 public:
  void add(std::uint16_t base, std::uint8_t tone) {
    letters_ = (letters_ ^ base) * 0x9E3779B97F4A7C15ull;
    if (tone) tones_ = tones_ * 7 + tone;
  }
  std::uint64_t key() const {
    const std::uint64_t mixed = letters_ ^ (letters_ >> 32) ^ (tones_ * 0xD6E8FEB86659FD93ull);
    return (mixed ^ (mixed >> 29)) | 1;
  }

 private:
  std::uint64_t letters_ = 0x243F6A8885A308D3ull;
  std::uint64_t tones_ = 0;
};

// Letters beyond the table (other scripts) are words of their own that no rule mentions.
inline Letter letter_of(char32_t c, const std::array<Letter, kTableEnd>& table) {
  if (c < kTableEnd) return table[c];
  Letter letter;
  if (c > 0x2FFF && u_isalpha(static_cast<UChar32>(c))) letter.base = static_cast<std::uint16_t>(c | 1);
  return letter;
}

bool is_short_abbreviation(const Token& t) {
  return !t.digits && t.upper && (t.letters == 1 || (t.all_caps && t.letters == 2));
}

bool ends_sentence(const Token& before, const Token& token) {
  if (token.gap & kNewline) return true;
  if (!(token.gap & kSpace)) return false;
  const bool starts = token.upper || token.digits || (token.gap & (kQuote | kOpen));
  if (token.gap & kStop) return starts;
  return (token.gap & kDot) && starts && !is_short_abbreviation(before);
}

}  // namespace

std::string_view Text::of(const Sentence& s) const {
  if (s.begin == s.end) return {};
  const std::uint32_t from = tokens[s.begin].begin;
  std::uint32_t to = s.end < tokens.size() ? tokens[s.end].begin : static_cast<std::uint32_t>(bytes.size());
  std::string_view view = std::string_view(bytes).substr(from, to - from);
  while (!view.empty() && (view.back() == '\n' || view.back() == ' ' || view.back() == '\r')) view.remove_suffix(1);
  return view;
}

std::string to_nfc(std::string_view text) {
  // Combining marks are U+0300..U+036F: lead bytes CC and CD, which begin nothing else in Vietnamese text.
  const bool composed =
      text.empty() || (!std::memchr(text.data(), 0xCC, text.size()) && !std::memchr(text.data(), 0xCD, text.size()));
  if (composed) return std::string(text);
  UErrorCode status = U_ZERO_ERROR;
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  nfc().normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink, nullptr, status);
  return U_SUCCESS(status) ? out : std::string(text);
}

std::uint64_t word_key(std::string_view word) {
  const auto& table = letters();
  KeyBuilder key;
  for (const char *p = word.data(), *end = p + word.size(); p < end;) {
    const Decoded d = decode(p, end);
    const Letter letter = letter_of(d.c, table);
    if (letter.base) key.add(letter.base, letter.tone);
    p += d.size;
  }
  return key.key();
}

void tokenize(Text& text, std::size_t from, const Vocabulary& vocabulary) {
  const auto& table = letters();
  const char* const start = text.bytes.data();
  const char* const end = start + text.bytes.size();
  std::uint16_t gap = text.tokens.empty() ? 0 : kNewline;
  text.tokens.reserve(text.tokens.size() + (text.bytes.size() - from) / 5);
  for (const char* p = start + from; p < end;) {
    const Decoded first = decode(p, end);
    Token t;
    t.begin = static_cast<std::uint32_t>(p - start);
    t.gap = gap;
    if (first.c >= '0' && first.c <= '9') {
      t.digits = true;
      int size = 0;
      for (; p < end && *p >= '0' && *p <= '9'; ++p, ++size)
        if (size < 9) t.number = t.number * 10 + static_cast<std::uint32_t>(*p - '0');
    } else if (Letter letter = letter_of(first.c, table); letter.base) {
      t.upper = letter.upper;
      bool caps = letter.upper;
      KeyBuilder key;
      std::uint32_t letters_seen = 0;
      Decoded d = first;
      do {
        key.add(letter.base, letter.tone);
        caps &= letter.upper;
        ++letters_seen;
        p += d.size;
        if (p >= end) break;
        d = decode(p, end);
        letter = letter_of(d.c, table);
      } while (letter.base);
      t.letters = static_cast<std::uint8_t>(std::min(letters_seen, 255u));
      t.all_caps = caps && t.letters >= 2;
      t.key = key.key();
      t.word = vocabulary.find(t.key);
    } else {
      const std::uint16_t bit = gap_of(first.c);
      gap = bit == kNewline ? bit : static_cast<std::uint16_t>(gap | bit);  // a line end forgets what stood before it
      p += first.size;
      continue;
    }
    t.end = static_cast<std::uint32_t>(p - start);
    text.tokens.push_back(t);
    gap = 0;
  }
}

void split_sentences(Text& text, std::size_t first) {
  Sentence s{static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(first)};
  for (std::size_t i = first; i < text.tokens.size(); ++i) {
    if (i > first && ends_sentence(text.tokens[i - 1], text.tokens[i])) {
      text.sentences.push_back(s);
      s.begin = static_cast<std::uint32_t>(i);
    }
    s.end = static_cast<std::uint32_t>(i + 1);
  }
  if (s.begin != s.end) text.sentences.push_back(s);
}

}  // namespace tra::archive
