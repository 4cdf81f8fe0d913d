#include "analysis/sentence.h"

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

// TP. and GS. stand before the name they belong to.
bool is_short_title(std::string_view word) {
  if (word.empty() || word.size() > 3) return false;
  for (const char c : word) {
    if (c < 'A' || c > 'Z') return false;
  }
  return true;
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
  if (gap == 0 && next < text.size() && is_lower_at(text, next)) return 0;
  return kParagraphGap;
}

}  // namespace tra::analysis
