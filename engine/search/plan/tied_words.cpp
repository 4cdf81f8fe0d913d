#include "search/plan/tied_words.h"

#include <algorithm>

#include "analysis/variants.h"

namespace tra::search {

namespace {

bool is_dash(std::string_view between) {
  return between == "-" || between == "\u2010" || between == "\u2011" || between == "\u2013" || between == "\u2014";
}

}  // namespace

std::vector<std::string> tied_words(const std::string& text, const std::vector<Token>& tokens,
                                    const Analyzer& analyzer) {
  std::vector<std::string> words;
  bool all_marked = true, any_alias = false;
  std::size_t end = 0;
  for (const Token& token : tokens) {
    any_alias = any_alias || token.alias;
    if (token.alias) continue;
    if (token.type != TokenType::syllable) return {};
    if (!words.empty() && !is_dash(std::string_view(text).substr(end, token.start - end))) return {};
    all_marked = all_marked && analysis::has_marks(analyzer.key(token.term));
    words.push_back(text.substr(token.start, token.end - token.start));
    end = token.end;
  }
  // The analyzer adds a joined alias when the syllables may be a foreign name. Syllables that all have diacritics are
  // Vietnamese words.
  if (words.size() < 2 || (any_alias && !all_marked)) return {};
  return words;
}

}  // namespace tra::search
