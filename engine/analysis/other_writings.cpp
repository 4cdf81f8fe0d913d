#include "analysis/other_writings.h"

#include <algorithm>

#include "analysis/abbreviations.h"
#include "analysis/char_class.h"
#include "analysis/plan.h"
#include "analysis/scan.h"

namespace tra::analysis {
namespace {

constexpr std::size_t kMostWritings = 16;  // each is searched for; a list of numbers would have one a number

// An abbreviation made of two others is also written apart: TPHCM, TP HCM. Empty when it is not.
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

}  // namespace

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
