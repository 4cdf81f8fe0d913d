#include "analysis/term_key.h"

#include "tra/analyzer.h"

namespace tra {

std::string_view folded(std::string_view key) { return key.substr(0, key.find('\0')); }

std::string term_text(std::string_view key) {
  const std::string_view base = folded(key);
  if (base.size() == key.size()) return std::string(key);
  const std::string_view code = key.substr(base.size() + 1);
  if (const auto accent = analysis::accent_of(key)) {
    if (auto text = analysis::spell(base, accent->pattern, accent->tone)) return *text;
  }
  return std::string(code.substr(code.empty() ? 0 : 1));
}

namespace analysis {

std::string syllable_key(const Syllable& syllable) {
  std::string key(syllable.folded_text());
  if (syllable.pattern == kBare && syllable.tone == text::kLevel) return key;
  key += '\0';
  key += static_cast<char>(kAccentBase + syllable.pattern * 6 + syllable.tone);
  return key;
}

std::string word_key(std::string_view folded_form, std::string_view spelling) {
  std::string key(folded_form);
  if (folded_form == spelling) return key;
  key += '\0';
  key += static_cast<char>(kLiteral);
  key += spelling;
  return key;
}

std::optional<Accent> accent_of(std::string_view key) {
  const std::size_t base = folded(key).size();
  if (base == key.size()) return Accent{};
  if (key.size() != base + 2) return std::nullopt;
  const auto code = static_cast<unsigned char>(key[base + 1]);
  if (code < kAccentBase || code >= kAccentBase + 2 * kMarkPatterns * 6) return std::nullopt;
  const int accent = code - kAccentBase;
  return Accent{static_cast<std::uint8_t>(accent / 6), static_cast<std::uint8_t>(accent % 6)};
}

}  // namespace analysis
}  // namespace tra
