// A recursive descent parser for the grammar in README.md: lexemes to a query tree. The depth is bounded by kDeepest.
// Deeper parentheses are ignored in lenient mode and refused in strict mode.
#include "tra/query_parser.h"

#include <algorithm>

#include "query/clauses.h"
#include "query/field_names.h"
#include "query/lexer.h"
#include "query/other_ways.h"
#include "query/range_value.h"
#include "tra/error.h"

namespace tra {
namespace {

using query_language::Clause;
using query_language::FieldNames;
using query_language::FieldValue;
using query_language::Lexeme;
using query_language::LexemeKind;
using query_language::Lexer;
using query_language::Part;
using query_language::Range;

constexpr int kDeepest = 100;
constexpr std::size_t kMostLeaves = 16'384;

class Parser {
 public:
  Parser(std::string_view text, const Schema& schema, const ParserOptions& options)
      : text_(text), options_(options), names_(schema, options.aliases), lexer_(text, names_, options) {}

  ParsedQuery run() {
    advance();
    std::optional<Part> part = alternatives();
    if (!part && !strict()) {  // the query holds only operators, as in "KHÔNG": read them as words
      lexer_.restart_without_operators();
      result_.plain = true;
      advance();
      part = alternatives();
    }
    if (part) result_.query = std::move(part->query);
    result_.unknown_names = lexer_.take_unknown_names();
    return std::move(result_);
  }

 private:
  std::optional<Part> alternatives();  // a OR b
  std::optional<Part> conjunction();   // a AND b
  std::vector<Clause> sequence();      // +a b -c
  std::optional<Clause> clause();
  std::optional<Part> operand();
  std::optional<Part> group();
  std::optional<Part> named_field();
  std::optional<Part> name_as_word(const Lexeme& name);
  std::optional<Part> leaf();
  std::optional<Part> field_values(const Field& field, const std::vector<FieldValue>& values);
  std::optional<Query> number_query(const Field& field, std::string_view text) const;
  bool may_have(const Field& field, std::string_view value);
  std::optional<Part> text_leaf(const Lexeme& lexeme, std::string field);

  void advance() { take(lexer_.next()); }
  void take(Lexeme lexeme);
  void count_leaf();
  bool strict() const { return options_.strict; }
  bool at(LexemeKind kind) const { return current_.kind == kind; }

