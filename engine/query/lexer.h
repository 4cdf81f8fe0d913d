// Splits a query into lexemes. The lexer decides which characters are operators and which belong to words. It does not
// recurse, reads each byte a bounded number of times, and keeps no lexemes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "query/field_names.h"
#include "query/lexeme_kind.h"

namespace tra::query_language {

struct Lexeme {
  LexemeKind kind = LexemeKind::end;
  std::size_t begin = 0, end = 0;  // byte range in the query
  std::string_view raw = {};       // of a word, including suffixes
  std::string_view text = {};      // of a word or inside a phrase, without surrounding punctuation
  const Field* field = nullptr;    // set for a field lexeme
  bool prefix = false, fuzzy = false;
  std::uint32_t slop = 0;
  float boost = 1;
};

struct FieldValue {
  std::size_t begin;
  std::string text;  // without quotes
};

class Lexer {
 public:
  Lexer(std::string_view text, FieldNames& names, const ParserOptions& options)
      : text_(text), names_(names), options_(options), strict_(options.strict) {}

  Lexeme next();
  // The operand of a field: one word, phrase or opening parenthesis. AND, OR and NOT are words here.
  Lexeme next_operand();
  // The comma-separated values of a keyword, integer or date field.
  std::vector<FieldValue> values();
  bool at_open_parenthesis() const;
  // Rewinds to a field lexeme, so that the field and its value are read as words.
  void read_as_words(const Lexeme& field);

  // Starts over at the first byte and treats AND, OR and NOT as words.
  void restart_without_operators();

  // Names before a colon and a value that no field has, each once, in order.
  std::vector<std::string> take_unknown_names() { return std::move(unknown_names_); }

  // Throws Error(query_syntax) with this byte position.
  [[noreturn]] static void fail(const std::string& message, std::size_t offset);

 private:
  struct Symbol {
    char32_t c = 0;  // full-width ASCII is mapped to ASCII, and all double quotes to '"'
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
  FieldValue value();
  bool take_comma();
  bool is_sign(std::size_t at) const;
  Lexeme close_parenthesis();
  std::optional<Lexeme> phrase();  // nothing for an unclosed quote, which is skipped
  Lexeme word(bool operators);
  bool is_operator(LexemeKind kind, std::size_t begin, std::size_t end) const;
  Lexeme word_with_suffix(std::size_t begin, const Suffix& found);
  const Field* field_named(std::string_view name, std::size_t begin, std::size_t value);
  std::optional<Suffix> suffix(std::size_t at) const;
  void note_unknown(std::string_view name) {
    if (noted_.insert(name).second) unknown_names_.emplace_back(name);
  }

  std::string_view text_;
  FieldNames& names_;
  const ParserOptions& options_;
  bool strict_;
  std::size_t at_ = 0;
  std::size_t no_fields_before_ = 0;  // words that begin before this byte are not field names
  bool operators_ = true;
  bool after_blank_ = true;  // a sign may follow
  std::vector<std::string> unknown_names_;
  std::unordered_set<std::string_view> noted_;  // the same, as a part of the query may be read twice
};

}  // namespace tra::query_language
