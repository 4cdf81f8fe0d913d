#include "analysis/plan.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "analysis/abbreviations.h"
#include "analysis/number.h"
#include "analysis/numerals.h"
#include "analysis/scan.h"
#include "analysis/spelling.h"
#include "analysis/term_key.h"
#include "text/utf8.h"

namespace tra::analysis {

using namespace text;
namespace {

constexpr std::size_t kLongestLetters = 4;  // of the capitals before a foreign word: VN-Index, VNIndex

struct Part {
  std::uint32_t start, end;
  bool number;
  std::string_view tie;  // the character that joins this part to the next
};

bool all_upper(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); at += decode_point(text, at).length) {
    if (!is_upper_at(text, at)) return false;
  }
  return true;
}

// Whether a word of capitals and figures, such as H5 or QL, is written like a code.
bool is_code(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); at += decode_point(text, at).length) {
    if (!is_upper_at(text, at) && !is_ascii_digit(text[at])) return false;
  }
  return true;
}

// Returns the end of the word before a footnote sign in raised figures, or the word's size when there is none. After
// one or two letters, raised figures belong to a unit or formula (m², x²), also when the number of units is written
// without a blank (500m²). After digits they are an exponent or a footnote, never part of the number.
std::size_t before_footnote(std::string_view text) {
  constexpr std::size_t kLongestUnit = 2;  // in letters
  std::size_t letters = 0, stem = 0;       // letters: those behind the digits at the beginning
  bool digits = true;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedPoint point = decode_point(text, at);
    if (point.length == 0) return text.size();
    const char32_t c = point.value;
    const bool raised = c == 0xB9 || c == 0xB2 || c == 0xB3 || c == 0x2070 || (c >= 0x2074 && c <= 0x2079);
    if (raised) {
      if (stem == 0) stem = at;
    } else {
      if (stem != 0) return text.size();
      digits = digits && point.length == 1 && is_ascii_digit(c);
      letters += !digits;
    }
    at += point.length;
  }
  return stem != 0 && (digits || letters > kLongestUnit) ? stem : text.size();
}

class Planner {
 public:
  explicit Planner(std::string_view span) : span_(span) {}

  Plan build() {
    split_into_parts();
    for (const Part& part : parts_) part.number ? add_number(part) : add_word(part);
    if (parts_.size() > 1) {
      const Part whole{0, static_cast<std::uint32_t>(span_.size()), false, {}};
      if (ties_into_one_word()) add_joined(whole);
      add_words_behind(whole, 0);
    }
    std::stable_sort(plan_.tokens.begin(), plan_.tokens.end(), [](const PlannedToken& a, const PlannedToken& b) {
      return std::pair(a.delta, a.alias) < std::pair(b.delta, b.alias);
    });
    return std::move(plan_);
  }

