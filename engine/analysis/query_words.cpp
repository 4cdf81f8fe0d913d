#include "analysis/query_words.h"

#include "analysis/spelling.h"
#include "analysis/variants.h"

namespace tra::analysis {

std::vector<QueryWord> query_words(std::string_view text) {
  Analyzer analyzer;
  std::vector<Token> tokens;
  analyzer.analyze(text, 0, tokens);
  std::vector<QueryWord> words;
  for (const Token& token : tokens)
    if (!token.alias)
      words.push_back({std::string(analyzer.key(token.term)), text.substr(token.start, token.end - token.start),
                       token.start, token.end, token.type});
  return words;
}

bool is_syllable(const QueryWord& word, std::string_view syllable) {
  const char first = syllable.starts_with("đ") ? 'd' : syllable[0];
  if (word.key.empty() || word.key[0] != first) return false;  // most words; the rest takes longer
  const std::string key = spell_word(syllable).key;
  return word.key == key || word.key == folded(key);
}

}  // namespace tra::analysis
