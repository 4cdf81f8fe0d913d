#include "analysis/keystrokes.h"

#include <algorithm>
#include <vector>

#include "analysis/syllable.h"
#include "text/ascii.h"

namespace tra::analysis {

using namespace text;
namespace {

constexpr std::size_t kLongestToken = 16;

// The syllable typed so far. Each input method maps a key to one of these operations or types it as a letter.
class Typing {
 public:
  bool letter(char c) {
    if (c < 'a' || c > 'z' || letters_.size() == kLongestBase) return false;
    letters_.push_back({c, kPlain, kLevel});
    return true;
  }

  // Sets the tone. Returns false when there is no vowel yet, or a tone already.
  bool tone(Tone tone) {
    if (tone_ != kLevel || find_last("aeiouy") == nullptr) return false;
    tone_ = tone;
    return marked_ = true;
  }

  // Adds a letter mark to the last letter that is one of `bases`.
  bool mark(std::string_view bases, Mark mark) {
    Letter* letter = find_last(bases);
    if (letter == nullptr || letter->mark != kPlain) return false;
    letter->mark = mark;
    return marked_ = true;
  }

  // Adds a circumflex to the last vowel `base`, even with letters in between: "vietej", "khongo".
  bool circumflex(char base) {
    Letter* letter = find_last(std::string_view(&base, 1));
    return letter != nullptr && letter->mark == kPlain && mark(std::string_view(&base, 1), kCircumflex);
  }

  // Adds the bar of đ to the first letter. It may be typed directly after the d or at the end: "ddang", "dangd".
  bool bar() {
    if (letters_.empty() || letters_[0].base != 'd' || letters_[0].mark != kPlain) return false;
    letters_[0].mark = kBar;
    return marked_ = true;
  }

  // Handles w in Telex. It adds a breve to a, or horns to u and o; before any vowel, and behind gi, it types the letter
  // ư ("chwa", "wngs", "giwx").
  bool telex_w() {
    const bool behind_gi = letters_.size() == 2 && letters_[0].base == 'g' && letters_[1].base == 'i';
    if (find_last("aeiouy") == nullptr || behind_gi) {
      if (!letter('u')) return false;
      letters_.back().mark = kHorn;
      return marked_ = true;
    }
    Letter* a = find_last("a");
    const bool after_u = a != nullptr && a != letters_.data() && (a - 1)->base == 'u' && !follows_q(a - 1);
    if (a != nullptr && !after_u && a->mark == kPlain) return mark("a", kBreve);
    return horn();
  }

  // Adds horns to both letters of "uo", or else to the last u or o.
  bool horn() {
    Letter* letter = find_last("uo");
    if (letter == nullptr || letter->mark != kPlain) return false;
    horn_at(letter);
    return marked_ = true;
  }

  void horn_at(Letter* letter) {
    const bool pair =
        letter->base == 'o' && letter != letters_.data() && (letter - 1)->base == 'u' && !follows_q(letter - 1);
    if (pair && (letter - 1)->mark == kPlain) {
      (letter - 1)->mark = kHorn;
      paired_ = static_cast<std::size_t>(letter - letters_.data());
    }
    letter->mark = kHorn;
    horned_ = static_cast<std::size_t>(letter - letters_.data());
  }

  char last() const { return letters_.empty() || letters_.back().mark != kPlain ? '\0' : letters_.back().base; }

  std::optional<std::string> result() {
    if (!marked_ || letters_.empty()) return std::nullopt;
    Letter* vowel = find_last("aeiouy");
    if (vowel == nullptr) return std::nullopt;
    vowel->tone = tone_;
    if (auto text = legal_text()) return text;
    if (paired_ != 0) {
      letters_[paired_ - 1].mark = kPlain;  // "huow" is "huơ"
      return legal_text();
    }
    if (horned_ != 0 && letters_[horned_].base == 'u' && is_plain_u_or_o(letters_[horned_ - 1])) {
      letters_[horned_].mark = kPlain;  // "huuw" is "hưu", and "ruouw" is "rươu": the last u is a final
      horn_at(&letters_[horned_ - 1]);
      return legal_text();
    }
    // "thuwong" is "thương": an input method adds the second horn when the final consonant is typed
    Letter* o = find_last("o");
    const bool half =
        o != nullptr && o->mark == kPlain && o != letters_.data() && (o - 1)->base == 'u' && (o - 1)->mark == kHorn;
    if (!half) return std::nullopt;
    o->mark = kHorn;
    return legal_text();
  }

 private:
  static bool is_plain_u_or_o(const Letter& letter) {
    return (letter.base == 'u' || letter.base == 'o') && letter.mark == kPlain;
  }
  std::optional<std::string> legal_text() const {
    const auto syllable = parse_syllable(std::span<const Letter>(letters_));
    return syllable && syllable->legal() ? std::optional(spell(*syllable)) : std::nullopt;
  }
  Letter* find_last(std::string_view bases) {
    for (std::size_t i = letters_.size(); i-- > 0;) {
      if (bases.find(letters_[i].base) != std::string_view::npos) return &letters_[i];
    }
    return nullptr;
  }
  bool follows_q(const Letter* letter) const { return letter != letters_.data() && (letter - 1)->base == 'q'; }

