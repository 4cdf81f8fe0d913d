// The two built-in analyses: the loop over a text, and the cache from raw spellings to their tokens.
#include "analysis/built_in.h"

#include <algorithm>
#include <array>
#include <span>

#include "analysis/numerals.h"
#include "analysis/plan.h"
#include "analysis/scan.h"
#include "analysis/sentence.h"
#include "text/chunk.h"

namespace tra::analysis {

namespace {

bool is_simple(const Plan& plan, std::size_t bytes) {
  return plan.tokens.size() == 1 && plan.advance == 1 && !plan.tokens[0].alias && plan.tokens[0].delta == 0 &&
         plan.tokens[0].start == 0 && plan.tokens[0].end == bytes && period_of(plan.tokens[0].key) == Period::none;
}

Plan plan_of(std::string_view span, CharClass first, AnalyzerKind kind) {
  if (kind == AnalyzerKind::plain) return plan_plain(span);
  switch (first) {
    case CharClass::symbol:
      return plan_single(span, TokenType::symbol);
    case CharClass::ideograph:
      return plan_single(span, TokenType::word);
    case CharClass::compatibility:
      return plan_compatibility(span);
    default:
      return plan_span(span);
  }
}

}  // namespace

void BuiltInTokenizer::forget() {
  cache_.clear();
  plans_.clear();
  planned_.clear();
}

// The slow path, taken once for each raw spelling: normalise, parse, find aliases, and assign term numbers.
const SpanCache::Entry& BuiltInTokenizer::learn(std::string_view span, CharClass first, const SpanCache::Probe& probe,
                                                TermTable& terms) {
  const Plan plan = plan_of(span, first, kind_);
  if (cache_.full() || plans_.size() >= SpanCache::kSimple) forget();
  SpanCache::Entry entry;
  if (is_simple(plan, span.size())) {
    entry.term = terms.intern(plan.tokens[0].key);
    entry.type = plan.tokens[0].type;
    entry.plan = SpanCache::kSimple;
  } else {
    entry.plan = static_cast<std::uint16_t>(plans_.size());
    const bool lone_word = kind_ != AnalyzerKind::plain && plan.tokens.size() == 1;
    plans_.push_back({static_cast<std::uint32_t>(planned_.size()), static_cast<std::uint32_t>(plan.tokens.size()),
                      plan.advance, lone_word ? period_of(plan.tokens[0].key) : Period::none});
    for (const PlannedToken& token : plan.tokens) {
      planned_.push_back(
          {terms.intern(token.key), token.start, token.end, token.delta, token.type, token.alias, token.when});
    }
  }
  return cache_.insert(span, probe, entry);
}

namespace {

// Keeps tokens in order of position. Two cases need insertion: the words of an abbreviation extend over the tokens
// after it, and an alias of several words is known only at its last word.
class Output {
 public:
  Output(std::string_view text, std::vector<Token>& tokens, TermTable& terms)
      : text_(text), tokens_(tokens), terms_(terms), first_(static_cast<std::ptrdiff_t>(tokens.size())) {}

  void append(const Token& token) {
    if (token.position >= ordered_from_) {
      tokens_.push_back(token);
    } else {
      insert(token);
    }
  }

  // The members are written one by one: a copy of a token just written would wait for them.
  void append(const SpanCache::Entry& word, std::size_t start, std::size_t end, std::uint32_t position) {
    const auto from = static_cast<std::uint32_t>(start), to = static_cast<std::uint32_t>(end);
    if (position < ordered_from_) return insert({word.term, from, to, position, word.type, false});
    Token& token = tokens_.emplace_back();
    token.term = word.term;
    token.start = from;
    token.end = to;
    token.position = position;
    token.type = word.type;
  }

  void append(const StoredToken* planned, const StoredPlan& plan, std::size_t start, std::uint32_t position) {
    std::uint32_t reach = 0;
    for (const StoredToken* token = planned; token != planned + plan.count; ++token) {
      if (token->when != When::always && !holds(token->when, position)) continue;
      append({token->term, static_cast<std::uint32_t>(start + token->start),
              static_cast<std::uint32_t>(start + token->end), position + token->delta, token->type, token->alias});
      reach = std::max(reach, token->delta + 1);
    }
    if (reach > plan.advance) ordered_from_ = std::max(ordered_from_, position + reach);
    if (plan.period != Period::none) add_date(plan.period, position, start + planned->end);
  }

