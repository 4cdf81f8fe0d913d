#include "archive/facets/text.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstring>

#include "archive/facets/rules.h"
#include "text/letters.h"
#include "text/utf8.h"
#include "tra/error.h"

namespace tra::archive {
namespace {

constexpr char32_t kTableEnd = 0x1F00;  // beyond Latin Extended Additional, where Vietnamese ends

struct Letter {
  std::uint16_t base = 0;  // lower-case letter without its tone, 0 when no letter
  std::uint8_t tone = text::kLevel;
  bool upper = false;
};

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
      if (const auto tone = text::combining_tone(parts[i]); tone != text::kLevel && i > 0)
        letter.tone = tone;
      else
        kept.append(parts[i]);
    }
    icu::UnicodeString composed = nfc().normalize(kept, status);
    if (U_SUCCESS(status) && composed.length() >= 1) letter.base = static_cast<std::uint16_t>(composed[0]);
  }
  return letter;
}

// The letters that were met so far: splitting all of them takes millions of instructions, and a query has few. Every
// thread that splits a letter stores the same value.
class LetterTable {
 public:
  Letter operator[](char32_t c) {
    std::uint32_t packed = letters_[c].load(std::memory_order_relaxed);
    if (packed == 0) {
      const Letter letter = split_letter(static_cast<UChar32>(c));
      packed = kKnown | (letter.upper ? kUpper : 0) | static_cast<std::uint32_t>(letter.tone << 16) | letter.base;
      letters_[c].store(packed, std::memory_order_relaxed);
    }
    return {static_cast<std::uint16_t>(packed), static_cast<std::uint8_t>(packed >> 16), (packed & kUpper) != 0};
  }

 private:
  static constexpr std::uint32_t kKnown = 1u << 31, kUpper = 1u << 30;
  std::array<std::atomic<std::uint32_t>, kTableEnd> letters_{};
};

LetterTable& letters() {
  static constinit LetterTable table;
  return table;
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
inline Letter letter_of(char32_t c, LetterTable& table) {
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
  LetterTable& table = letters();
  KeyBuilder key;
  for (std::size_t at = 0; at < word.size();) {
    const text::DecodedPoint point = text::point_at(word, at);
    const Letter letter = letter_of(point.value, table);
    if (letter.base) key.add(letter.base, letter.tone);
    at += point.length;
  }
  return key.key();
}

void tokenize(Text& text, std::size_t from, const Vocabulary& vocabulary) {
  LetterTable& table = letters();
  const std::string_view bytes = text.bytes;
  std::uint16_t gap = text.tokens.empty() ? 0 : kNewline;
  text.tokens.reserve(text.tokens.size() + (bytes.size() - from) / 5);
  for (std::size_t at = from; at < bytes.size();) {
    const text::DecodedPoint first = text::point_at(bytes, at);
    Token t;
    t.begin = static_cast<std::uint32_t>(at);
    t.gap = gap;
    if (first.value >= '0' && first.value <= '9') {
      t.digits = true;
      int size = 0;
      for (; at < bytes.size() && bytes[at] >= '0' && bytes[at] <= '9'; ++at, ++size)
        if (size < 9) t.number = t.number * 10 + static_cast<std::uint32_t>(bytes[at] - '0');
    } else if (Letter letter = letter_of(first.value, table); letter.base) {
      t.upper = letter.upper;
      bool caps = letter.upper;
      KeyBuilder key;
      std::uint32_t letters_seen = 0;
      text::DecodedPoint point = first;
      do {
        key.add(letter.base, letter.tone);
        caps &= letter.upper;
        ++letters_seen;
        at += point.length;
        if (at >= bytes.size()) break;
        point = text::point_at(bytes, at);
        letter = letter_of(point.value, table);
      } while (letter.base);
      t.letters = static_cast<std::uint8_t>(std::min(letters_seen, 255u));
      t.all_caps = caps && t.letters >= 2;
      t.key = key.key();
      t.word = vocabulary.find(t.key);
    } else {
      const std::uint16_t bit = gap_of(first.value);
      gap = bit == kNewline ? bit : static_cast<std::uint16_t>(gap | bit);  // a line end forgets what stood before it
      at += first.length;
      continue;
    }
    t.end = static_cast<std::uint32_t>(at);
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
