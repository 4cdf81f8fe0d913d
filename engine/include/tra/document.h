// A document: a key, and values for fields of the schema.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tra/error.h"

namespace tra {

class Document {
 public:
  struct Value {
    std::string field;
    std::string text;         // text, keyword, stored
    std::int64_t number = 0;  // integer, date
    bool is_number = false;   // which of the two was given
  };

  Document() = default;
  // Adding a document replaces an earlier one with the same key. A key has 1 to 4096 bytes and no NUL.
  explicit Document(std::string key) : key_(std::move(key)) {}

  // Adds a value; a field may have several. Text values of one field are separated by a paragraph gap. A number for a
  // text field, or text for a field of numbers, is refused with Error(invalid_argument) when the document is added to
  // an index. Fractions, bool and char do not compile. An integer beyond 64 signed bits is refused here.
  Document& add(std::string field, std::string text) {
    values_.push_back({std::move(field), std::move(text), 0, false});
    return *this;
  }
  template <std::integral Number>
  requires(!std::same_as<Number, bool> && !std::same_as<Number, char>) Document& add(std::string field, Number number) {
    if (!std::in_range<std::int64_t>(number))
      throw Error(ErrorCode::invalid_argument, "a number of field '" + field + "' is beyond 64 signed bits");
    values_.push_back({std::move(field), {}, static_cast<std::int64_t>(number), true});
    return *this;
  }

  const std::string& key() const noexcept { return key_; }
  const std::vector<Value>& values() const noexcept { return values_; }
  // The first value of a field, or an empty string.
  std::string_view text(std::string_view field) const noexcept {
    for (const Value& value : values_)
      if (value.field == field) return value.text;
    return {};
  }

 private:
  std::string key_;
  std::vector<Value> values_;
};

// Converts "YYYY-MM-DD" to days since 1970-01-01 (proleptic Gregorian calendar). Throws Error(invalid_argument) for
// other texts.
std::int64_t parse_date(std::string_view iso);
std::string format_date(std::int64_t days);

}  // namespace tra
