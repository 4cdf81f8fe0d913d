// The syllable grammar: its size, the placement of tones, and one term for all spellings of a syllable.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string>
#include <vector>

#include "analysis/syllable.h"
#include "text/letters.h"
#include "text/utf8.h"
#include "tra/analyzer.h"

using namespace tra::analysis;
using namespace tra::text;

namespace {

std::vector<Syllable> all_forms() {
  std::vector<Syllable> forms;
  for_each_base([&](const Syllable& base) {
    for (std::uint8_t tone = kLevel; tone <= kDot; ++tone) {
      Syllable form = base;
      form.tone = tone;
      if (form.legal()) forms.push_back(form);
    }
  });
  return forms;
}

std::vector<Letter> letters_of(std::string_view text) {
  std::vector<Letter> letters;
  for (std::size_t at = 0; at < text.size(); at += decode_point(text, at).length) {
    letters.push_back(letter_of(decode_point(text, at).value));
  }
  return letters;
}

char32_t combining(Tone tone) {
  constexpr char32_t kMarks[] = {0, 0x300, 0x309, 0x303, 0x301, 0x323};
  return kMarks[tone];
}
char32_t combining(Mark mark) { return mark == kCircumflex ? 0x302 : mark == kBreve ? 0x306 : 0x31B; }

enum class Form { composed, marks_then_tone, tone_then_marks, letter_then_tone, toned_then_mark };
constexpr Form kForms[] = {Form::composed, Form::marks_then_tone, Form::tone_then_marks, Form::letter_then_tone,
                           Form::toned_then_mark};

void append_letter(std::string& out, Letter letter, Form form, bool upper) {
  const auto put = [&](Letter l) {
    char32_t c = code_point(l);
    if (upper) {
      const auto at = std::u32string_view(detail::kLowerVowels).find(c);
      c = at != std::u32string_view::npos ? detail::kUpperVowels[at] : c == 0x111 ? 0x110 : c < 0x80 ? c - 32 : c;
    }
    append_point(out, c);
  };
  const auto tone = static_cast<Tone>(letter.tone);
  const auto mark = static_cast<Mark>(letter.mark);
  const bool marked = mark != kPlain && mark != kBar;
  if (form == Form::composed) return put(letter);
  if (form == Form::letter_then_tone || mark == kBar) {
    put({letter.base, letter.mark, kLevel});
    if (tone != kLevel) append_point(out, combining(tone));
    return;
  }
  if (form == Form::toned_then_mark) {
    put({letter.base, kPlain, letter.tone});
    if (marked) append_point(out, combining(mark));
    return;
  }
  put({letter.base, kPlain, kLevel});
  if (form == Form::tone_then_marks && tone != kLevel) append_point(out, combining(tone));
  if (marked) append_point(out, combining(mark));
  if (form == Form::marks_then_tone && tone != kLevel) append_point(out, combining(tone));
}

// All placements of the tone mark: on each vowel that can carry it.
std::vector<std::vector<Letter>> placements(const Syllable& form) {
  std::vector<std::vector<Letter>> out;
  Syllable base = form;
  base.tone = kLevel;
  const std::vector<Letter> plain = letters_of(spell(base));
  if (form.tone == kLevel) return {plain};
  for (std::size_t i = 0; i < plain.size(); ++i) {
    if (std::string_view("aeiouy").find(plain[i].base) == std::string_view::npos) continue;
    out.push_back(plain);
    out.back()[i].tone = form.tone;
  }
  return out;
}

}  // namespace

TEST_CASE("the grammar has the size the research counted", "[analysis]") {
  std::size_t bases = 0, stopped = 0;
  std::set<std::string> folded_forms, spellings;
  for_each_base([&](const Syllable& base) {
    ++bases;
    stopped += base.stopped;
    folded_forms.insert(std::string(base.folded_text()));
  });
  for (const Syllable& form : all_forms()) spellings.insert(spell(form));
  CHECK(bases == 3837);
  CHECK(stopped == 1346);
  CHECK(spellings.size() == 17638);
  CHECK(folded_forms.size() == 2446);
}

