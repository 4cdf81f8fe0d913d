#include "encoding/viqr.h"

#include <cstddef>
#include <optional>

#include "analysis/syllable.h"
#include "text/ascii.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace tra::analysis {
namespace {

bool is_letter(char c) { return text::is_ascii_capital(c) || (c >= 'a' && c <= 'z'); }

std::uint8_t mark_of(char c) {
  return c == '^' ? text::kCircumflex : c == '(' ? text::kBreve : c == '+' || c == '*' ? text::kHorn : text::kPlain;
}

std::uint8_t tone_of(char c) {
  switch (c) {
    case '`':
      return text::kGrave;
    case '?':
      return text::kHook;
    case '~':
      return text::kTilde;
    case '\'':
      return text::kAcute;
    case '.':
      return text::kDot;
    default:
      return text::kLevel;
  }
}

void append_letter(std::string& out, text::Letter letter, bool upper) {
  char32_t point = text::code_point(letter);
  if (upper) point -= point < 0x100 ? 0x20 : 1;  // a capital stands 32 places before a letter of Latin-1, else one
  text::append_point(out, point);
}

struct Word {
  std::string text;       // decoded
  std::size_t bytes = 0;  // in the text
  bool marked = false;
  bool legal = false;
};

class WordReader {
 public:
  explicit WordReader(std::string_view text) : text_(text) {}

  // The word at the beginning, which is a letter.
  Word read() {
    while (is_letter(peek())) read_letter();
    const auto syllable = parse_syllable(word_.text);
    word_.legal = syllable && syllable->legal();
    return std::move(word_);
  }

 private:
  char peek(std::size_t ahead = 0) const {
    return word_.bytes + ahead < text_.size() ? text_[word_.bytes + ahead] : '\n';
  }

  void read_letter() {
    const char c = peek();
    text::Letter letter = text::letter_of(static_cast<char32_t>(c));
    ++word_.bytes;
    if (letter.base == 'd' && word_.text.empty() && (peek() == 'd' || peek() == 'D')) {
      letter.mark = text::kBar;
      ++word_.bytes;
      word_.marked = true;
    }
    if (const std::uint8_t mark = mark_of(peek()); mark != text::kPlain && text::is_letter(letter.base, mark)) {
      letter.mark = mark;
      ++word_.bytes;
      word_.marked = true;
    }
    const std::uint8_t tone = tone_of(peek());
    if (tone != text::kLevel && !has_tone_ && text::code_point({letter.base, letter.mark, tone}) != 0 &&
        !ends_sentence()) {
      letter.tone = tone;
      ++word_.bytes;
      has_tone_ = word_.marked = true;
    }
    append_letter(word_.text, letter, text::is_ascii_capital(c));
  }

  // Whether the next byte is the mark at the end of a paragraph or of what is said. Elsewhere writers put a backslash
  // before a mark that is no tone.
  bool ends_sentence() const {
    if (peek() != '.' && peek() != '?') return false;
    std::size_t next = 1;
    while (peek(next) == ' ' || peek(next) == '\r') ++next;
    return word_.bytes + next >= text_.size() || (peek(next) == '\n' && text::is_ascii_blank(peek(next + 1))) ||
           peek(next) == '"';
  }

  const std::string_view text_;
  Word word_;
  bool has_tone_ = false;
};

}  // namespace

bool looks_like_viqr(std::string_view text) {
  constexpr std::size_t most_bytes = 4096, least_words = 5;
  text = text.substr(0, most_bytes);
  if (text.find('^') == std::string_view::npos) return false;
  std::size_t words = 0, marked = 0, wrong = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) >= 0x80) return false;
    if (!is_letter(text[at])) {
      ++at;
      continue;
    }
    const Word word = WordReader(text.substr(at)).read();
    ++words;
    marked += word.marked && word.legal;
    wrong += word.marked && !word.legal;
    at += word.bytes;
  }
  return marked >= least_words && 3 * marked >= words && 4 * wrong <= marked;
}

std::string decode_viqr(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const bool begins = is_letter(text[at]) && (at == 0 || !is_letter(text[at - 1]));
    if (begins) {
      const Word word = WordReader(text.substr(at)).read();
      out += word.legal ? std::string_view(word.text) : text.substr(at, word.bytes);
      at += word.bytes;
      continue;
    }
    const bool escape = text[at] == '\\' && at + 1 < text.size() &&
                        (tone_of(text[at + 1]) != text::kLevel || mark_of(text[at + 1]) != text::kPlain);
    if (escape) ++at;
    out += text[at++];
  }
  return out;
}

}  // namespace tra::analysis