  std::vector<Letter> letters_;
  std::uint8_t tone_ = kLevel;
  std::size_t paired_ = 0;  // one past the u that got its horn together with the o after it; 0 when there is none
  std::size_t horned_ = 0;  // the letter that got the last horn; 0 when none did, or the first letter
  bool marked_ = false;
};

Tone tone_of(char key, std::string_view keys) {
  const std::size_t at = keys.find(key);
  return at == std::string_view::npos ? kLevel : static_cast<Tone>(at + 1);
}

// With `late`, the second letter of aa, ee, oo and dd may follow after other letters. This is tried last, because the
// letter may be one of the syllable's own: "toeof" types "toèo".
bool telex_key(Typing& typing, char key, bool late) {
  if (const Tone tone = tone_of(key, "frxsj"); tone != kLevel && typing.tone(tone)) return true;
  if (late || key == typing.last()) {
    if ((key == 'a' || key == 'e' || key == 'o') && typing.circumflex(key)) return true;
    if (key == 'd' && typing.bar()) return true;
  }
  if (key == 'w') return typing.telex_w();
  return typing.letter(key);
}

bool vni_key(Typing& typing, char key) {
  if (const Tone tone = tone_of(key, "23415"); tone != kLevel) return typing.tone(tone);
  switch (key) {
    case '6':
      return typing.mark("aeo", kCircumflex);
    case '7':
      return typing.horn();
    case '8':
      return typing.mark("a", kBreve);
    case '9':
      return typing.mark("d", kBar);
    default:
      return typing.letter(key);
  }
}

bool viqr_key(Typing& typing, char key) {
  if (const Tone tone = tone_of(key, "`?~'."); tone != kLevel) return typing.tone(tone);
  switch (key) {
    case '^':
      return typing.mark("aeo", kCircumflex);
    case '+':
    case '*':
      return typing.mark("uo", kHorn);
    case '(':
      return typing.mark("a", kBreve);
    case 'd':
      return typing.last() == 'd' ? typing.mark("d", kBar) : typing.letter(key);
    default:
      return typing.letter(key);
  }
}

enum class Case : std::uint8_t { small, capital, all_capitals, mixed };

bool is_small(char c) { return c >= 'a' && c <= 'z'; }

// "DDaf" begins with one capital letter, which two keys type; in "VIeejt" the shift key was held too long.
Case case_of(std::string_view token) {
  const auto capitals = static_cast<std::size_t>(std::count_if(token.begin(), token.end(), is_ascii_capital));
  if (capitals == 0) return Case::small;
  if (std::none_of(token.begin(), token.end(), is_small)) return Case::all_capitals;
  const bool first = is_ascii_capital(token[0]) && (capitals == 1 || (capitals == 2 && is_ascii_capital(token[1])));
  return first ? Case::capital : Case::mixed;
}

// Codes and abbreviations are written in capitals too: USA, A5, SU27. Capitals are taken for keystrokes when there are
// at least four letters, or exactly three with two equal ones in a row.
bool may_be_keystrokes(std::string_view capitals) {
  constexpr std::size_t kFew = 3;
  const auto letters = static_cast<std::size_t>(std::count_if(capitals.begin(), capitals.end(), is_ascii_capital));
  const bool twice = std::adjacent_find(capitals.begin(), capitals.end()) != capitals.end();
  return letters > kFew || (letters == kFew && twice && letters == capitals.size());
}

template <class Key>
std::optional<std::string> decode(std::string_view token, Capitals capitals, Key press) {
  if (token.size() < 2 || token.size() > kLongestToken) return std::nullopt;
  const Case letter_case = case_of(token);
  if (letter_case == Case::mixed) return std::nullopt;
  if (letter_case == Case::all_capitals && capitals == Capitals::codes && !may_be_keystrokes(token))
    return std::nullopt;
  Typing typing;
  for (const char c : token)
    if (!press(typing, is_ascii_capital(c) ? static_cast<char>(c - 'A' + 'a') : c)) return std::nullopt;
  return std::any_of(token.begin(), token.end(), [](char c) { return is_small(c) || is_ascii_capital(c); })
             ? typing.result()
             : std::nullopt;
}

}  // namespace

std::optional<std::string> decode_telex(std::string_view token, Capitals capitals) {
  for (const bool late : {false, true})
    if (auto text = decode(token, capitals, [late](Typing& typing, char key) { return telex_key(typing, key, late); }))
      return text;
  return std::nullopt;
}
std::optional<std::string> decode_vni(std::string_view token, Capitals capitals) {
  return decode(token, capitals, vni_key);
}
std::optional<std::string> decode_viqr(std::string_view token, Capitals capitals) {
  return decode(token, capitals, viqr_key);
}

std::optional<std::string> decode_keystrokes(std::string_view token, Capitals capitals) {
  if (auto text = decode_telex(token, capitals)) return text;
  if (auto text = decode_vni(token, capitals)) return text;
  return decode_viqr(token, capitals);
}

}  // namespace tra::analysis
