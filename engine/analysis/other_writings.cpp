#include "analysis/other_writings.h"

#include <algorithm>
#include <optional>

#include "analysis/abbreviations.h"
#include "analysis/char_class.h"
#include "analysis/context.h"
#include "analysis/number.h"
#include "analysis/plan.h"
#include "analysis/scan.h"

namespace tra::analysis {
namespace {

constexpr std::size_t kMostWritings = 16;  // each costs a search; a list of numbers could have very many

// An abbreviation that consists of two others may be written with a blank: TPHCM, TP HCM. Empty when it does not.
std::string in_two(std::string_view typed, std::string_view words) {
  for (std::size_t i = 1; i < typed.size(); ++i) {
    const std::string_view first = expand_typed_abbreviation(typed.substr(0, i)),
                           second = expand_typed_abbreviation(typed.substr(i));
    if (!first.empty() && !second.empty() && std::string(first).append(" ").append(second) == words)
      return std::string(typed.substr(0, i)).append(" ").append(typed.substr(i));
  }
  return {};
}

std::vector<OtherWriting> writings_of(std::string_view span) {
  std::vector<OtherWriting> found = plan_span(span).writings;
  if (const std::string_view words = expand_typed_abbreviation(span); !words.empty()) {
    const auto end = static_cast<std::uint32_t>(span.size());
    found.push_back({0, end, std::string(words)});
    if (std::string apart = in_two(span, words); !apart.empty()) found.push_back({0, end, std::move(apart)});
  }
  return found;
}

struct Word {
  std::string key;
  std::string_view text;
  std::size_t begin, end;
  TokenType type;
};

std::vector<Word> words_of(std::string_view text) {
  Analyzer analyzer;
  std::vector<Token> tokens;
  analyzer.analyze(text, 0, tokens);
  std::vector<Word> words;
  for (const Token& token : tokens)
    if (!token.alias)
      words.push_back({std::string(analyzer.key(token.term)), text.substr(token.start, token.end - token.start),
                       token.start, token.end, token.type});
  return words;
}

// The date that contains words[i], the word "tháng".
std::optional<JointWriting> date_in_words(std::string_view text, const std::vector<Word>& words, std::size_t i) {
  const auto month = read_period(Period::month, text, words[i].end);
  if (!month) return std::nullopt;
  std::string date = std::to_string(month->number);
  if (month->year != 0) date += '/' + std::to_string(month->year);
  const auto day = i > 0 ? small_number(words[i - 1].text) : std::nullopt;
  if (!is_day(day)) {
    if (month->year == 0) return std::nullopt;
    return JointWriting{words[i].begin, month->end, std::move(date), false};
  }
  std::size_t first = i - 1;
  while (first > 0 && introduces_day(words[first - 1].key)) --first;
  return JointWriting{words[first].begin, month->end, std::to_string(*day) + '/' + date, false};
}

// The quarter of a year that begins with words[i], the word "quý", as a number: "quý 1/2024" for "quý I năm 2024".
std::optional<JointWriting> quarter_in_words(std::string_view text, const Word& word) {
  const auto quarter = read_period(Period::quarter, text, word.end);
  if (!quarter || quarter->year == 0) return std::nullopt;
  std::string written(word.text);
  written += ' ' + std::to_string(quarter->number) + '/' + std::to_string(quarter->year);
  return JointWriting{word.begin, quarter->end, std::move(written), false};
}

bool stands_before_number(const Word& word) {
  const bool letter = word.text.size() == 1 && is_ascii_word(static_cast<unsigned char>(word.text[0])) &&
                      word.type != TokenType::number;
  return letter || joins_with_number(word.text, word.type);
}

}  // namespace

std::vector<JointWriting> joint_writings(std::string_view text) {
  std::vector<JointWriting> found;
  const std::vector<Word> words = words_of(text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Word& word = words[i];
    if (const Period period = period_of(word.key); period != Period::none) {
      auto date = period == Period::month ? date_in_words(text, words, i) : quarter_in_words(text, word);
      if (date) found.push_back(std::move(*date));
      continue;
    }
    if (word.type == TokenType::number) {
      const NumberForms forms = read_number(word.text);
      const When when = forms.of_month ? When::as_month : When::as_date;
      const bool is_date = words.size() == 1 || (i > 0 && holds_after(when, words[i - 1].key));
      if (is_date && !forms.date.empty()) found.push_back({word.begin, word.end, forms.date, false});
    }
    if (i == 0 || !is_number_of_name(word.text) || !stands_before_number(words[i - 1])) continue;
    if (words[i - 1].end + lone_blank(text, words[i - 1].end) != word.begin) continue;
    found.push_back({words[i - 1].begin, word.end, std::string(words[i - 1].text).append(word.text), true});
  }
  return found;
}

std::vector<std::string> other_writings(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size() && out.size() < kMostWritings;) {
    const Classified point = classify(text, at);
    if (point.kind != CharClass::letter && point.kind != CharClass::digit) {
      at += std::max<std::size_t>(point.length, 1);
      continue;
    }
    const std::size_t end = scan_span(text, at);
    for (const OtherWriting& other : writings_of(text.substr(at, end - at))) {
      std::string written(text.substr(0, at + other.start));
      written += other.text;
      written += text.substr(at + other.end);
      if (std::find(out.begin(), out.end(), written) == out.end()) out.push_back(std::move(written));
    }
    at = end;
  }
  return out;
}

}  // namespace tra::analysis