  std::string_view text_;
  const ParserOptions& options_;
  FieldNames names_;
  Lexer lexer_;
  Lexeme current_;
  ParsedQuery result_;
  const Field* scope_ = nullptr;  // the field of field:( ... )
  int depth_ = 0;
  std::size_t passed_over_ = 0;  // number of ignored open parentheses
  std::size_t leaves_ = 0;
  bool negated_ = false;
};

std::optional<Part> Parser::alternatives() {
  std::vector<Query> queries;
  bool filter = true;
  for (bool more = true; more;) {
    std::optional<Part> part = conjunction();
    more = at(LexemeKind::op_or);
    const bool joined = more || !queries.empty();
    if (!part && strict() && joined) Lexer::fail("OR needs something on both sides", current_.begin);
    if (part) {
      filter = filter && part->filter;
      queries.push_back(std::move(part->query));
    }
    if (more) advance();
  }
  if (queries.empty()) return std::nullopt;
  if (queries.size() > 1) result_.plain = false;
  query_language::fold_repeated(queries);
  return Part{Query::any_of(std::move(queries)), filter};
}

std::optional<Part> Parser::conjunction() {
  std::vector<Clause> all;
  std::size_t operands = 0;
  for (bool more = true; more;) {
    std::vector<Clause> clauses = sequence();
    more = at(LexemeKind::op_and);
    const bool joined = more || operands > 0;
    if (!clauses.empty()) ++operands;
    if (clauses.empty() && strict() && joined) Lexer::fail("AND needs something on both sides", current_.begin);
    const bool only_excludes = std::all_of(
        clauses.begin(), clauses.end(), [](const Clause& clause) { return clause.occur == Clause::Occur::must_not; });
    if (only_excludes || !joined)
      all.insert(all.end(), std::make_move_iterator(clauses.begin()), std::make_move_iterator(clauses.end()));
    else
      all.push_back({Clause::Occur::must, combine(std::move(clauses), options_)});
    if (more) advance();
  }
  if (operands == 0) return std::nullopt;
  if (operands > 1) result_.plain = false;
  return combine(std::move(all), options_);
}

std::vector<Clause> Parser::sequence() {
  std::vector<Clause> clauses;
  while (!at(LexemeKind::end) && !at(LexemeKind::close) && !at(LexemeKind::op_and) && !at(LexemeKind::op_or))
    if (std::optional<Clause> next = clause()) clauses.push_back(std::move(*next));
  return with_other_ways(std::move(clauses), options_);
}

std::optional<Clause> Parser::clause() {
  const Lexeme first = current_;
  bool required = false, excluded = false;
  while (at(LexemeKind::plus) || at(LexemeKind::minus) || at(LexemeKind::op_not)) {
    if (at(LexemeKind::plus))
      required = true;
    else
      excluded = !excluded;
    result_.plain = false;
    advance();
  }
  const bool was_negated = negated_;
  negated_ = negated_ || excluded;
  std::optional<Part> part = operand();
  negated_ = was_negated;
  if (!part) {
    if (strict() && first.begin != current_.begin && first.kind != LexemeKind::word)
      Lexer::fail("nothing to search for here", first.begin);
    return std::nullopt;
  }
  using Occur = Clause::Occur;
  return Clause{excluded ? Occur::must_not : required ? Occur::must : Occur::plain, std::move(*part)};
}

std::optional<Part> Parser::operand() {
  switch (current_.kind) {
    case LexemeKind::word:
    case LexemeKind::phrase:
      return leaf();
    case LexemeKind::open:
      return group();
    case LexemeKind::field:
      return named_field();
    default:
      return std::nullopt;
  }
}

std::optional<Part> Parser::group() {
  const std::size_t begin = current_.begin;
  result_.plain = false;
  ++depth_;
  advance();
  std::optional<Part> part = alternatives();
  const bool closed = at(LexemeKind::close);
  if (!closed && strict()) Lexer::fail("a parenthesis is not closed", begin);
  if (closed && part) part->query = Query::boost(std::move(part->query), current_.boost);
  --depth_;
  if (closed) advance();
  return part;
}

std::optional<Part> Parser::named_field() {
  const Lexeme name = current_;
  const Field& field = *name.field;
  if (options_.values_touch_names && text_.substr(name.end).starts_with(' ')) return name_as_word(name);
  if (field.type == FieldType::text || lexer_.at_open_parenthesis()) {
    result_.plain = false;
    const Field* outer = scope_;
    scope_ = &field;
    take(lexer_.next_operand());
    std::optional<Part> part = operand();
    scope_ = outer;
    return part;
  }
  if (std::optional<Part> part = field_values(field, lexer_.values())) {
    result_.plain = false;
    advance();
    return part;
  }
  return name_as_word(name);
}

std::optional<Part> Parser::name_as_word(const Lexeme& name) {
  result_.as_words.emplace_back(name.text);
  lexer_.read_as_words(name);
  advance();
  return operand();
}

std::optional<Part> Parser::leaf() {
  const Lexeme lexeme = current_;
  advance();
  if (scope_ == nullptr) return text_leaf(lexeme, {});
  if (scope_->type == FieldType::text) return text_leaf(lexeme, scope_->name);
  if (std::optional<Part> part = field_values(*scope_, {{lexeme.begin, std::string(lexeme.raw)}})) return part;
  return text_leaf(lexeme, {});
}

// What a field of numbers takes, for messages.
const char* wanted_numbers(FieldType type) {
  if (type == FieldType::date)
    return "not a date or range of dates, such as 2021, 2021-05..2021-07-15, >=2021-01-01 or 7d";
  if (type == FieldType::boolean) return "neither true nor false";
  return "not a number or range of numbers, such as 6, 5..8 or >=5";
}

// Returns nothing when a value is invalid.
std::optional<Part> Parser::field_values(const Field& field, const std::vector<FieldValue>& values) {
  if (values.empty()) return std::nullopt;
  if (field.type == FieldType::keyword) {
    std::vector<std::string> stored;
    for (const FieldValue& value : values) {
      std::optional<std::string> known = names_.stored_value(field, value.text);
      if (!known && may_have(field, value.text)) known = value.text;
      if (!known) {
        if (strict())
          Lexer::fail("'" + field.name + "' has no such value: " + value.text +
                          (options_.nearest ? options_.nearest(field.name, value.text) : ""),
                      value.begin);
        result_.unknown_values.push_back({field.name, value.text});
        return std::nullopt;
      }
      count_leaf();
      stored.push_back(std::move(*known));
    }
    return Part{Query::keyword(field.name, std::move(stored)), true};
  }
  std::vector<Query> ranges;
  for (const FieldValue& value : values) {
    std::optional<Query> range = number_query(field, value.text);
    if (!range) {
      if (strict()) Lexer::fail(wanted_numbers(field.type), value.begin);
      result_.unknown_values.push_back({field.name, value.text});
      return std::nullopt;
    }
    count_leaf();
    ranges.push_back(std::move(*range));
  }
  return Part{Query::any_of(std::move(ranges)), true};
}

std::optional<Query> Parser::number_query(const Field& field, std::string_view text) const {
  if (field.type == FieldType::boolean) {
    if (text != "true" && text != "false") return std::nullopt;
    return Query::flag(field.name, text == "true");
  }
  if (field.type == FieldType::real) {
    const std::optional<Range> range = query_language::parse_real_range(text);
    if (!range) return std::nullopt;
    return Query::of_numbers(Query::range(field.name, range->from, range->to), Query::Numbers::reals);
  }
  const std::optional<Range> range = field.type == FieldType::date
                                         ? query_language::parse_date_range(text, options_.today)
                                         : query_language::parse_integer_range(text);
  if (!range) return std::nullopt;
  return options_.range ? options_.range(field.name, range->from, range->to)
                        : Query::range(field.name, range->from, range->to);
}

// Whether a value that no alias lists may occur in the field.
bool Parser::may_have(const Field& field, std::string_view value) {
  return options_.has_value ? options_.has_value(field.name, std::string(value)) : !names_.closed(field);
}

std::optional<Part> Parser::text_leaf(const Lexeme& lexeme, std::string field) {
  const bool phrase = lexeme.kind == LexemeKind::phrase;
  if (lexeme.text.empty()) {
    if (lexeme.prefix && scope_ == nullptr) {  // a lone star
      result_.plain = false;
      return Part{Query::everything(), true};
    }
    if (strict() && (phrase || lexeme.prefix || lexeme.fuzzy)) Lexer::fail("no word here", lexeme.begin);
    return std::nullopt;
  }
  count_leaf();
  std::string text(lexeme.text);
  const bool plain = !phrase && !lexeme.prefix && !lexeme.fuzzy;
  if (!plain || lexeme.boost != 1) result_.plain = false;
  if (plain && field.empty() && !negated_) result_.words.push_back(text);
  const bool other_ways = phrase && lexeme.slop == 0;
  Query query = other_ways      ? query_language::phrase_or_other_ways(std::move(text), field, options_.names.get())
                : phrase        ? Query::phrase(std::move(text), lexeme.slop, std::move(field))
                : lexeme.prefix ? Query::prefix(std::move(text), std::move(field))
                : lexeme.fuzzy  ? Query::fuzzy(std::move(text), std::move(field))
                                : Query::term(std::move(text), std::move(field));
  return Part{Query::boost(std::move(query), lexeme.boost), false};
}

void Parser::take(Lexeme lexeme) {
  for (;; lexeme = lexer_.next()) {
    if (lexeme.kind == LexemeKind::open && depth_ == kDeepest) {
      if (strict()) Lexer::fail("parentheses are nested more than 100 deep", lexeme.begin);
      ++passed_over_;
    } else if (lexeme.kind == LexemeKind::close && passed_over_ > 0) {
      --passed_over_;
    } else if (lexeme.kind == LexemeKind::close && depth_ == 0) {
      if (strict()) Lexer::fail("a parenthesis closes nothing", lexeme.begin);
    } else {
      break;
    }
  }
  current_ = lexeme;
}

void Parser::count_leaf() {
  if (++leaves_ > kMostLeaves)
    throw Error(ErrorCode::resource_exhausted, "a query takes at most 16384 words, phrases and values");
}

}  // namespace

ParsedQuery parse_query(std::string_view text, const Schema& schema, const ParserOptions& options) {
  return Parser(text, schema, options).run();
}

}  // namespace tra
