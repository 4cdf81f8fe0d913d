// A document: a key, and values for fields of the schema.
//
//   tra::Document document("lao-8");
//   document.add("title", "Tham khảo Chính trị Việt Nam - Lào lần thứ 8").add("date", tra::parse_date("2023-05-16"));
//   document.add("country", "LA").add("country", "VN").add("stars", 4.5).add("quiet", true);
//
// A Document is a value: copies share nothing, and const members are thread-safe.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tra/error.h"

namespace tra {

// Maps finite doubles to integers in the same order, 0 and -0 to the same one. Columns, filters, ranges of facets and
// results hold values of a real field as these codes. Throws Error(invalid_argument) for infinities and NaN.
std::int64_t real_code(double value);
double real_value(std::int64_t code);

class Document {
 public:
  enum class ValueType : std::uint8_t { text, integer, real, boolean };
  struct Value {
    std::string field;
    std::string text;         // text, keyword, stored
    std::int64_t number = 0;  // integer, date; the code of a real, 0 or 1 of a boolean
    bool is_number = false;   // which of the two was given
    ValueType type = is_number ? ValueType::integer : ValueType::text;  // integer: also of a date
  };

  Document() = default;
  // Adding a document replaces an earlier one with the same key. A key has 1 to 4096 bytes and no NUL.
  explicit Document(std::string key) : key_(std::move(key)) {}

  // Adds a value; a field may have several. Text values of one field are separated by a paragraph gap. A value of
  // another type than the field's is refused with Error(invalid_argument) when the document is added to an index: an
  // integer is no double, and 1 is not true. So is a day outside of the years 0000 to 9999. A char does not compile. An
  // integer beyond 64 signed bits, an infinity and a NaN are refused here.
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

  template <std::floating_point Number>
  Document& add(std::string field, Number number) {
    values_.push_back({std::move(field), {}, real_code(static_cast<double>(number)), true, ValueType::real});
    return *this;
  }
  template <std::same_as<bool> Truth>
  Document& add(std::string field, Truth truth) {
    values_.push_back({std::move(field), {}, truth ? 1 : 0, true, ValueType::boolean});
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
