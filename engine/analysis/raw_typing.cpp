#include "analysis/raw_typing.h"

#include <vector>

#include "analysis/syllable.h"

namespace tra::analysis {

using namespace text;
namespace {

constexpr std::size_t kLongestToken = 16;

// The syllable typed so far. Each method turns a key into one of its operations, or types the letter.
class Typing {
 public:
  bool letter(char c) {
    if (c < 'a' || c > 'z' || letters_.size() == kLongestBase) return false;
    letters_.push_back({c, kPlain, kLevel});
    return true;
  }

  // Sets the tone; false if there is no vowel yet or a tone already.
  bool tone(Tone tone) {
    if (tone_ != kLevel || find_last("aeiouy") == nullptr) return false;
    tone_ = tone;
    return marked_ = true;
  }

  // Puts a mark on the last plain letter out of `bases`.
  bool mark(std::string_view bases, Mark mark) {
    Letter* letter = find_last(bases);
    if (letter == nullptr || letter->mark != kPlain) return false;
    letter->mark = mark;
    return marked_ = true;
  }

  // Horns: on both of uo, else on the last u or o.
  bool horn() {
    Letter* letter = find_last("uo");
    if (letter == nullptr || letter->mark != kPlain) return false;
    const bool pair =
        letter->base == 'o' && letter != letters_.data() && (letter - 1)->base == 'u' && !follows_q(letter - 1);
    if (pair && (letter - 1)->mark == kPlain) {
      (letter - 1)->mark = kHorn;
      paired_ = static_cast<std::size_t>(letter - letters_.data());
    }
    letter->mark = kHorn;
    return marked_ = true;
  }

  char last() const { return letters_.empty() || letters_.back().mark != kPlain ? '\0' : letters_.back().base; }

  std::optional<std::string> result() {
    if (!marked_ || letters_.empty()) return std::nullopt;
    Letter* vowel = find_last("aeiouy");
    if (vowel == nullptr) return std::nullopt;
    vowel->tone = tone_;
    if (auto text = legal_text()) return text;
    if (paired_ == 0) return std::nullopt;
    letters_[paired_ - 1].mark = kPlain;  // huow is huơ
    return legal_text();
  }

 private:
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
  std::size_t paired_ = 0;  // one past the u that a horn on the o after it reached too
  bool marked_ = false;
};

Tone tone_of(char key, std::string_view keys) {
  const std::size_t at = keys.find(key);
  return at == std::string_view::npos ? kLevel : static_cast<Tone>(at + 1);
}

bool telex_key(Typing& typing, char key) {
  if (const Tone tone = tone_of(key, "frxsj"); tone != kLevel && typing.tone(tone)) return true;
  if (key == typing.last()) {
    if ((key == 'a' || key == 'e' || key == 'o') && typing.mark(std::string_view(&key, 1), kCircumflex)) return true;
    if (key == 'd' && typing.mark("d", kBar)) return true;
  }
  if (key == 'w') return typing.last() == 'a' ? typing.mark("a", kBreve) : typing.horn() || typing.mark("a", kBreve);
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

template <class Key>
std::optional<std::string> decode(std::string_view token, Key press) {
  if (token.size() < 2 || token.size() > kLongestToken) return std::nullopt;
  Typing typing;
  bool small = false;
  for (std::size_t i = 0; i < token.size(); ++i) {
    const bool capital = token[i] >= 'A' && token[i] <= 'Z';
    if (capital && i > 0) return std::nullopt;
    small = small || (token[i] >= 'a' && token[i] <= 'z');
    if (!press(typing, capital ? static_cast<char>(token[i] + 32) : token[i])) return std::nullopt;
  }
  return small ? typing.result() : std::nullopt;
}

}  // namespace

std::optional<std::string> decode_telex(std::string_view token) { return decode(token, telex_key); }
std::optional<std::string> decode_vni(std::string_view token) { return decode(token, vni_key); }
std::optional<std::string> decode_viqr(std::string_view token) { return decode(token, viqr_key); }

std::optional<std::string> decode_raw_typing(std::string_view token) {
  if (auto text = decode_telex(token)) return text;
  if (auto text = decode_vni(token)) return text;
  return decode_viqr(token);
}

}  // namespace tra::analysis