 private:
  void split_into_parts() {
    for (std::size_t at = 0; at < span_.size();) {
      const Atom atom = scan_atom(span_, at);
      const std::size_t tie = atom.end < span_.size() ? tie_length(span_, atom.end, atom.number) : 0;
      parts_.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(atom.end), atom.number,
                        span_.substr(atom.end, tie)});
      at = atom.end + tie;
    }
  }

  std::string_view text_of(const Part& part) const { return span_.substr(part.start, part.end - part.start); }

  void add(std::string key, TokenType type, const Part& part, std::uint32_t delta, bool alias,
           When when = When::always) {
    if (key.empty() || key.size() > kLongestKey) return;
    constexpr std::uint32_t kReach = 64;  // positions between a part and the last word that it stands for, or more
    for (auto at = plan_.tokens.rbegin(); at != plan_.tokens.rend() && at->delta + kReach >= delta; ++at)
      if (at->delta == delta && at->key == key) return;
    plan_.tokens.push_back({std::move(key), type, part.start, part.end, delta, alias, when});
  }

  void add_writing(const Part& part, std::string text) {
    if (!text.empty()) plan_.writings.push_back({part.start, part.end, std::move(text)});
  }

  void add_number(const Part& part) {
    const std::uint32_t delta = plan_.advance++;
    NumberForms forms = read_number(text_of(part));
    add(std::move(forms.written), TokenType::number, part, delta, false);
    add_writing(part, forms.same);
    add(std::move(forms.same), TokenType::number, part, delta, true);
    for (std::string& each : forms.parts) add(std::move(each), TokenType::number, part, delta, true);
    if (forms.certainly_a_date) add_writing(part, forms.date);
    const When when = forms.certainly_a_date ? When::always : forms.of_month ? When::as_month : When::as_date;
    add(std::move(forms.date), TokenType::number, part, delta, true, when);
  }

  void add_word(const Part& part) {
    const std::string_view text = text_of(part);
    if (const std::size_t stem = before_footnote(text); stem < text.size()) return add_with_footnote(part, stem);
    Spelling word = spell_word(text);
    if (word.empty()) return;
    std::vector<Piece> pieces;
    const Split split = split_word(word, pieces);
    const std::uint32_t delta = plan_.advance;
    add(std::move(word.key), word.type, part, delta, split == Split::run_on);
    std::string solid;
    for (std::uint32_t i = 0; i < pieces.size(); ++i) {
      const Part piece{part.start + pieces[i].start, part.start + pieces[i].end, false, {}};
      if (split == Split::solid) solid += (i == 0 ? "" : " ") + std::string(text_of(piece));
      add(std::move(pieces[i].key), TokenType::syllable, piece, delta + i, split == Split::solid);
    }
    add_writing(part, std::move(solid));
    if (split == Split::none) add_lettered_name(part, delta);
    plan_.advance += split == Split::run_on ? static_cast<std::uint32_t>(pieces.size()) : 1;
    if (is_ascii_digit(text[0])) add_number_and_unit(part, delta);
    add_words_behind(part, delta);
    if (const auto numeral = roman_numeral(text)) {
      const When when = numeral->certain ? When::always : When::as_numeral;
      add(std::to_string(numeral->value), TokenType::number, part, delta, true, when);
    }
  }

  // Splits capitals and the foreign word that is written solid with them: VNIndex is also indexed as vn and index.
  void add_lettered_name(const Part& part, std::uint32_t delta) {
    const std::string_view text = text_of(part);
    const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
    const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto small = std::find_if_not(text.begin(), text.end(), upper);
    const auto capitals = static_cast<std::uint32_t>(small - text.begin());
    const bool solid = capitals >= 2 && capitals <= kLongestLetters + 1 && text.end() - small >= 3 &&
                       std::all_of(small, text.end(), lower);
    if (!solid || spell_word(text).type == TokenType::syllable) return;
    const Part letters{part.start, part.start + capitals - 1, false, {}}, name{letters.end, part.end, false, {}};
    if (!is_foreign(name)) return;
    std::uint32_t at = delta;
    for (const Part& each : {letters, name}) {
      Spelling word = spell_word(text_of(each));
      add(std::move(word.key), word.type, each, at++, true);
    }
    add_writing(part, std::string(text_of(letters)) + " " + std::string(text_of(name)));
  }

  // Removes a footnote sign: "Việt Nam²" becomes "Việt Nam". Units keep theirs: "m²" becomes "m2".
  void add_with_footnote(const Part& part, std::size_t stem) {
    const Part before{part.start, part.start + static_cast<std::uint32_t>(stem), false, {}};
    const std::uint32_t delta = plan_.advance;
    const bool number = is_ascii_digit(text_of(before)[0]);
    number ? add_number(before) : add_word(before);
    if (number) return;
    Spelling whole = spell_word(text_of(part));
    add(std::move(whole.key), whole.type, part, delta, true);
  }

  // Splits a number and its unit: 10km is also indexed as 10 and km, 7h30 also as 7:30.
  void add_number_and_unit(const Part& part, std::uint32_t delta) {
    const std::string_view text = text_of(part);
    if (std::string time = time_value(text); !time.empty()) {
      add_writing(part, time);
      return add(std::move(time), TokenType::number, part, delta, true);
    }
    std::uint32_t unit = 0;
    while (is_ascii_digit(text[unit])) ++unit;
    const Part digits{part.start, part.start + unit, true, {}}, letters{part.start + unit, part.end, false, {}};
    add(std::string(text_of(digits)), TokenType::number, digits, delta, true);
    Spelling word = spell_word(text_of(letters));
    add(std::move(word.key), word.type, letters, delta + 1, true);
    add_writing(part, std::string(text_of(digits)) + " " + std::string(text_of(letters)));
  }

  // Adds the words of an abbreviation as aliases, at the abbreviation's position and the positions after it.
  void add_words_behind(const Part& part, std::uint32_t delta) {
    std::string_view words = expand_abbreviation(text_of(part));
    add_writing(part, std::string(words));
    while (!words.empty()) {
      const std::string_view word = words.substr(0, words.find(' '));
      Spelling spelled = spell_word(word);
      add(std::move(spelled.key), spelled.type, part, delta++, true);
      words.remove_prefix(std::min(words.size(), word.size() + 1));
    }
  }

  void add_joined(const Part& whole) {
    std::string joined;
    for (const Part& part : parts_) joined += text_of(part);
    if (joined.size() > kLongestAtom) return;
    Spelling word = spell_word(joined);
    const bool letters_of_an_abbreviation = parts_[0].tie != "-" && word.type == TokenType::syllable;  // T.Ư is not tư
    if (letters_of_an_abbreviation) return;
    add(std::move(word.key), word.type, whole, 0, true);
    add_writing(whole, std::move(joined));
  }

  // Whether a part is no syllable: a name or a code, as covid, league and CoV are.
  bool is_foreign(const Part& part) const {
    return !part.number && spell_word(text_of(part)).type != TokenType::syllable;
  }

  // Whether the parts are a name and the number behind it: COVID-19, Covid.19, F-16, Su-30MK2, SARS-CoV-2. A dot may
  // also end a sentence, so it joins only a short code or a word that is no syllable.
  bool names_a_number() const {
    const Part& last = parts_.back();
    const bool number = last.number && is_all_digits(text_of(last));
    if (parts_.size() > 2) {
      return number && std::all_of(parts_.begin(), parts_.end() - 1,
                                   [&](const Part& part) { return part.tie == "-" && is_foreign(part); });
    }
    const Part& first = parts_.front();
    if (first.number) return false;
    if (!last.number) return first.tie == "-" && is_ascii_digit(span_[last.start]);
    const bool short_code = text_of(first).size() <= 4 && all_upper(text_of(first));
    return number && (first.tie != "." || short_code || is_foreign(first));
  }

  // Whether the parts are capitals and a foreign word: V-League, V.League, VN-Index. Initials of persons stand before
  // syllables, and a dot behind several capitals may end a sentence.
  bool is_lettered_name() const {
    const std::string_view first = text_of(parts_[0]), tie = parts_[0].tie;
    const bool tied = tie == "-" || (tie == "." && first.size() == 1);
    return parts_.size() == 2 && tied && first.size() <= kLongestLetters && all_upper(first) && is_foreign(parts_[1]);
  }

  // Whether the parts are also indexed as one word without the joining characters: Mi-an-ma, COVID-19, KT-XH, TP.HCM,
  // d’Ivoire are; Việt Nam-Lào is not.
  bool ties_into_one_word() const {
    if (names_a_number() || is_lettered_name()) return true;
    if (std::any_of(parts_.begin(), parts_.end(), [](const Part& part) { return part.number; })) return false;
    const auto every = [&](auto&& condition) { return std::all_of(parts_.begin(), parts_.end(), condition); };
    const auto tied_by = [&](std::initializer_list<std::string_view> marks) {
      return std::all_of(parts_.begin(), parts_.end() - 1, [&](const Part& part) {
        return std::find(marks.begin(), marks.end(), part.tie) != marks.end();
      });
    };
    if (tied_by({"'", "\u2019"})) return true;
    if (tied_by({"-", ".", "&", "\u2013"}) && every([&](const Part& part) { return is_code(text_of(part)); }))
      return true;
    return tied_by({"-", "\u2010", "\u2011"}) && std::all_of(parts_.begin() + 1, parts_.end(), [&](const Part& part) {
             return is_lower_at(span_, part.start);
           });
  }

  std::string_view span_;
  std::vector<Part> parts_;
  Plan plan_;
};

}  // namespace

