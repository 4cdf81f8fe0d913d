#include "analysis/other_writings.h"

#include <algorithm>
#include <optional>

#include "analysis/abbreviations.h"
#include "analysis/char_class.h"
#include "analysis/context.h"
#include "analysis/number.h"
#include "analysis/plan.h"
#include "analysis/scan.h"
#include "analysis/typed_dates.h"
#include "analysis/typed_degrees.h"
#include "analysis/typed_numbers.h"
#include "analysis/typed_places.h"
#include "analysis/typed_times.h"

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

bool stands_before_number(const QueryWord& word) {
  const bool letter = word.text.size() == 1 && is_ascii_word(static_cast<unsigned char>(word.text[0])) &&
                      word.type != TokenType::number;
  return letter || joins_with_number(word.text, word.type);
}

}  // namespace

std::vector<JointWriting> joint_writings(std::string_view text) {
  std::vector<JointWriting> found;
  const std::vector<QueryWord> words = query_words(text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const QueryWord& word = words[i];
    if (const auto quarter = quarter_at(words, i)) {
      const std::size_t end = words[quarter->behind - 1].end;
      if (quarter->written != text.substr(word.begin, end - word.begin))
        found.push_back({word.begin, end, quarter->written, false});
      i = quarter->behind - 1;
      continue;
    }
    if (const auto date = date_at(words, i)) {
      const std::size_t end = words[date->behind - 1].end;
      const auto add = [&](std::string form, bool rare) {
        if (form != text.substr(word.begin, end - word.begin))
          found.push_back({word.begin, end, std::move(form), false, rare});
      };
      add(date_form(*date), false);
      for (std::string& form : rare_date_forms(*date)) add(std::move(form), true);
      i = date->behind - 1;
      continue;
    }
    if (const auto typed = degrees_at(text, words, i)) {
      for (const std::string& written : typed->written)
        found.push_back({word.begin, words[typed->behind - 1].end, written, false});
      i = typed->behind - 1;
      continue;
    }
    if (const auto time = time_at(words, i)) {
      found.push_back({word.begin, words[time->behind - 1].end, time->written, false});
      i = time->behind - 1;
      continue;
    }
    if (const auto number = number_at(words, i)) {
      found.push_back({word.begin, words[number->behind - 1].end, number->written, false, number->rare});
      i = number->behind - 1;
      continue;
    }
    if (const auto place = place_at(text, words, i))
      for (const std::string& written : place->written)
        found.push_back({word.begin, words[place->behind - 1].end, written, false, true});
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
