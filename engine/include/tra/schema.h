// What the fields of an index are. Fixed when the index is made, recorded in its manifest.
//
// A Schema is a value; const use from many threads is safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tra/analyzer.h"

namespace tra {

enum class FieldType : std::uint8_t {
  text = 0,     // analysed, searchable; `weight` counts each occurrence that many times (BM25F, Robertson 2004)
  keyword = 1,  // exact strings, any number a document: filters and facets
  integer = 2,  // signed 64-bit, any number a document: filters, ranges, sorting
  date = 3,     // days since 1970-01-01 as an integer, any number a document
  stored = 4,   // bytes given back with the document, not searchable
};

struct Field {
  std::string name;
  FieldType type = FieldType::stored;
  std::uint8_t weight = 0;  // text: weight in the combined posting lists, 0 = not part of them
  bool own_lists = false;   // text: also keeps posting lists of its own, for `name:word`
  bool stored = true;       // given back with the document
  bool operator==(const Field&) const = default;
};

using FieldId = std::uint16_t;

class Schema {
 public:
  explicit Schema(AnalyzerKind analyzer = AnalyzerKind::vietnamese) : analyzer_(analyzer) {}

  // Error(invalid_argument) for a name that is empty, taken, or not of [a-z0-9_], and for more than 200 fields.
  Schema& add(Field field);
  Schema& text(std::string name, std::uint8_t weight = 1, bool own_lists = false);
  Schema& keyword(std::string name);
  Schema& integer(std::string name);
  Schema& date(std::string name);
  Schema& stored(std::string name);

  const std::vector<Field>& fields() const noexcept { return fields_; }
  std::optional<FieldId> find(std::string_view name) const noexcept;
  AnalyzerKind analyzer() const noexcept { return analyzer_; }
  bool operator==(const Schema&) const = default;

 private:
  AnalyzerKind analyzer_;
  std::vector<Field> fields_;
};

}  // namespace tra