Plan plan_span(std::string_view span) { return Planner(span).build(); }

Plan plan_plain(std::string_view word) {
  Plan plan;
  const bool digits = std::all_of(word.begin(), word.end(), is_ascii_digit);
  plan.tokens.push_back({plain_key(word), digits ? TokenType::number : TokenType::word, 0,
                         static_cast<std::uint32_t>(word.size()), 0, false});
  plan.advance = 1;
  return plan;
}

Plan plan_compatibility(std::string_view character) {
  const std::string text = compatibility_form(character);
  Plan plan;
  for (std::size_t at = 0; at < text.size();) {
    const Classified point = classify(text, at);
    const bool cluster = point.kind == CharClass::ideograph;
    if (!cluster && point.kind != CharClass::letter && point.kind != CharClass::digit) {
      at += point.length;
      continue;
    }
    const std::size_t end = cluster ? scan_cluster(text, at) : scan_span(text, at);
    const std::string_view span = std::string_view(text).substr(at, end - at);
    const Plan part = cluster ? plan_single(span, TokenType::word) : plan_span(span);
    for (const PlannedToken& token : part.tokens) {
      if (token.alias) continue;
      plan.tokens.push_back(
          {token.key, token.type, 0, static_cast<std::uint32_t>(character.size()), plan.advance + token.delta, false});
    }
    plan.advance += part.advance;
    at = end;
  }
  return plan;
}

Plan plan_single(std::string_view character, TokenType type) {
  Plan plan;
  std::string key = type == TokenType::symbol ? std::string(character) : spell_word(character).key;
  if (key.empty()) return plan;
  plan.tokens.push_back({std::move(key), type, 0, static_cast<std::uint32_t>(character.size()), 0, false});
  plan.advance = 1;
  return plan;
}

}  // namespace tra::analysis
