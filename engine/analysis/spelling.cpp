#include "analysis/spelling.h"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "analysis/look_alikes.h"
#include "analysis/syllable.h"
#include "analysis/term_key.h"
#include "text/ascii.h"
#include "text/normal_form.h"
#include "text/utf8.h"

namespace tra::analysis {

using namespace text;
namespace {

struct Decomposed {
  std::vector<WrittenLetter> letters;
  bool complete = true;  // consists of letters of the Vietnamese alphabet and ASCII, digits, and marks on letters
  bool breve_alike = false, bar_alike = false, other_script = false;
  bool latin = false;      // has a letter that is not from another script
  bool small = false;      // has a lower-case letter
  bool bar_first = false;  // begins with a character that looks like đ

  // Whether the look-alike characters stand for the letters they resemble. `syllable` is what the word spells if they
  // do.
  bool look_alikes_hold(const std::optional<Syllable>& syllable) const {
    const bool legal = syllable && syllable->legal();
    if (breve_alike && !legal) return false;
    if (other_script && !latin) return false;  // the word is in that script
    // Eth stands for đ at the beginning of a word, where no language of the archives has eth, and in capitals, as in
    // abbreviations. A foreign word such as Guðrún keeps its eth.
    return !bar_alike || legal || (syllable && syllable->rare) || bar_first || !small;
  }

  void add(const Replacement& found, std::uint32_t start, std::uint32_t end) {
    if (found.kind == LookAlike::bar) {
      bar_alike = true;
      bar_first = bar_first || letters.empty();
    }
    breve_alike = breve_alike || found.kind == LookAlike::breve;
    other_script = other_script || found.kind == LookAlike::other_script;
    letters.push_back({found.letter, start, end});
  }
};

// Adds a combining mark to the letter before it. Returns false when the alphabet has no such letter.
bool add_mark(Letter& letter, char32_t mark, bool& breve_alike) {
  if (const Tone tone = combining_tone(mark); tone != kLevel) {
    if (letter.tone != kLevel && letter.tone != tone) return false;
    letter.tone = tone;
    return true;
  }
  Mark written = combining_mark(mark);
  if (mark == 0x30C && letter.base == 'a') {
    written = kBreve;
    breve_alike = true;
  }
  if (written == kPlain || !is_letter(letter.base, written)) return false;
  if (letter.mark != kPlain && letter.mark != written) return false;
  letter.mark = written;
  return true;
}

Decomposed decompose(std::string_view word) {
  Decomposed out;
  for (std::size_t at = 0; at < word.size();) {
    const DecodedPoint point = decode_point(word, at);
    if (point.length == 0) {
      out.complete = false;
      return out;
    }
    const auto start = static_cast<std::uint32_t>(at);
    at += point.length;
    const auto end = static_cast<std::uint32_t>(at);
    const char32_t c = point.value;
    if (const Letter letter = letter_of(c); letter.base != 0) {
      out.latin = true;
      out.small = out.small || (c < 0x80 ? c >= 'a' : u_islower(static_cast<UChar32>(c)) != 0);
      out.letters.push_back({letter, start, end});
    } else if (c >= '0' && c <= '9') {
      out.letters.push_back({{static_cast<char>(c), kPlain, kLevel}, start, end});
    } else if (const Replacement other = look_alike(c); other.kind != LookAlike::none) {
      out.small = out.small || u_islower(static_cast<UChar32>(c));
      out.add(other, start, end);
    } else if (c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF) {
      continue;
    } else if (out.letters.empty() || !add_mark(out.letters.back().letter, c, out.breve_alike)) {
      out.complete = false;
      return out;
    } else {
      out.letters.back().end = end;
    }
  }
  return out;
}

// Converts the decimal digits of all scripts to ASCII.
icu::UnicodeString with_ascii_digits(const icu::UnicodeString& text) {
  icu::UnicodeString out;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    const std::int32_t digit = c < 0x80 ? -1 : u_charDigitValue(c);
    out.append(digit < 0 ? c : u'0' + digit);
  }
  return out;
}

// Latin letters with a bar or hook, and ligatures, which no normalisation form decomposes.
std::string_view ascii_of(char32_t c) {
  switch (c) {
    case 0xE6:
      return "ae";
    case 0x153:
      return "oe";
    case 0xF8:
      return "o";
    case 0xF0:
    case 0x111:
    case 0x256:
      return "d";
    case 0xFE:
      return "th";
    case 0x127:
      return "h";
    case 0x131:
      return "i";
    case 0x142:
      return "l";
    case 0x14B:
      return "n";
    case 0x167:
      return "t";
    case 0x180:
      return "b";
    case 0x26B:
      return "l";
    default:
      return {};
  }
}

// The folded form of a word with non-Vietnamese letters: combining diacritical marks are removed.
std::string fold_foreign(const icu::UnicodeString& spelling) {
  const icu::UnicodeString apart = normalized(spelling, NormalForm::decomposed);
  icu::UnicodeString bare;
  for (std::int32_t i = 0; i < apart.length(); i = apart.moveIndex32(i, 1)) {
    const auto c = static_cast<char32_t>(apart.char32At(i));
    if (c >= 0x300 && c <= 0x36F) continue;
    if (const std::string_view ascii = ascii_of(c); !ascii.empty()) {
      bare.append(from_utf8(ascii));
    } else {
      bare.append(static_cast<UChar32>(c));
    }
  }
  return to_utf8(normalized(bare, NormalForm::composed));
}

std::string_view cut(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
  return text.substr(0, most);
}

Spelling foreign_word(const icu::UnicodeString& lower) {
  constexpr std::size_t kHalf = (kLongestKey - 2) / 2;
  const std::string spelling = to_utf8(lower), bare = fold_foreign(lower);
  const bool fits = spelling.size() <= kHalf && bare.size() <= kHalf;
  Spelling word;
  word.key = fits || spelling == bare ? word_key(cut(bare, kLongestKey), cut(spelling, kLongestKey))
                                      : word_key(cut(bare, kHalf), cut(spelling, kHalf));
  if (bare.empty()) word.key.clear();
  return word;
}

std::optional<Syllable> syllable_of(const std::vector<WrittenLetter>& written) {
  if (written.size() > kLongestBase) return std::nullopt;
  std::array<Letter, kLongestBase> letters;
  std::transform(written.begin(), written.end(), letters.begin(), [](const WrittenLetter& w) { return w.letter; });
  return parse_syllable(std::span<const Letter>(letters.data(), written.size()));
}

// Returns false when a letter has no precomposed code point, such as a tone on a consonant.
bool compose(const std::vector<WrittenLetter>& letters, std::string& spelling, std::string& bare) {
  for (const WrittenLetter& written : letters) {
    const char32_t c = code_point(written.letter);
    if (c == 0) return false;
    append_point(spelling, c);
    bare += written.letter.base;
  }
  return true;
}

// Builds the key of a word from its letters; the key stays empty when the word needs ICU.
Spelling known_word(Decomposed&& word) {
  Spelling out;
  const auto syllable = syllable_of(word.letters);
  if (!word.look_alikes_hold(syllable)) return out;
  if (syllable) {
    out.key = syllable_key(*syllable);
    out.type = syllable->legal() || syllable->rare ? TokenType::syllable : TokenType::word;
  } else {
    std::string spelling, bare;
    if (!compose(word.letters, spelling, bare)) return out;
    out.key = word_key(bare, spelling);
  }
  out.letters = std::move(word.letters);
  return out;
}

}  // namespace

