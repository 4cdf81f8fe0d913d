#include "tra/analyzer.h"

#include <algorithm>
#include <limits>

#include "analysis/abbreviations.h"
#include "analysis/context.h"
#include "analysis/numerals.h"
#include "analysis/plan.h"
#include "analysis/scan.h"
#include "analysis/sentence.h"
#include "analysis/span_cache.h"
#include "analysis/syllable.h"
#include "analysis/term_table.h"
#include "tra/error.h"

namespace tra {
namespace {

using analysis::CharClass;
using analysis::SpanCache;

// Increase this when a rule outside the tables changes the terms of any text.
constexpr std::uint32_t kRulesVersion = 3;

struct StoredPlan {
  std::uint32_t first = 0, count = 0, advance = 0;  // range in State::planned
  bool month_word = false;  // the word "tháng", which may be part of a date with the numbers around it
};
struct StoredToken {
  std::uint32_t term, start, end, delta;
  TokenType type;
  bool alias;
  analysis::When when;
};

}  // namespace

struct Analyzer::State {
  AnalyzerKind kind;
  analysis::TermTable terms;
  SpanCache cache;
  std::vector<StoredPlan> plans;
  std::vector<StoredToken> planned;

  const SpanCache::Entry& learn(std::string_view span, CharClass first, const SpanCache::Probe& probe);
  void forget_spellings();
};

namespace {

bool is_simple(const analysis::Plan& plan, std::size_t bytes) {
  return plan.tokens.size() == 1 && plan.advance == 1 && !plan.tokens[0].alias && plan.tokens[0].delta == 0 &&
         plan.tokens[0].start == 0 && plan.tokens[0].end == bytes && !analysis::is_month_word(plan.tokens[0].key);
}

analysis::Plan plan_of(std::string_view span, CharClass first, AnalyzerKind kind) {
  if (kind == AnalyzerKind::plain) return analysis::plan_plain(span);
  switch (first) {
    case CharClass::symbol:
      return analysis::plan_single(span, TokenType::symbol);
    case CharClass::ideograph:
      return analysis::plan_single(span, TokenType::word);
    case CharClass::compatibility:
      return analysis::plan_compatibility(span);
    default:
      return analysis::plan_span(span);
  }
}

}  // namespace

void Analyzer::State::forget_spellings() {
  cache.clear();
  plans.clear();
  planned.clear();
}

// The slow path, taken once for each raw spelling: normalise, parse, find aliases, and assign term numbers.
const SpanCache::Entry& Analyzer::State::learn(std::string_view span, CharClass first, const SpanCache::Probe& probe) {
  const analysis::Plan plan = plan_of(span, first, kind);
  if (cache.full() || plans.size() >= SpanCache::kSimple) forget_spellings();
  SpanCache::Entry entry;
  if (is_simple(plan, span.size())) {
    entry.term = terms.intern(plan.tokens[0].key);
    entry.type = plan.tokens[0].type;
    entry.plan = SpanCache::kSimple;
  } else {
    entry.plan = static_cast<std::uint16_t>(plans.size());
    const bool month_word =
        kind != AnalyzerKind::plain && plan.tokens.size() == 1 && analysis::is_month_word(plan.tokens[0].key);
    plans.push_back({static_cast<std::uint32_t>(planned.size()), static_cast<std::uint32_t>(plan.tokens.size()),
                     plan.advance, month_word});
    for (const analysis::PlannedToken& token : plan.tokens) {
      planned.push_back(
          {terms.intern(token.key), token.start, token.end, token.delta, token.type, token.alias, token.when});
    }
  }
  return cache.insert(span, probe, entry);
}

namespace {

// Keeps tokens in order of position. Two cases need insertion: the words of an abbreviation extend over the tokens
// after it, and an alias of several words is known only at its last word.
class Output {
 public:
  Output(std::string_view text, std::vector<Token>& tokens, analysis::TermTable& terms)
      : text_(text), tokens_(tokens), terms_(terms), first_(static_cast<std::ptrdiff_t>(tokens.size())) {}

  void append(const Token& token) {
    if (token.position >= ordered_from_) {
      tokens_.push_back(token);
    } else {
      insert(token);
    }
  }

  void append(const StoredToken* planned, const StoredPlan& plan, std::size_t start, std::uint32_t position) {
    std::uint32_t reach = 0;
    for (const StoredToken* token = planned; token != planned + plan.count; ++token) {
      if (token->when != analysis::When::always && !holds(token->when, position)) continue;
      append({token->term, static_cast<std::uint32_t>(start + token->start),
              static_cast<std::uint32_t>(start + token->end), position + token->delta, token->type, token->alias});
      reach = std::max(reach, token->delta + 1);
    }
    if (reach > plan.advance) ordered_from_ = std::max(ordered_from_, position + reach);
    if (plan.month_word) add_date(position, start + planned->end);
  }

