#include "search/fields.h"

#include <cmath>

#include "tra/document.h"

namespace tra::search {

FieldId known_field(const Schema& schema, const std::string& name) {
  const auto found = schema.find(name);
  if (!found) throw Error(ErrorCode::invalid_argument, "the index has no field '" + name + "'");
  return *found;
}

FieldId keyword_field(const Schema& schema, const std::string& name) {
  const FieldId found = known_field(schema, name);
  if (schema.fields()[found].type != FieldType::keyword)
    throw Error(ErrorCode::invalid_argument, "field '" + name + "' is not a keyword field");
  return found;
}

FieldId number_field(const Schema& schema, const std::string& name) {
  const FieldId found = known_field(schema, name);
  if (!has_numbers(schema.fields()[found].type))
    throw Error(ErrorCode::invalid_argument, "field '" + name + "' is not a number or date");
  return found;
}

FieldId ranged_field(const Schema& schema, const Query::Node& range) {
  const FieldId found = number_field(schema, range.field);
  const FieldType type = schema.fields()[found].type;
  const Query::Numbers numbers = type == FieldType::real      ? Query::Numbers::reals
                                 : type == FieldType::boolean ? Query::Numbers::truths
                                                              : Query::Numbers::integers;
  if ((range.from || range.to) && range.numbers != numbers)
    throw Error(ErrorCode::invalid_argument, "field '" + range.field + "' is searched by numbers of another type");
  return found;
}

void check_number(const Field& field, std::int64_t number) {
  const std::string wrong = std::to_string(number) + " for field '" + field.name + "' is ";
  if (field.type == FieldType::boolean && number != 0 && number != 1)
    throw Error(ErrorCode::invalid_argument, wrong + "neither 0 nor 1");
  if (field.type != FieldType::real) return;
  if (number != 0 && !std::isnormal(real_value(number)))
    throw Error(ErrorCode::invalid_argument, wrong + "no code of a real, which real_code() gives");
}

}  // namespace tra::search
