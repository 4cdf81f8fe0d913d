// The fields of an index. A schema is fixed when the index is created, and stored in its manifest.
//
// A Schema is a value; const members are thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tra/analyzer.h"

namespace tra {

enum class FieldType : std::uint8_t {
  text = 0,     // analysed and searchable; `weight` multiplies each occurrence (BM25F, Robertson 2004)
  keyword = 1,  // exact strings, any number per document: filters and facets
  integer = 2,  // signed 64-bit, any number per document: filters, ranges, sorting
  date = 3,     // days since 1970-01-01, any number per document
  stored = 4,   // bytes returned with the document, not searchable
};

struct Field {
  std::string name;
  FieldType type = FieldType::stored;
  std::uint8_t weight = 0;  // text: weight in the combined posting lists; 0: not in them
  bool own_lists = false;   // text: has posting lists of its own, for `name:word`
  bool stored = true;       // returned with the document
  bool operator==(const Field&) const = default;
};

using FieldId = std::uint16_t;

class Schema {
 public:
  explicit Schema(AnalyzerKind analyzer = AnalyzerKind::vietnamese) : analyzer_(analyzer) {}

  // Throws Error(invalid_argument) for a name that is empty, duplicate, or not of [a-z0-9_], and for more than 200
  // fields.
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
