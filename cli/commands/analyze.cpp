// tra analyze: prints the tokens of a text as they are indexed.
#include <iostream>

#include "arguments/options.h"
#include "arguments/user_files.h"
#include "commands/commands.h"
#include "output/json_output.h"
#include "output/terminal.h"
#include "tra/analyzer.h"

namespace tra::cli {
namespace {

const char* name(TokenType type) {
  switch (type) {
    case TokenType::syllable:
      return "syllable";
    case TokenType::word:
      return "word";
    case TokenType::number:
      return "number";
    case TokenType::symbol:
      return "symbol";
  }
  return "unknown";
}

Json token_json(const Analyzer& analyzer, const Token& token) {
  return {{"token", analyzer.text(token.term)},
          {"start", token.start},
          {"end", token.end},
          {"position", token.position},
          {"folded", std::string(folded(analyzer.key(token.term)))},
          {"type", name(token.type)}};
}

}  // namespace

int run_analyze(const Options& options) {
  const std::string format = options.choice("format");
  std::string text;
  if (options.positional().empty()) text = text_of(std::cin, "standard input");
  for (const std::string& word : options.positional()) text += (text.empty() ? "" : " ") + word;

  Analyzer analyzer;
  std::vector<Token> tokens;
  analyzer.analyze(text, 0, tokens);
  if (format == "json") {
    Json json = Json::array();
    for (const Token& token : tokens) json.push_back(token_json(analyzer, token));
    std::cout << to_document(json) << '\n';
  } else {
    for (const Token& token : tokens)
      std::cout << pad_left(std::to_string(token.position), 5) << "  "
                << pad_right(printable(analyzer.text(token.term)), 18)
                << pad_right(printable(folded(analyzer.key(token.term))), 18) << pad_right(name(token.type), 10)
                << token.start << ".." << token.end << (token.alias ? "  alias" : "") << '\n';
  }
  return tokens.empty() ? exit_nothing : exit_found;
}

}  // namespace tra::cli