  // Adds aliases for a number at text[start, end) that was appended at `position`: "V" for "thứ 5", "u23" for "U 23".
  void add_aliases_of_number(std::uint32_t position, std::size_t start, std::size_t end) {
    const auto value = analysis::small_number(text_.substr(start, end - start));
    const Token* before = value ? real_before(position) : nullptr;
    if (before == nullptr) return;
    const std::string_view word = text_.substr(before->start, before->end - before->start);
    if (*value > 0 && *value <= analysis::kGreatestRoman && holds(analysis::When::as_numeral, position)) {
      insert({terms_.intern(analysis::roman_of(*value)), static_cast<std::uint32_t>(start),
              static_cast<std::uint32_t>(end), position, TokenType::word, true});
    } else if (analysis::joins_with_number(word, before->type) &&
               before->end + analysis::lone_blank(text_, before->end) == start) {
      std::string joined(terms_.key(before->term));
      joined += text_.substr(start, end - start);
      insert(
          {terms_.intern(joined), before->start, static_cast<std::uint32_t>(end), position - 1, TokenType::word, true});
    }
  }

 private:
  bool holds(analysis::When when, std::uint32_t position) const {
    const Token* before = real_before(position);
    return before != nullptr && analysis::holds_after(when, terms_.key(before->term));
  }

  // The token (no alias) at the position directly before this one; null at the beginning of a sentence.
  const Token* real_before(std::uint32_t position) const {
    for (auto at = static_cast<std::ptrdiff_t>(tokens_.size()); at > first_; --at) {
      const Token& token = tokens_[static_cast<std::size_t>(at - 1)];
      if (token.position >= position || (token.alias && token.position + 1 == position)) continue;
      return token.position + 1 == position ? &token : nullptr;
    }
    return nullptr;
  }

  // Adds aliases for a date in words: 2/9 for its day and month and, with a year, 9/1945 and 2/9/1945. The word "tháng"
  // is at `position` and ends before text[end].
  void add_date(std::uint32_t position, std::size_t end) {
    const auto month = analysis::read_month(text_, end);
    if (!month) return;
    const std::string name = std::to_string(month->month), year = std::to_string(month->year);
    const auto last = static_cast<std::uint32_t>(month->end);
    const auto add = [&](const std::string& date, std::uint32_t start, std::uint32_t at) {
      insert({terms_.intern(date), start, last, at, TokenType::number, true});
    };
    if (const Token* before = real_before(position); before != nullptr && before->type == TokenType::number) {
      const std::uint32_t start = before->start;
      const auto day = analysis::small_number(text_.substr(start, before->end - start));
      if (analysis::is_day(day)) {
        add(std::to_string(*day) + "/" + name, start, position - 1);
        if (month->year != 0) add(std::to_string(*day) + "/" + name + "/" + year, start, position - 1);
      }
    }
    if (month->year == 0) return;
    append({terms_.intern(name + "/" + year), static_cast<std::uint32_t>(end), last, position + 1, TokenType::number,
            true});
    ordered_from_ = std::max(ordered_from_, position + 2);
  }

  // Each term occurs at most once at a position. A token replaces an equal alias there.
  void insert(const Token& token) {
    const auto begin = tokens_.begin() + first_;
    auto at = tokens_.end();
    while (at != begin && (at - 1)->position > token.position) --at;
    for (auto same = at; same != begin && (same - 1)->position == token.position; --same) {
      if ((same - 1)->term != token.term) continue;
      if ((same - 1)->alias && !token.alias) *(same - 1) = token;
      return;
    }
    tokens_.insert(at, token);
  }

