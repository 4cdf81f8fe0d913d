#include "query/lexer.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <charconv>
#include <string>

#include "query/operators.h"
#include "text/utf8.h"
#include "tra/error.h"

namespace tra::query_language {
namespace {

constexpr std::uint32_t kMostSlop = 10'000;
constexpr float kMostBoost = 1000;
constexpr std::size_t kLongestName = 128;  // length of a field name in bytes

bool is_blank(char32_t c) { return c < 0x20 || c == 0x7F || u_isUWhiteSpace(static_cast<UChar32>(c)); }

bool is_mark(UChar32 c) { return (U_MASK(u_charType(c)) & U_GC_M_MASK) != 0; }

// Whether the character is removed from the ends of a word: punctuation, operators and invisible characters are;
// letters, digits and signs that may belong to a word are not.
bool is_trimmed(UChar32 c) {
  return (U_MASK(u_charType(c)) & (U_GC_P_MASK | U_GC_C_MASK | U_GC_Z_MASK | U_GC_SM_MASK | U_GC_SK_MASK)) != 0;
}

std::string_view trim(std::string_view text) {
  while (!text.empty()) {
    const auto [c, length] = text::point_at(text, 0);
    if (!is_trimmed(c)) break;
    text.remove_prefix(length);
  }
  while (!text.empty()) {
    const auto [c, length] = text::point_before(text, text.size());
    if (!is_trimmed(c)) break;
    text.remove_suffix(length);
  }
  return text;
}

bool looks_like_a_name(std::string_view text) {
  if (text.empty() || text.size() > kLongestName || !u_isalpha(text::point_at(text, 0).value)) return false;
  while (!text.empty()) {
    const auto [c, length] = text::point_at(text, 0);
    if (!u_isalnum(c) && !is_mark(c) && c != '_') return false;
    text.remove_prefix(length);
  }
  return true;
}

}  // namespace

void Lexer::fail(const std::string& message, std::size_t offset) {
  throw Error(ErrorCode::query_syntax, message, {}, offset);
}

Lexeme Lexer::next() {
  for (;;) {
    skip_blanks();
    const std::size_t begin = at_;
    if (begin == text_.size()) return {LexemeKind::end, begin, begin};
    const Symbol first = symbol(begin);
    switch (first.c) {
      case '(':
        at_ = first.end;
        after_blank_ = true;
        return {LexemeKind::open, begin, at_};
      case ')':
        return close_parenthesis();
      case '"':
        if (std::optional<Lexeme> lexeme = phrase()) return *lexeme;
        break;
      case ':':
        at_ = first.end;
        break;
      case '+':
      case '-':
        if (is_sign(begin)) {
          at_ = first.end;
          after_blank_ = false;
          return {first.c == '+' ? LexemeKind::plus : LexemeKind::minus, begin, at_};
        }
        return word(true);
      default:
        return word(true);
    }
  }
}

Lexeme Lexer::next_operand() {
  skip_blanks();
  no_fields_before_ = std::max(no_fields_before_, at_ + 1);
  if (at_ == text_.size()) return {LexemeKind::end, at_, at_};
  const char32_t first = symbol(at_).c;
  if (first == '"' || first == '(' || first == ')') return next();
  return word(false);
}

std::vector<FieldValue> Lexer::values() {
  std::vector<FieldValue> values;
  skip_blanks();
  while (at_ < text_.size()) {
    if (FieldValue found = value(); !found.text.empty()) values.push_back(std::move(found));
    if (!take_comma()) break;
  }
  after_blank_ = false;
  return values;
}

// A value in quotes, or up to a blank or a comma. The ends of a range may each be in quotes: "5 tháng 3".."7 tháng 3".
FieldValue Lexer::value() {
  FieldValue value{at_, {}};
  for (;;) {
    const std::optional<Lexeme> quoted = symbol(at_).c == '"' ? phrase() : std::nullopt;
    const std::size_t begin = at_;
    while (!quoted && !ends_word(at_) && symbol(at_).c != ',') at_ = symbol(at_).end;
    const std::string_view piece = quoted ? quoted->raw : text_.substr(begin, at_ - begin);
    value.text += piece;
    const bool range_ends =
        piece.ends_with("..") || piece.ends_with('>') || piece.ends_with('<') || piece.ends_with('=');
    const bool quote_follows = at_ < text_.size() && symbol(at_).c == '"';
    if (quoted ? !text_.substr(at_).starts_with("..") : !(range_ends && quote_follows)) return value;
  }
}

bool Lexer::at_open_parenthesis() const {
  std::size_t at = at_;
  while (at < text_.size() && is_blank(symbol(at).c)) at = symbol(at).end;
  return at < text_.size() && symbol(at).c == '(';
}

void Lexer::read_as_words(const Lexeme& field) {
  at_ = field.begin;
  no_fields_before_ = field.end;
  after_blank_ = false;
}

void Lexer::restart_without_operators() {
  at_ = no_fields_before_ = 0;
  operators_ = false;
  after_blank_ = true;
}

Lexer::Symbol Lexer::symbol(std::size_t at) const {
  const auto [c, length] = text::point_at(text_, at);
  const std::size_t end = at + length;
  switch (c) {
    case U'“':
    case U'”':
    case U'„':
    case U'‟':
    case U'«':
    case U'»':
    case U'＂':
      return {'"', end};
    default:
      return {static_cast<char32_t>(c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c), end};
  }
}

bool Lexer::ends_word(std::size_t at) const {
  if (at == text_.size()) return true;
  const char32_t c = symbol(at).c;
  return is_blank(c) || c == '(' || c == ')' || c == '"';
}

void Lexer::skip_blanks() {
  while (at_ < text_.size() && is_blank(symbol(at_).c)) {
    at_ = symbol(at_).end;
    after_blank_ = true;
  }
}

// Takes a comma when another value follows directly. A comma before a blank ends the list of values.
bool Lexer::take_comma() {
  if (at_ == text_.size() || symbol(at_).c != ',') return false;
  at_ = symbol(at_).end;
  return at_ < text_.size() && (symbol(at_).c == '"' || !ends_word(at_));
}

// Whether the + or - is a sign: it follows a blank and directly precedes an operand. Those in "Việt Nam - Lào" and "--"
// do not.
bool Lexer::is_sign(std::size_t at) const {
  const std::size_t next = symbol(at).end;
  const bool stands_alone = next == text_.size() || is_blank(symbol(next).c) || symbol(next).c == ')' ||
                            symbol(next).c == '+' || symbol(next).c == '-';
  if (strict_ && after_blank_ && stands_alone) fail("a sign needs a word, phrase or group directly behind it", at);
  return after_blank_ && !stands_alone;
}

Lexeme Lexer::close_parenthesis() {
  Lexeme lexeme{LexemeKind::close, at_, symbol(at_).end};
  at_ = lexeme.end;
  after_blank_ = false;
  if (const std::optional<Suffix> found = suffix(at_)) {
    if (strict_ && (found->prefix || found->fuzzy || !found->in_range))
      fail("a group takes only ^ and a number above 0, at most 1000", at_);
    lexeme.boost = found->boost;
    lexeme.end = at_ = found->end;
  }
  return lexeme;
}

std::optional<Lexeme> Lexer::phrase() {
  Lexeme lexeme{LexemeKind::phrase, at_, 0};
  const std::size_t inside = symbol(at_).end;
  std::size_t close = inside;
  while (close < text_.size() && symbol(close).c != '"') close = symbol(close).end;
  if (close == text_.size()) {  // no closing quote follows, so no later quote is tried either
    if (strict_) fail("a quote is not closed", at_);
    at_ = inside;
    return std::nullopt;
  }
  lexeme.raw = text_.substr(inside, close - inside);
  lexeme.text = trim(lexeme.raw);
  lexeme.end = at_ = symbol(close).end;
  after_blank_ = false;
  if (const std::optional<Suffix> found = suffix(at_)) {
    if (strict_ && (found->prefix || found->fuzzy != found->has_number || !found->in_range))
      fail("a phrase takes only ~ with a number up to 10000 and ^ with a number above 0, at most 1000", at_);
    lexeme.slop = found->number;
    lexeme.boost = found->boost;
    lexeme.end = at_ = found->end;
  }
  return lexeme;
}

Lexeme Lexer::word(bool operators) {
  const std::size_t begin = at_;
  while (!ends_word(at_)) {
    const Symbol current = symbol(at_);
    if (current.c == ':') {
      const std::string_view name = text_.substr(begin, at_ - begin);
      const bool url = current.end < text_.size() && text_[current.end] == '/';
      if (!url && looks_like_a_name(name)) {
        if (const Field* field = field_named(name, begin, current.end)) {
          at_ = current.end;
          after_blank_ = false;
          return {LexemeKind::field, begin, at_, name, name, field};
        }
        if (operators) {  // an unknown field name: "foo:bar" becomes two words
          if (!ends_word(current.end) && !names_.find(name)) note_unknown(name);
          break;
        }
      }
    } else if (current.c == '*' || current.c == '~' || current.c == '^') {
      if (const std::optional<Suffix> found = suffix(at_)) return word_with_suffix(begin, *found);
      if (strict_) fail("*, ~ and ^ may only end a word", at_);
    }
    at_ = current.end;
  }
  after_blank_ = false;
  const std::string_view raw = text_.substr(begin, at_ - begin);
  LexemeKind kind = operators && operators_ ? operator_or_word(raw) : LexemeKind::word;
  if (kind != LexemeKind::word && (!ends_word(at_) || !is_operator(kind, begin, at_))) kind = LexemeKind::word;
  return {kind, begin, at_, raw, trim(raw)};
}

// Whether a word spelled like an operator is one. Among words in capitals it is not: KHÔNG is a noun in "KHÔNG QUÂN
// VIỆT NAM". In lenient mode, a Vietnamese operator without an operand is a word too.
bool Lexer::is_operator(LexemeKind kind, std::size_t begin, std::size_t end) const {
  const Beside before = case_before(text_, begin), behind = case_behind(text_, end);
  const bool vietnamese = text_.substr(begin, end - begin).find_first_not_of("ANDORT") != std::string_view::npos;
  if (before == Beside::capitals && (vietnamese || behind != Beside::other)) return false;
  if (behind == Beside::capitals && (vietnamese || before == Beside::nothing)) return false;
  if (strict_ || !vietnamese) return true;
  const auto blank = [](std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; };
  if (blank(text_.substr(end))) return false;
  return kind == LexemeKind::op_not || !blank(text_.substr(0, begin));
}

Lexeme Lexer::word_with_suffix(std::size_t begin, const Suffix& found) {
  if (strict_ && (found.has_number || (found.prefix && found.fuzzy) || !found.in_range))
    fail("a word takes * or ~, and ^ with a number above 0, at most 1000", at_);
  Lexeme lexeme{LexemeKind::word, begin, found.end};
  lexeme.raw = text_.substr(begin, found.end - begin);
  lexeme.text = trim(text_.substr(begin, at_ - begin));
  lexeme.prefix = found.prefix;
  lexeme.fuzzy = found.fuzzy && !found.prefix;
  lexeme.boost = found.boost;
  at_ = found.end;
  after_blank_ = false;
  return lexeme;
}

const Field* Lexer::field_named(std::string_view name, std::size_t begin, std::size_t value) {
  if (begin < no_fields_before_) return nullptr;
  const Field* field = names_.find(name);
  if (strict_) {
    if (field == nullptr)
      fail("no field of this name can be asked: " + std::string(name) +
               (options_.nearest ? options_.nearest({}, std::string(name)) : ""),
           begin);
    if (value == text_.size() || is_blank(symbol(value).c) || symbol(value).c == ')')
      fail("a field needs a value", value);
  }
  std::size_t at = value;
  while (at < text_.size() && is_blank(symbol(at).c)) at = symbol(at).end;
  const bool has_value = at < text_.size() && symbol(at).c != ')';
  return has_value ? field : nullptr;
}

// Parses the suffixes of a word: *, then ~ with an optional number, then ^ with a number. The word must end after them.
std::optional<Lexer::Suffix> Lexer::suffix(std::size_t at) const {
  Suffix result;
  result.end = at;
  const auto take = [this, &result](char32_t expected) {
    if (result.end == text_.size() || symbol(result.end).c != expected) return false;
    result.end = symbol(result.end).end;
    return true;
  };
  const auto take_number = [this, &result] {
    std::string digits;
    while (result.end < text_.size()) {
      const Symbol current = symbol(result.end);
      if ((current.c < '0' || current.c > '9') && current.c != '.') break;
      digits += static_cast<char>(current.c);
      result.end = current.end;
    }
    return digits;
  };

  result.prefix = take('*');
  result.fuzzy = take('~');
  if (result.fuzzy) {
    const std::string digits = take_number();
    result.has_number = !digits.empty();
    if (result.has_number) {
      const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), result.number);
      if (end != digits.data() + digits.size()) return std::nullopt;
      result.in_range = error == std::errc{} && result.number <= kMostSlop;
      if (!result.in_range) result.number = kMostSlop;
    }
  }
  if (take('^')) {
    const std::string digits = take_number();
    float boost = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), boost);
    if (digits.empty() || end != digits.data() + digits.size()) return std::nullopt;
    if (error == std::errc{} && boost > 0 && boost <= kMostBoost)
      result.boost = boost;
    else
      result.in_range = false;
  }
  if (result.end == at || !ends_word(result.end)) return std::nullopt;
  return result;
}

}  // namespace tra::query_language