Spelling spell_word(std::string_view word) {
  if (Decomposed letters = decompose(word); letters.complete) {
    if (letters.letters.empty()) return {};
    if (Spelling known = known_word(std::move(letters)); !known.empty()) return known;
  }
  const icu::UnicodeString lower = with_ascii_digits(normalized(from_utf8(word), NormalForm::compatible_folded));
  const std::string spelling = to_utf8(lower);
  if (Decomposed letters = decompose(spelling); letters.complete && !letters.letters.empty()) {
    if (Spelling known = known_word(std::move(letters)); !known.empty()) {
      known.letters.clear();  // the letters' byte ranges would not refer to the text
      return known;
    }
  }
  return foreign_word(lower);
}

std::string compatibility_form(std::string_view text) {
  icu::UnicodeString form = normalized(from_utf8(text), NormalForm::compatible);
  return to_utf8(form.findAndReplace(icu::UnicodeString(UChar32{0x2044}), icu::UnicodeString(u'/')));
}

std::string plain_key(std::string_view word) {
  if (is_ascii(word)) {
    return lower_ascii(word);
  }
  icu::UnicodeString lower = from_utf8(word);
  lower.toLower(icu::Locale::getRoot());
  const std::string key = to_utf8(normalized(lower, NormalForm::composed));
  return std::string(cut(key, kLongestKey));
}

}  // namespace tra::analysis
