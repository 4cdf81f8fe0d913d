// What is put into an index and given back from it: a key and values of the schema's fields.
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
  // The key names the document: adding another with the same key replaces it. 1 to 4096 bytes, no NUL.
  explicit Document(std::string key) : key_(std::move(key)) {}

  // A field may be set several times; text values of one field are separated by a paragraph gap. A number for a field
  // of text, or text for a field of numbers, is refused with Error(invalid_argument) when the document is added to an
  // index; a fraction, a bool or a char does not compile, and an integer beyond 64 signed bits is refused here.
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

// Proleptic Gregorian calendar; "YYYY-MM-DD" to days since 1970-01-01. Error(invalid_argument) for anything else.
std::int64_t parse_date(std::string_view iso);
std::string format_date(std::int64_t days);

}  // namespace tra