  // Adds aliases for a number at text[start, end) that was appended at `position`: "V" for "thứ 5", "u23" for "U 23",
  // "ql1a" for "QL 1A".
  void add_aliases_of_number(std::uint32_t position, std::size_t start, std::size_t end) {
    const std::string_view number = text_.substr(start, end - start);
    const Token* before = is_number_of_name(number) ? real_before(position) : nullptr;
    if (before == nullptr) return;
    const std::string_view word = text_.substr(before->start, before->end - before->start);
    const auto value = small_number(number);
    const auto numeral = value ? numeral_of(*value) : std::nullopt;
    if (numeral && holds(When::as_numeral, position)) {
      insert({terms_.intern(*numeral), static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end), position,
              TokenType::word, true});
    } else if (joins_with_number(word, before->type) && before->end + lone_blank(text_, before->end) == start) {
      std::string joined(terms_.key(before->term));
      joined += number;
      if (!value) joined.back() = static_cast<char>(joined.back() - 'A' + 'a');
      insert(
          {terms_.intern(joined), before->start, static_cast<std::uint32_t>(end), position - 1, TokenType::word, true});
    }
  }

 private:
  bool holds(When when, std::uint32_t position) const {
    const Token* before = real_before(position);
    return before != nullptr && holds_after(when, terms_.key(before->term));
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

  // Adds aliases for a date in words: 2/9 for its day and month and, with a year, 9/1945 and 2/9/1945; 1/2024 for
  // "quý I năm 2024". The word "tháng" or "quý" is at `position` and ends before text[end].
  void add_date(Period period, std::uint32_t position, std::size_t end) {
    const auto written = read_period(period, text_, end);
    if (!written) return;
    const std::string name = std::to_string(written->number), year = std::to_string(written->year);
    const auto last = static_cast<std::uint32_t>(written->end);
    const auto add = [&](const std::string& date, std::uint32_t start, std::uint32_t at) {
      insert({terms_.intern(date), start, last, at, TokenType::number, true});
    };
    const Token* before = period == Period::month ? real_before(position) : nullptr;
    if (before != nullptr && before->type == TokenType::number) {
      const std::uint32_t start = before->start;
      const auto day = small_number(text_.substr(start, before->end - start));
      if (is_day(day)) {
        add(std::to_string(*day) + "/" + name, start, position - 1);
        if (written->year != 0) add(std::to_string(*day) + "/" + name + "/" + year, start, position - 1);
      }
    }
    if (written->year == 0) return;
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
  TermTable& terms_;
  std::ptrdiff_t first_;
  std::uint32_t ordered_from_ = 0;  // tokens at or after this position need no search for their place
};

// A chunk is certainly a whole span when it begins like a word, and the character after it cannot join it to another
// word. Such a chunk can be looked up in the cache directly.
bool begins_word(std::string_view text, std::size_t at, bool plain) {
  if (text.size() - at < text::kChunkReach) return false;
  const auto first = static_cast<unsigned char>(text[at]);
  return first >= 0x80 || (is_ascii_word(first) && (plain || !is_ascii_digit(first)));
}

bool ends_word(std::string_view text, std::size_t after, bool plain) {
  if (plain || text[after] == ' ') return true;
  const bool may_tie = text[after] == '-' || text[after] == '.' || text[after] == '&' || text[after] == '\'';
  if (!may_tie || after + 1 == text.size()) return true;
  const auto next = static_cast<unsigned char>(text[after + 1]);
  return next < 0x80 && !is_ascii_word(next);
}

// Whole words with a blank between, whose places in the cache are asked for before the first is looked up.
class WordsAhead {
 public:
  struct Word {
    std::size_t at, length;
    SpanCache::Probe probe;
  };

  // Reads the words that begin at text[at]. There are none when no whole word begins there.
  std::span<const Word> read(std::string_view text, std::size_t at, bool plain, const SpanCache& cache) {
    std::size_t count = 0;
    while (count < words_.size() && begins_word(text, at, plain)) {
      const text::Chunk chunk = text::read_chunk(text.data() + at);
      if (chunk.length == 0 || !ends_word(text, at + chunk.length, plain)) break;
      Word& word = words_[count++];
      word = {at, chunk.length, SpanCache::make_probe(chunk.low, chunk.high, chunk.length)};
      cache.prefetch(word.probe);
      at += chunk.length + 1;
      if (text[at - 1] != ' ') break;
    }
    return {words_.data(), count};
  }

 private:
  std::array<Word, 16> words_;
};

void reserve_for(std::vector<Token>& out, std::size_t bytes) {
  const std::size_t wanted = out.size() + bytes / 5 + 16;
  if (wanted > out.capacity()) out.reserve(std::max(wanted, 2 * out.capacity()));
}

// A stretch of text that either yields terms or is skipped.
struct Stretch {
  std::size_t end;
  CharClass kind;
  bool gives_terms;
};

// The stretch that begins at text[at]. The end of a sentence or line widens `gap`, the distance to the next word. The
// last word was text[word_start, word_end).
Stretch stretch_at(std::string_view text, std::size_t at, bool plain, std::size_t word_start, std::size_t word_end,
                   std::uint32_t& gap) {
  const Classified point = classify(text, at);
  const std::size_t end = at + point.length;
  switch (point.kind) {
    case CharClass::letter:
    case CharClass::digit:
      return {plain ? scan_word(text, at) : scan_span(text, at), point.kind, true};
    case CharClass::symbol:
    case CharClass::compatibility:
      return {end, point.kind, !plain};
    case CharClass::ideograph:
      return {scan_cluster(text, at), point.kind, true};
    case CharClass::terminator:
      gap = std::max(gap, gap_after_terminator(text, at, word_start, word_end));
      return {end, point.kind, false};
    case CharClass::newline:
      gap = std::max(gap, gap_after_newline(text, at, gap));
      return {end, point.kind, false};
    default:
      return {end, point.kind, false};
  }
}

}  // namespace

std::uint32_t BuiltInTokenizer::analyze(std::string_view text, std::uint32_t first_position, TokenSink& sink) {
  const bool plain = kind_ == AnalyzerKind::plain;
  reserve_for(sink.tokens_, text.size());
  Output output(text, sink.tokens_, sink.terms_);
  std::uint32_t position = first_position, gap = 0;
  std::size_t word_start = 0, word_end = 0;
  WordsAhead ahead;
  const auto emit = [&](const SpanCache::Entry& entry, std::size_t at, std::size_t end) __attribute__((always_inline)) {
    if (gap != 0) {
      if (!plain && position != first_position) position += gap;
      gap = 0;
    }
    if (entry.plan == SpanCache::kSimple) {
      output.append(entry, at, end, position++);
    } else {
      const StoredPlan& plan = plans_[entry.plan];
      output.append(planned_.data() + plan.first, plan, at, position);
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
    const std::size_t begin = at;
    for (const auto& word : ahead.read(text, at, plain, cache_)) {
      const SpanCache::Entry* entry = cache_.find(text.substr(word.at, word.length), word.probe);
      if (entry == nullptr) break;
      at = word.at + word.length;
      emit(*entry, word.at, at);
    }
    if (at != begin) continue;
    const Stretch stretch = stretch_at(text, at, plain, word_start, word_end, gap);
    if (stretch.gives_terms) {
      const std::string_view span = text.substr(at, stretch.end - at);
      const SpanCache::Probe probe = SpanCache::probe_of(span);
      const SpanCache::Entry* entry = cache_.find(span, probe);
      emit(entry != nullptr ? *entry : learn(span, stretch.kind, probe, sink.terms_), at, stretch.end);
      if (stretch.kind == CharClass::digit && !plain) output.add_aliases_of_number(position - 1, at, stretch.end);
    }
    at = stretch.end;
  }
  return position;
}

std::size_t BuiltInTokenizer::memory() const {
  return cache_.memory() + plans_.capacity() * sizeof(StoredPlan) + planned_.capacity() * sizeof(StoredToken);
}

}  // namespace tra::analysis
