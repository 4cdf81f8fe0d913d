#include "store/document_codec.h"

#include <cmath>

#include "store/date.h"
#include "tra/format/bytes.h"

namespace tra {

namespace {

using ValueType = Document::ValueType;

ValueType value_type(FieldType type) {
  if (type == FieldType::real) return ValueType::real;
  if (type == FieldType::boolean) return ValueType::boolean;
  return has_numbers(type) ? ValueType::integer : ValueType::text;
}

const char* described(ValueType type) {
  static constexpr const char* kNames[] = {"text", "numbers", "fractional numbers", "true or false"};
  return kNames[static_cast<std::size_t>(type)];
}

void write_number(std::int64_t number, FieldType type, format::ByteWriter& out) {
  const auto bits = static_cast<std::uint64_t>(number);
  if (type == FieldType::real) return out.u64(bits);
  out.varint(bits << 1 ^ (number < 0 ? ~std::uint64_t{0} : 0));
}

std::int64_t read_number(FieldType type, format::ByteReader& reader) {
  if (type == FieldType::real) return static_cast<std::int64_t>(reader.u64());
  const std::uint64_t zigzag = reader.varint();
  return static_cast<std::int64_t>(zigzag >> 1 ^ (zigzag & 1 ? ~std::uint64_t{0} : 0));
}

void add_number(Document& document, const Field& field, std::int64_t number, const format::ByteReader& reader) {
  if (field.type == FieldType::boolean) {
    if (number != 0 && number != 1) reader.corrupt("a stored value is neither true nor false");
    document.add(field.name, number == 1);
  } else if (field.type == FieldType::real) {
    if (!std::isfinite(real_value(number))) reader.corrupt("a stored value is no finite number");
    document.add(field.name, real_value(number));
  } else {
    document.add(field.name, number);
  }
}

}  // namespace

std::string encode_document(const Document& document, const Schema& schema) {
  const std::string& key = document.key();
  if (key.empty() || key.size() > 4096 || key.find('\0') != std::string::npos)
    throw Error(ErrorCode::invalid_argument, "a document's key must be of 1 to 4096 bytes without NUL");
  std::size_t bytes = key.size() + 10;
  for (const Document::Value& value : document.values()) bytes += value.text.size() + 20;
  format::ByteWriter out;
  out.buffer().reserve(bytes);  // a long document is not copied as its bytes grow
  out.sized_text(key);
  for (const Document::Value& value : document.values()) {
    const auto field = schema.find(value.field);
    if (!field)
      throw Error(ErrorCode::invalid_argument, "the schema has no field '" + value.field + "' (document " + key + ")");
    const Field& known = schema.fields()[*field];
    if (value_type(known.type) != value.type)
      throw Error(ErrorCode::invalid_argument,
                  "field '" + value.field + "' takes " + described(value_type(known.type)) + " (document " + key + ")");
    if (known.type == FieldType::keyword && value.text.size() > 4096)
      throw Error(ErrorCode::invalid_argument,
                  "a value of '" + value.field + "' must be of at most 4096 bytes (document " + key + ")");
    // Seconds are easily taken for days. Whoever reads such a document could not name its day.
    if (known.type == FieldType::date && !is_date(value.number))
      throw Error(ErrorCode::invalid_argument, "field '" + value.field + "' takes days since 1970-01-01, and day " +
                                                   std::to_string(value.number) +
                                                   " is not between 0000-01-01 and 9999-12-31 (document " + key + ")");
    if (!known.stored) continue;
    out.varint(*field);
    if (has_numbers(known.type))
      write_number(value.number, known.type, out);
    else
      out.sized_text(value.text);
  }
  return std::string(format::as_text(out.view()));
}

Document decode_document(std::string_view bytes, const Schema& schema, std::string_view file) {
  format::ByteReader reader(format::as_bytes(bytes), file);
  Document document{std::string(reader.sized_text())};
  while (reader.remaining() > 0) {
    const std::uint64_t field = reader.varint();
    if (field >= schema.fields().size()) reader.corrupt("a stored value names a field the schema does not have");
    const Field& known = schema.fields()[field];
    if (has_numbers(known.type))
      add_number(document, known, read_number(known.type, reader), reader);
    else
      document.add(known.name, std::string(reader.sized_text()));
  }
  return document;
}

std::string_view decode_document_key(std::string_view bytes, std::string_view file) {
  return format::ByteReader(format::as_bytes(bytes), file).sized_text();
}

}  // namespace tra
