// The Analyzer: which tokenizer a field has, and one table of terms for all of them.
#include "tra/analyzer.h"

#include <limits>

#include "analysis/abbreviations.h"
#include "analysis/built_in.h"
#include "analysis/chain.h"
#include "analysis/syllable.h"
#include "analysis/term_key.h"
#include "text/utf8.h"
#include "tra/error.h"
#include "tra/schema.h"

namespace tra {

struct Analyzer::State {
  explicit State(AnalyzerKind of) : kind(of), built_in(of), schema(of) {}
  // Without analyses of one's own nothing of the schema's fields is needed.
  explicit State(const Schema& of)
      : kind(of.analyzer()), built_in(kind), schema(of.analyses().empty() ? Schema(kind) : of) {}

  AnalyzerKind kind;
  analysis::TermTable terms;
  analysis::BuiltInTokenizer built_in;
  Schema schema;
  std::vector<std::unique_ptr<Tokenizer>> tokenizers;  // of the schema's analyses, made when first used

  Tokenizer& tokenizer(const Analysis& analysis) {
    const auto number = static_cast<std::size_t>(&analysis - schema.analyses().data());
    if (tokenizers.empty()) tokenizers.resize(schema.analyses().size());
    if (!tokenizers[number]) tokenizers[number] = analysis.make();
    if (!tokenizers[number])
      throw Error(ErrorCode::invalid_argument, "the analysis '" + analysis.name + "' made no tokenizer");
    return *tokenizers[number];
  }
};

namespace {

constexpr std::uint32_t kMostPosition = 1u << 31;

void require_short(std::string_view text) {
  if (text.size() > std::numeric_limits<std::uint32_t>::max())
    throw Error(ErrorCode::invalid_argument, "a text of 4 GiB or more cannot be analyzed");
}

std::uint64_t fnv1a(std::string_view text, std::uint64_t hash) {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ull;
  return hash;
}

std::uint64_t mix(std::uint64_t number, std::uint64_t hash) { return (hash ^ number) * 0x100000001B3ull; }

}  // namespace

void TokenSink::refuse(std::string_view why) const {
  throw Error(ErrorCode::invalid_argument,
              "the analysis '" + std::string(name_) + "' gave a token " + std::string(why));
}

void TokenSink::add(std::string_view key, std::size_t start, std::size_t end, std::uint32_t position, TokenType type,
                    bool alias) {
  if (key.empty() || key.size() > analysis::kLongestKey) refuse("whose key has not 1 to 250 bytes");
  if (start >= end || end > text_.size()) refuse("outside its text");
  if (text::splits_code_point(text_, start) || text::splits_code_point(text_, end))
    refuse("that ends inside a character");
  if (position < least_) refuse("that stands before the one before it");
  if (position >= kMostPosition) refuse("at a position of 2^31 or more");
  least_ = position;
  if (!alias) after_ = position + 1;
  tokens_.push_back(
      {terms_.intern(key), static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end), position, type, alias});
}

Analyzer::Analyzer(AnalyzerKind kind) : state_(std::make_unique<State>(kind)) {}

Analyzer::Analyzer(const Schema& schema) : state_(std::make_unique<State>(schema)) {
  state_->schema.take_analyses({}, {});
}

Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;
Analyzer::~Analyzer() = default;

std::uint32_t Analyzer::analyze(std::string_view text, std::uint32_t first_position, std::vector<Token>& out) {
  if (state_->kind == AnalyzerKind::own) return analyze({}, text, first_position, out);
  require_short(text);
  TokenSink sink(text, {}, first_position, state_->terms, out);
  return state_->built_in.analyze(text, first_position, sink);
}

std::uint32_t Analyzer::analyze(std::string_view field, std::string_view text, std::uint32_t first_position,
                                std::vector<Token>& out) {
  const Analysis* analysis = state_->schema.analysis(field);
  if (analysis == nullptr) return analyze(text, first_position, out);
  require_short(text);
  TokenSink sink(text, analysis->name, first_position, state_->terms, out);
  const std::uint32_t next = state_->tokenizer(*analysis).analyze(text, first_position, sink);
  if (next < first_position || next < sink.after_ || next > kMostPosition)
    throw Error(ErrorCode::invalid_argument,
                "the analysis '" + analysis->name + "' returned a position that is not behind its tokens");
  return next;
}

bool Analyzer::vietnamese(std::string_view field) const { return state_->schema.vietnamese(field); }
AnalyzerKind Analyzer::kind() const { return state_->kind; }
std::string_view Analyzer::key(std::uint32_t term) const { return state_->terms.key(term); }
std::string Analyzer::text(std::uint32_t term) const { return term_text(key(term)); }
std::size_t Analyzer::term_count() const { return state_->terms.size(); }

std::size_t Analyzer::memory() const {
  std::size_t bytes = state_->terms.memory() + state_->built_in.memory();
  for (const auto& tokenizer : state_->tokenizers) bytes += tokenizer ? tokenizer->memory() : 0;
  return bytes;
}

void Analyzer::clear() {
  state_->built_in.forget();
  for (const auto& tokenizer : state_->tokenizers)
    if (tokenizer) tokenizer->forget();
  state_->terms.clear();
}

std::uint64_t analyzer_fingerprint(AnalyzerKind kind) {
  if (kind == AnalyzerKind::own) throw Error(ErrorCode::invalid_argument, "an own analysis has no fixed fingerprint");
  std::uint64_t hash = fnv1a(kind == AnalyzerKind::plain ? "plain" : "vietnamese", 0xCBF29CE484222325ull);
  hash = mix(analysis::kRulesVersion, hash);
  if (kind == AnalyzerKind::plain) return hash;
  hash = fnv1a(analysis::abbreviation_table(), fnv1a(analysis::rhyme_list(), hash));
  return mix(kSentenceGap << 8 | kParagraphGap, hash);
}

std::uint64_t analyzer_fingerprint(const Schema& schema) {
  const bool built_in = schema.analyzer() != AnalyzerKind::own;
  std::uint64_t hash = analyzer_fingerprint(built_in ? schema.analyzer() : AnalyzerKind::plain);
  for (const Analysis& each : schema.analyses()) {
    hash = mix(each.version, fnv1a(each.definition, fnv1a(each.name, hash)));
    if (!each.definition.empty()) hash = mix(analysis::definition_fingerprint(each), hash);
  }
  return hash;
}

}  // namespace tra