TEST_CASE("every form parses back to itself", "[analysis]") {
  for (const Syllable& form : all_forms()) {
    const std::string text = spell(form);
    const auto parsed = parse_syllable(std::string_view(text));
    REQUIRE(parsed);
    REQUIRE(parsed->folded_text() == form.folded_text());
    REQUIRE(parsed->pattern == form.pattern);
    REQUIRE(parsed->tone == form.tone);
    REQUIRE(spell(*parsed) == text);
  }
}

TEST_CASE("one term for each form in every Unicode form, tone place and case", "[analysis]") {
  tra::Analyzer analyzer;
  std::set<std::uint32_t> terms;
  std::size_t spellings = 0;
  std::vector<tra::Token> tokens;
  for (const Syllable& form : all_forms()) {
    const std::string canonical = spell(form);
    tokens.clear();
    analyzer.analyze(canonical, 0, tokens);
    REQUIRE(tokens.size() == 1);
    REQUIRE(tokens[0].type == tra::TokenType::syllable);
    const std::uint32_t term = tokens[0].term;
    REQUIRE(analyzer.text(term) == canonical);
    REQUIRE(tra::term_text(analyzer.key(term)) == canonical);
    REQUIRE(tra::folded(analyzer.key(term)) == form.folded_text());
    terms.insert(term);
    for (const auto& letters : placements(form)) {
      for (const Form written : kForms) {
        for (int upper = 0; upper < 4; ++upper) {  // lower, title, upper, mixed
          std::string text;
          for (std::size_t i = 0; i < letters.size(); ++i) {
            append_letter(text, letters[i], written,
                          upper == 2 || (upper == 1 && i == 0) || (upper == 3 && i % 2 == 1));
          }
          tokens.clear();
          analyzer.analyze(text, 0, tokens);
          if (tokens.empty() || tokens[0].term != term || tokens[0].end != text.size()) FAIL(canonical + " as " + text);
          ++spellings;
        }
      }
    }
  }
  CHECK(terms.size() == 17638);
  CHECK(spellings > 500000);
}

TEST_CASE("tones stand where the old style puts them", "[analysis]") {
  const std::pair<const char*, const char*> rows[] = {
      {"hoà", "hòa"},       {"thuý", "thúy"},   {"khoẻ", "khỏe"},   {"uỷ", "ủy"},       {"hoàn", "hoàn"},
      {"qúy", "quý"},       {"qủa", "quả"},     {"gía", "giá"},     {"gìơ", "giờ"},     {"vịêt", "việt"},
      {"thuýên", "thuyến"}, {"ngươì", "người"}, {"khuỷu", "khuỷu"}, {"ngoáy", "ngoáy"}, {"khuya", "khuya"},
      {"bứơc", "bước"},     {"mùa", "mùa"},     {"nghĩa", "nghĩa"}, {"đìều", "điều"}};
  for (const auto& [written, canonical] : rows) {
    const auto parsed = parse_syllable(std::string_view(written));
    REQUIRE(parsed);
    CHECK(spell(*parsed) == canonical);
  }
}

TEST_CASE("what is no syllable does not parse", "[analysis]") {
  for (const char* word :
       {"", "b", "ng", "cê", "ngi", "ghan", "café", "quốctại", "élysée", "krông", "xyz", "a1", "tơươ", "bngười"}) {
    CHECK_FALSE(parse_syllable(std::string_view(word)));
  }
  // Rare syllables are spelled like the others, but are not legal.
  const std::pair<const char*, const char*> rare[] = {{"búyt", "buýt"}, {"ngọam", "ngoạm"}, {"yểng", "yểng"},
                                                      {"đắk", "đắk"},   {"kạn", "kạn"},     {"vỏan", "voản"}};
  for (const auto& [written, canonical] : rare) {
    const auto parsed = parse_syllable(std::string_view(written));
    REQUIRE(parsed);
    CHECK(parsed->rare);
    CHECK_FALSE(parsed->legal());
    CHECK(spell(*parsed) == canonical);
  }
  // Rhymes that end in a stop have only the tones sắc and nặng.
  for (const char* word : {"các", "cạc"}) CHECK(parse_syllable(std::string_view(word))->legal());
  for (const char* word : {"cac", "càc", "cảc", "cãc"}) CHECK_FALSE(parse_syllable(std::string_view(word))->legal());
}
