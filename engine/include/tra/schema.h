// The fields of an index. A schema is fixed when the index is created, and stored in its manifest.
//
//   tra::Schema schema;
//   schema.text("title", 3, true).text("body").keyword("country").date("day").real("stars");
//
// A Schema is a value; const members are thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tra/analysis.h"
#include "tra/analyzer.h"

namespace tra {

enum class FieldType : std::uint8_t {
  text = 0,     // analysed and searchable; `weight` multiplies each occurrence (BM25F, Robertson 2004)
  keyword = 1,  // exact strings, any number per document: filters and facets
  integer = 2,  // signed 64-bit, any number per document: filters, ranges, sorting
  date = 3,     // days since 1970-01-01, any number per document
  stored = 4,   // bytes returned with the document, not searchable: texts, images, anything
  real = 5,     // finite double, any number per document: filters, ranges, sorting
  boolean = 6,  // true or false: filters, facets, sorting (false first)
};

// Whether the values of a field are in a column of numbers: integers, days, codes of doubles (real_code), 0 and 1.
constexpr bool has_numbers(FieldType type) {
  return type == FieldType::integer || type == FieldType::date || type == FieldType::real || type == FieldType::boolean;
}

struct Field {
  std::string name;
  FieldType type = FieldType::stored;
  std::uint8_t weight = 0;    // text: weight in the combined posting lists; 0: not in them
  bool own_lists = false;     // text: has posting lists of its own, for `name:word`
  bool stored = true;         // returned with the document
  std::string analysis = {};  // text: one of the schema's analyses; empty: as weighted text
  bool operator==(const Field&) const = default;
};

using FieldId = std::uint16_t;

class Schema {
 public:
  explicit Schema(AnalyzerKind analyzer = AnalyzerKind::vietnamese);  // not `own`
  explicit Schema(Analysis analysis);                                 // of weighted text

  // Throws Error(invalid_argument) for a name that is empty, duplicate, or not of [a-z0-9_], for more than 200
  // fields, and for an analysis that the schema lacks.
  Schema& add(Field field);
  Schema& text(std::string name, std::uint8_t weight = 1, bool own_lists = false);
  // Text with an analysis of its own, searched as `name:word` only: fields that are searched together share one.
  Schema& text(std::string name, const Analysis& analysis);
  Schema& keyword(std::string name);
  Schema& integer(std::string name);
  Schema& date(std::string name);
  Schema& stored(std::string name);
  Schema& real(std::string name);
  Schema& boolean(std::string name);

  const std::vector<Field>& fields() const noexcept { return fields_; }
  std::optional<FieldId> find(std::string_view name) const noexcept;
  AnalyzerKind analyzer() const noexcept { return analyzer_; }  // of weighted text
  bool operator==(const Schema&) const = default;

  // Analyses other than the built-in one of weighted text. `declare` adds one that fields may name.
  Schema& declare(Analysis analysis);
  const std::vector<Analysis>& analyses() const noexcept { return analyses_; }
  // The analysis of a field, or of weighted text for an empty name; null for the built-in one of analyzer().
  const Analysis* analysis(std::string_view field = {}) const noexcept;
  // Whether queries of a field, or of weighted text, may use what is known of Vietnamese (Analysis::vietnamese).
  bool vietnamese(std::string_view field = {}) const noexcept;
  // Takes what makes the analyses of a program's own. Throws Error(version) for one that is missing or of another
  // version, with `where` as its file.
  void take_analyses(const std::vector<Analysis>& given, const std::string& where);

 private:
  AnalyzerKind analyzer_;
  std::string weighted_ = {};  // the analysis of weighted text; empty for the built-in one
  std::vector<Field> fields_;
  std::vector<Analysis> analyses_;
};

}  // namespace tra
