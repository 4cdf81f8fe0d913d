#include "analysis/chain.h"

#include <unicode/uversion.h>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include "analysis/built_in.h"
#include "analysis/stemmer.h"
#include "analysis/word_borders.h"
#include "tra/error.h"

namespace tra {

namespace analysis {

namespace {

constexpr std::uint32_t kChainVersion = 1;  // raised when the same chain gives other terms
constexpr std::size_t kMostOfWord = 1024;   // bytes read of a word

// The words of a list, as a line of the definition.
std::string line_of(const std::string& kind, const std::vector<std::string>& words) {
  std::string line = kind;
  for (const std::string& word : words) {
    if (word.empty() || word.find_first_of(" \t\r\n") != std::string::npos)
      throw Error(ErrorCode::invalid_argument, "'" + word + "' is not one word of an analysis");
    line += ' ' + composed(word, false);
  }
  return line + '\n';
}

AnalysisChain read_definition(const std::string& name, const std::string& definition) {
  AnalysisChain chain;
  chain.lower = chain.fold = false;
  std::istringstream lines(definition);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream parts(line);
    std::string kind;
    std::vector<std::string> words;
    parts >> kind;
    for (std::string word; parts >> word;) words.push_back(word);
    if (kind == "split" && words == std::vector<std::string>{"words"}) {
      chain.split = AnalysisChain::Split::words;
    } else if (kind == "split" && words == std::vector<std::string>{"blanks"}) {
      chain.split = AnalysisChain::Split::blanks;
    } else if (kind == "lower" && words.empty()) {
      chain.lower = true;
    } else if (kind == "fold" && words.empty()) {
      chain.fold = true;
    } else if (kind == "stop") {
      chain.stop = std::move(words);
    } else if (kind == "equal") {
      chain.equal.push_back(std::move(words));
    } else if (kind == "stem" && words.size() == 1) {
      chain.stem = words[0];
    } else {
      throw Error(ErrorCode::version, "the analysis '" + name + "' has a part this build does not know: " + line);
    }
  }
  return chain;
}

class ChainTokenizer final : public Tokenizer {
 public:
  explicit ChainTokenizer(const AnalysisChain& chain)
      : lower_(chain.lower), fold_(chain.fold), borders_(chain.split == AnalysisChain::Split::words) {
    if (!chain.stem.empty()) stemmer_.emplace(chain.stem);
    for (const std::string& word : chain.stop) stop_.insert(composed(word, lower_));
    for (const auto& group : chain.equal)
      for (const std::string& word : group)
        for (const std::string& other : group)
          if (other != word) equal_[composed(word, lower_)].insert(composed(other, lower_));
  }

  std::uint32_t analyze(std::string_view text, std::uint32_t first_position, TokenSink& sink) override {
    std::uint32_t position = first_position;
    borders_.for_each(text, [&](std::size_t start, std::size_t end, bool number) {
      const std::string word = composed(text.substr(start, std::min(end - start, kMostOfWord)), lower_);
      const TokenType type = number ? TokenType::number : TokenType::word;
      const std::uint32_t here = position++;
      if (word.empty() || stop_.contains(word)) return;
      const std::string key = key_of(word);
      sink.add(key, start, end, here, type);
      if (const auto equal = equal_.find(word); equal != equal_.end())
        for (const std::string& other : equal->second)
          if (const std::string alias = key_of(other); alias != key) sink.add(alias, start, end, here, type, true);
    });
    return position;
  }

 private:
  std::string key_of(const std::string& word) {
    const std::string stem = stemmer_ ? stemmer_->stem(word) : word;
    return fold_ ? folding_key_of(stem) : std::string(cut_word(stem));
  }

  bool lower_, fold_;
  WordBorders borders_;
  std::optional<Stemmer> stemmer_;
  std::set<std::string> stop_;
  std::map<std::string, std::set<std::string>> equal_;
};

}  // namespace

std::string definition_of(const AnalysisChain& chain) {
  std::string text = chain.split == AnalysisChain::Split::words ? "split words\n" : "split blanks\n";
  if (chain.lower) text += "lower\n";
  if (!chain.stop.empty()) text += line_of("stop", chain.stop);
  for (const auto& group : chain.equal) text += line_of("equal", group);
  if (!chain.stem.empty()) text += line_of("stem", {chain.stem});
  if (chain.fold) text += "fold\n";
  return text;
}

std::optional<AnalyzerKind> built_in_named(std::string_view name) {
  if (name == "vietnamese") return AnalyzerKind::vietnamese;
  if (name == "plain") return AnalyzerKind::plain;
  return std::nullopt;
}

std::unique_ptr<Tokenizer> tokenizer_of(const std::string& name, const std::string& definition) {
  if (definition != kBuiltIn) return std::make_unique<ChainTokenizer>(read_definition(name, definition));
  if (const auto kind = built_in_named(name)) return std::make_unique<BuiltInTokenizer>(*kind);
  throw Error(ErrorCode::version, "this build has no built-in analysis '" + name + "'");
}

std::uint64_t definition_fingerprint(const Analysis& analysis) {
  if (analysis.definition == kBuiltIn)
    return analyzer_fingerprint(built_in_named(analysis.name).value_or(AnalyzerKind::vietnamese));
  UVersionInfo icu;
  u_getVersion(icu);  // its dictionaries and borders of words change with its major version
  return std::uint64_t{icu[0]} << 32 | kChainVersion;
}

}  // namespace analysis

Analysis make_analysis(std::string name, const AnalysisChain& chain) {
  if (analysis::built_in_named(name))
    throw Error(ErrorCode::invalid_argument, "analysis \"" + name + "\": the name is that of a built-in analysis");
  const std::vector<std::string> known = stemmers();
  if (!chain.stem.empty() && !std::binary_search(known.begin(), known.end(), chain.stem))
    throw Error(ErrorCode::invalid_argument, "this build has no Snowball stemmer '" + chain.stem + "'");
  Analysis made;
  made.definition = analysis::definition_of(chain);
  made.make = [name, definition = made.definition] { return analysis::tokenizer_of(name, definition); };
  made.name = std::move(name);
  return made;
}

Analysis make_analysis(AnalyzerKind kind) {
  if (kind == AnalyzerKind::own) throw Error(ErrorCode::invalid_argument, "an own analysis is not built in");
  Analysis made;
  made.name = kind == AnalyzerKind::plain ? "plain" : "vietnamese";
  made.vietnamese = true;
  made.definition = analysis::kBuiltIn;
  made.make = [kind] { return std::make_unique<analysis::BuiltInTokenizer>(kind); };
  return made;
}

std::string folding_key(std::string_view word) { return analysis::folding_key_of(analysis::composed(word, true)); }

}  // namespace tra
