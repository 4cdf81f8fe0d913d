#include "search/fields.h"

#include "tra/error.h"

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

FieldId ranged_field(const Schema& schema, const Query::Node& range) {
  const FieldId found = known_field(schema, range.field);
  const FieldType type = schema.fields()[found].type;
  if (!has_numbers(type))
    throw Error(ErrorCode::invalid_argument, "field '" + range.field + "' is not a number or date");
  const Query::Numbers numbers = type == FieldType::real      ? Query::Numbers::reals
                                 : type == FieldType::boolean ? Query::Numbers::truths
                                                              : Query::Numbers::integers;
  if ((range.from || range.to) && range.numbers != numbers)
    throw Error(ErrorCode::invalid_argument, "field '" + range.field + "' is searched by numbers of another type");
  return found;
}

FieldId number_field(const Schema& schema, const std::string& name) {
  const FieldId found = known_field(schema, name);
  const FieldType type = schema.fields()[found].type;
  if (type != FieldType::integer && type != FieldType::date)
    throw Error(ErrorCode::invalid_argument, "field '" + name + "' is not a number or date");
  return found;
}

}  // namespace tra::search
