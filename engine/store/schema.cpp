#include "tra/schema.h"

#include <algorithm>
#include <utility>

#include "tra/error.h"
#include "tra/format/manifest.h"

namespace tra {
namespace {

bool is_name_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }

}  // namespace

Schema& Schema::add(Field field) {
  const auto refuse = [&](const std::string& why) {
    throw Error(ErrorCode::invalid_argument, "field \"" + field.name + "\": " + why);
  };
  if (field.name.empty()) refuse("a field needs a name");
  if (!std::all_of(field.name.begin(), field.name.end(), is_name_byte)) refuse("a name is of a-z, 0-9 and _ only");
  if (find(field.name)) refuse("the schema has a field of this name");
  if (fields_.size() == format::kMostFields)
    refuse("a schema has at most " + std::to_string(format::kMostFields) + " fields");
  fields_.push_back(std::move(field));
  return *this;
}

Schema& Schema::text(std::string name, std::uint8_t weight, bool own_lists) {
  return add({std::move(name), FieldType::text, weight, own_lists});
}
Schema& Schema::keyword(std::string name) { return add({std::move(name), FieldType::keyword}); }
Schema& Schema::integer(std::string name) { return add({std::move(name), FieldType::integer}); }
Schema& Schema::date(std::string name) { return add({std::move(name), FieldType::date}); }
Schema& Schema::stored(std::string name) { return add({std::move(name), FieldType::stored}); }

std::optional<FieldId> Schema::find(std::string_view name) const noexcept {
  for (std::size_t i = 0; i < fields_.size(); ++i)
    if (fields_[i].name == name) return static_cast<FieldId>(i);
  return std::nullopt;
}

}  // namespace tra
