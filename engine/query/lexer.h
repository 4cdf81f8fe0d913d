// The query's bytes -> lexemes. The lexer decides what is an operator and what is a letter; it never recurses, reads
// each byte a bounded number of times, and keeps no lexeme it has given out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/field_names.h"

namespace tra::query_language {

enum class LexemeKind : std::uint8_t { word, phrase, field, open, close, plus, minus, op_and, op_or, op_not, end };

struct Lexeme {
  LexemeKind kind = LexemeKind::end;
  std::size_t begin = 0, end = 0;  // bytes in the query
  std::string_view raw = {};       // word: all of it, with its suffixes
  std::string_view text = {};      // word, inside of a phrase; without punctuation around it
  const Field* field = nullptr;    // field
  bool prefix = false, fuzzy = false;
  std::uint32_t slop = 0;
  float boost = 1;
};

struct FieldValue {
  std::size_t begin;
  std::string_view text;
};

class Lexer {
 public:
  Lexer(std::string_view text, FieldNames& names, bool strict) : text_(text), names_(names), strict_(strict) {}

  Lexeme next();
  // After a field: the one word, phrase or open parenthesis it holds for; words there are never operators.
  Lexeme next_operand();
  // After a keyword, integer or date field: its values, separated by commas.
  std::vector<FieldValue> values();
  bool at_open_parenthesis() const;
  // Reads a field and its value again as words.
  void read_as_words(const Lexeme& field);

  // From the first byte again; AND, OR and NOT are words.
  void restart_without_operators();

  // Error(query_syntax) at this byte.
  [[noreturn]] static void fail(const std::string& message, std::size_t offset);

 private:
  struct Symbol {
    char32_t c = 0;  // full-width forms of ASCII are ASCII here, double quotes of any shape are '"'
    std::size_t end = 0;
  };
  struct Suffix {
    std::size_t end = 0;
    bool prefix = false, fuzzy = false, has_number = false, in_range = true;
    std::uint32_t number = 0;
    float boost = 1;
  };

  Symbol symbol(std::size_t at) const;
  bool ends_word(std::size_t at) const;
  void skip_blanks();
  bool take_comma();
  bool is_sign(std::size_t at) const;
  Lexeme close_parenthesis();
  std::optional<Lexeme> phrase();  // nothing for a quote that is not closed, which is then passed over
  Lexeme word(bool operators);
  bool is_operator(LexemeKind kind, std::size_t begin, std::size_t end) const;
  Lexeme word_with_suffix(std::size_t begin, const Suffix& found);
  const Field* field_named(std::string_view name, std::size_t begin, std::size_t value);
  std::optional<Suffix> suffix(std::size_t at) const;

  std::string_view text_;
  FieldNames& names_;
  bool strict_;
  std::size_t at_ = 0;
  std::size_t no_fields_before_ = 0;  // words that begin here are not taken for field names
  bool operators_ = true;
  bool after_blank_ = true;  // a sign may stand here
};

}  // namespace tra::query_language
