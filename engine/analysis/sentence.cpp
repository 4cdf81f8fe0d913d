#include "analysis/sentence.h"

#include <algorithm>

#include "analysis/char_class.h"
#include "tra/analyzer.h"

namespace tra::analysis {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

std::size_t skip_closing(std::string_view text, std::size_t at) {
  for (;;) {
    const std::string_view rest = text.substr(at);
    if (rest.starts_with('"') || rest.starts_with('\'') || rest.starts_with(')') || rest.starts_with(']')) {
      at += 1;
    } else if (rest.starts_with("\u00BB")) {
      at += 2;
    } else if (rest.starts_with("\u201D") || rest.starts_with("\u2019")) {
      at += 3;
    } else {
      return at;
    }
  }
}

bool is_small_consonant(char c) {
  return c >= 'a' && c <= 'z' && std::string_view("aeiouy").find(c) == std::string_view::npos;
}

// Abbreviated titles such as "TP." and "GS." stand before a name, so their dot ends no sentence. Some letters after the
// first may be small: "Tp.", "ThS.", "Mr.". As a word without vowels is no syllable, such a word is an abbreviation.
bool is_short_title(std::string_view word) {
  if (word.empty() || word.size() > 3 || !text::is_ascii_capital(word[0])) return false;
  return std::all_of(word.begin(), word.end(),
                     [](char c) { return text::is_ascii_capital(c) || is_small_consonant(c); });
}

// The line at `begin` without surrounding blanks.
std::string_view line_at(std::string_view text, std::size_t begin) {
  std::string_view line = text.substr(begin, std::min(text.find('\n', begin), text.size()) - begin);
  while (!line.empty() && is_blank(line.front())) line.remove_prefix(1);
  while (!line.empty() && is_blank(line.back())) line.remove_suffix(1);
  return line;
}

std::string_view line_before(std::string_view text, std::size_t newline) {
  const std::size_t before = newline == 0 ? std::string_view::npos : text.rfind('\n', newline - 1);
  return line_at(text, before == std::string_view::npos ? 0 : before + 1);
}

bool ends_sentence(std::string_view line) {
  return line.ends_with('.') || line.ends_with('!') || line.ends_with('?') || line.ends_with(':') ||
         line.ends_with("\u2026");
}

bool goes_on(std::string_view line) { return !line.empty() && is_lower_at(line, 0); }

// Whether the line break at text[at], before a capital, only wraps a paragraph at a fixed width. It does when the lines
// have similar lengths and a nearby break continues in lower case. In a list of headlines no break does.
bool wraps(std::string_view text, std::size_t at) {
  constexpr std::size_t kShortest = 30;  // length of the line before the break, in bytes
  constexpr int kLinesAhead = 6;
  const std::string_view line = line_before(text, at);
  std::size_t next = at + 1;
  std::string_view following = line_at(text, next);
  if (following.empty() || line.size() < kShortest || ends_sentence(line)) return false;
  if (goes_on(line)) return true;
  if (2 * line.size() < following.size()) return false;
  for (int i = 0; i < kLinesAhead && !following.empty() && !ends_sentence(following); ++i) {
    next = std::min(text.find('\n', next), text.size() - 1) + 1;
    if (next >= text.size()) return false;
    following = line_at(text, next);
    if (goes_on(following)) return true;
  }
  return false;
}

}  // namespace

std::uint32_t gap_after_terminator(std::string_view text, std::size_t at, std::size_t word_start,
                                   std::size_t word_end) {
  std::size_t next = skip_closing(text, at + classify(text, at).length);
  if (next >= text.size()) return kSentenceGap;
  if (!is_blank(text[next]) && text[next] != '\n' && !text.substr(next).starts_with("\u00A0")) return 0;
  if (text[at] == '.' && at == word_end && is_short_title(text.substr(word_start, word_end - word_start))) return 0;
  while (next < text.size() && is_blank(text[next])) ++next;
  return next < text.size() && is_lower_at(text, next) ? 0 : kSentenceGap;
}

std::uint32_t gap_after_newline(std::string_view text, std::size_t at, std::uint32_t gap) {
  std::size_t next = at + classify(text, at).length;
  while (next < text.size() && is_blank(text[next])) ++next;
  if (gap == 0 && next < text.size() && (is_lower_at(text, next) || (text[at] == '\n' && wraps(text, at)))) return 0;
  return kParagraphGap;
}

}  // namespace tra::analysis