  const std::string_view text_;
  std::vector<Token>& tokens_;
  analysis::TermTable& terms_;
  std::ptrdiff_t first_;
  std::uint32_t ordered_from_ = 0;  // tokens at or after this position need no search for their place
};

// The chunk at text[at] when it is certainly a whole span: it begins like a word, and the character after it cannot
// join it to another word. Such a chunk can be looked up in the cache directly.
analysis::Chunk whole_word(std::string_view text, std::size_t at, bool plain) {
  const auto first = static_cast<unsigned char>(text[at]);
  const bool begins_word =
      first >= 0x80 || (analysis::is_ascii_word(first) && (plain || !analysis::is_ascii_digit(first)));
  if (!begins_word || text.size() - at < analysis::kChunkReach) return {};
  const analysis::Chunk chunk = analysis::read_chunk(text.data() + at);
  const std::size_t after = at + chunk.length;
  if (plain || chunk.length == 0 || text[after] == ' ') return chunk;
  const bool may_tie = text[after] == '-' || text[after] == '.' || text[after] == '&' || text[after] == '\'';
  if (!may_tie || after + 1 == text.size()) return chunk;
  const auto next = static_cast<unsigned char>(text[after + 1]);
  return next >= 0x80 || analysis::is_ascii_word(next) ? analysis::Chunk{} : chunk;
}

void reserve_for(std::vector<Token>& out, std::size_t bytes) {
  const std::size_t wanted = out.size() + bytes / 5 + 16;
  if (wanted > out.capacity()) out.reserve(std::max(wanted, 2 * out.capacity()));
}

// A stretch of text that either yields terms or is skipped.
struct Piece {
  std::size_t end;
  CharClass kind;
  bool gives_terms;
};

// The piece that begins at text[at]. The end of a sentence or line widens `gap`, the distance to the next word. The
// last word was text[word_start, word_end).
Piece piece_at(std::string_view text, std::size_t at, bool plain, std::size_t word_start, std::size_t word_end,
               std::uint32_t& gap) {
  const analysis::Classified point = analysis::classify(text, at);
  const std::size_t end = at + point.length;
  switch (point.kind) {
    case CharClass::letter:
    case CharClass::digit:
      return {plain ? analysis::scan_word(text, at) : analysis::scan_span(text, at), point.kind, true};
    case CharClass::symbol:
    case CharClass::compatibility:
      return {end, point.kind, !plain};
    case CharClass::ideograph:
      return {analysis::scan_cluster(text, at), point.kind, true};
    case CharClass::terminator:
      gap = std::max(gap, analysis::gap_after_terminator(text, at, word_start, word_end));
      return {end, point.kind, false};
    case CharClass::newline:
      gap = std::max(gap, analysis::gap_after_newline(text, at, gap));
      return {end, point.kind, false};
    default:
      return {end, point.kind, false};
  }
}

std::uint64_t fnv1a(std::string_view text, std::uint64_t hash) {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ull;
  return hash;
}

}  // namespace

Analyzer::Analyzer(AnalyzerKind kind) : state_(std::make_unique<State>()) { state_->kind = kind; }
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;
Analyzer::~Analyzer() = default;

std::uint32_t Analyzer::analyze(std::string_view text, std::uint32_t first_position, std::vector<Token>& out) {
  if (text.size() > std::numeric_limits<std::uint32_t>::max()) {
    throw Error(ErrorCode::invalid_argument, "a text of 4 GiB or more cannot be analyzed");
  }
  State& state = *state_;
  const bool plain = state.kind == AnalyzerKind::plain;
  reserve_for(out, text.size());
  Output output(text, out, state.terms);
  std::uint32_t position = first_position, gap = 0;
  std::size_t word_start = 0, word_end = 0;
  const auto emit = [&](const SpanCache::Entry& entry, std::size_t at, std::size_t end) {
    if (gap != 0) {
      if (!plain && position != first_position) position += gap;
      gap = 0;
    }
    if (entry.plan == SpanCache::kSimple) {
      output.append(
          {entry.term, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end), position++, entry.type, false});
    } else {
      const StoredPlan& plan = state.plans[entry.plan];
      output.append(state.planned.data() + plan.first, plan, at, position);
      position += plan.advance;
    }
    word_start = at;
    word_end = end;
  };
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == ' ') {
      ++at;
      continue;
    }
    if (const auto chunk = whole_word(text, at, plain); chunk.length != 0) {
      const auto probe = SpanCache::make_probe(chunk.low, chunk.high, chunk.length);
      const std::string_view span = text.substr(at, chunk.length);
      if (const SpanCache::Entry* entry = state.cache.find(span, probe); entry != nullptr) {
        emit(*entry, at, at + chunk.length);
        at += chunk.length;
        continue;
      }
    }
    const Piece piece = piece_at(text, at, plain, word_start, word_end, gap);
    if (piece.gives_terms) {
      const std::string_view span = text.substr(at, piece.end - at);
      const SpanCache::Probe probe = SpanCache::probe_of(span);
      const SpanCache::Entry* entry = state.cache.find(span, probe);
      emit(entry != nullptr ? *entry : state.learn(span, piece.kind, probe), at, piece.end);
      if (piece.kind == CharClass::digit && !plain) output.add_aliases_of_number(position - 1, at, piece.end);
    }
    at = piece.end;
  }
  return position;
}

AnalyzerKind Analyzer::kind() const { return state_->kind; }
std::string_view Analyzer::key(std::uint32_t term) const { return state_->terms.key(term); }
std::string Analyzer::text(std::uint32_t term) const { return term_text(key(term)); }
std::size_t Analyzer::term_count() const { return state_->terms.size(); }

std::size_t Analyzer::memory() const {
  return state_->terms.memory() + state_->cache.memory() + state_->plans.capacity() * sizeof(StoredPlan) +
         state_->planned.capacity() * sizeof(StoredToken);
}

void Analyzer::clear() {
  state_->forget_spellings();
  state_->terms.clear();
}

std::uint64_t analyzer_fingerprint(AnalyzerKind kind) {
  std::uint64_t hash = fnv1a(kind == AnalyzerKind::plain ? "plain" : "vietnamese", 0xCBF29CE484222325ull);
  hash = (hash ^ kRulesVersion) * 0x100000001B3ull;
  if (kind == AnalyzerKind::plain) return hash;
  hash = fnv1a(analysis::abbreviation_table(), fnv1a(analysis::rhyme_list(), hash));
  return (hash ^ (kSentenceGap << 8 | kParagraphGap)) * 0x100000001B3ull;
}

}  // namespace tra
