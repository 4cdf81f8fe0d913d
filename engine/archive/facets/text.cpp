#include "archive/facets/text.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstring>
#include <utility>

#include "archive/facets/rules.h"
#include "archive/facets/word_cache.h"
#include "text/ascii.h"
#include "text/chunk.h"
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

constinit std::array<std::atomic<WordCache*>, 16> idle_caches{};

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

WordCacheLease::WordCacheLease(std::uint64_t vocabulary) {
  for (auto& idle : idle_caches)
    if (!cache_ && idle.load(std::memory_order_relaxed) != nullptr) cache_.reset(idle.exchange(nullptr));
  if (!cache_) cache_ = std::make_unique<WordCache>();
  cache_->keep_to(vocabulary);
}

WordCacheLease::~WordCacheLease() {
  for (auto& idle : idle_caches)
    if (WordCache* none = nullptr; idle.compare_exchange_strong(none, cache_.get())) {
      cache_.release();
      return;
    }
}

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

namespace {

// Reads the word at bytes[at], which begins with `letter`, and returns where it ends.
std::size_t read_word(std::string_view bytes, std::size_t at, Letter letter, std::size_t length, LetterTable& table,
                      WordCache::Word& word) {
  word.upper = letter.upper;
  bool caps = letter.upper;
  KeyBuilder key;
  std::uint32_t letters_seen = 0;
  do {
    key.add(letter.base, letter.tone);
    caps &= letter.upper;
    ++letters_seen;
    at += length;
    if (at >= bytes.size()) break;
    const text::DecodedPoint point = text::point_at(bytes, at);
    letter = letter_of(point.value, table);
    length = point.length;
  } while (letter.base);
  word.letters = static_cast<std::uint8_t>(std::min(letters_seen, 255u));
  word.all_caps = caps && word.letters >= 2;
  word.key = key.key();
  return at;
}

// Divides a text into tokens one after the other.
class Tokenizer {
 public:
  Tokenizer(Text& text, const Vocabulary& vocabulary)
      : text_(text), bytes_(text.bytes), vocabulary_(vocabulary), cache_(vocabulary.version()) {}

  void run(std::size_t from) {
    gap_ = text_.tokens.empty() ? 0 : kNewline;
    for (std::size_t at = from; at < bytes_.size();) {
      const char byte = bytes_[at];
      if (byte == ' ') {
        gap_ |= kSpace;
        ++at;
      } else if (text::is_ascii_digit(byte)) {
        at = read_number(at);
      } else if (static_cast<unsigned char>(byte) < 0x80 && !is_ascii_letter(byte)) {
        at = read_gap({static_cast<char32_t>(byte), 1}, at);
      } else {
        at = read_word_or_gap(at);
      }
    }
  }

 private:
  std::size_t read_number(std::size_t at) {
    const std::size_t begin = at;
    std::uint32_t number = 0;
    for (int size = 0; at < bytes_.size() && text::is_ascii_digit(bytes_[at]); ++at, ++size)
      if (size < 9) number = number * 10 + static_cast<std::uint32_t>(bytes_[at] - '0');
    Token& t = add(begin, at);
    t.digits = true;
    t.number = number;
    return at;
  }

  static bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

  std::size_t read_gap(text::DecodedPoint point, std::size_t at) {
    const std::uint16_t bit = gap_of(point.value);
    gap_ = bit == kNewline ? bit : static_cast<std::uint16_t>(gap_ | bit);  // a line end forgets what stood before it
    return at + point.length;
  }

  std::size_t read_word_or_gap(std::size_t at) {
    text::Chunk chunk;
    if (bytes_.size() - at >= text::kChunkReach) chunk = text::read_chunk(bytes_.data() + at);
    WordCache::Word& known = cache_->entry_of(chunk);
    if (chunk.length != 0 && known.is(chunk)) return add_word(known, at, at + chunk.length);
    const text::DecodedPoint first = text::point_at(bytes_, at);
    const Letter letter = letter_of(first.value, table_);
    if (!letter.base) return read_gap(first, at);
    WordCache::Word word{.low = chunk.low, .high = chunk.high};
    const std::size_t end = read_word(bytes_, at, letter, first.length, table_, word);
    word.word = vocabulary_.find(word.key);
    if (end - at == chunk.length) known = word;
    return add_word(word, at, end);
  }

  std::size_t add_word(const WordCache::Word& word, std::size_t begin, std::size_t end) {
    Token& t = add(begin, end);
    t.key = word.key;
    t.word = word.word;
    t.letters = word.letters;
    t.upper = word.upper;
    t.all_caps = word.all_caps;
    return end;
  }

  Token& add(std::size_t begin, std::size_t end) {
    Token& t = text_.tokens.emplace_back();
    t.begin = static_cast<std::uint32_t>(begin);
    t.end = static_cast<std::uint32_t>(end);
    t.gap = std::exchange(gap_, 0);
    return t;
  }

  Text& text_;
  const std::string_view bytes_;
  const Vocabulary& vocabulary_;
  const WordCacheLease cache_;
  LetterTable& table_ = letters();
  std::uint16_t gap_ = 0;
};

}  // namespace

void tokenize(Text& text, std::size_t from, const Vocabulary& vocabulary) {
  text.tokens.reserve(text.tokens.size() + (text.bytes.size() - from) / 5);
  Tokenizer(text, vocabulary).run(from);
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
