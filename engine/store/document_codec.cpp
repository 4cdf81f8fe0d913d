#include "store/document_codec.h"

#include "tra/format/bytes.h"

namespace tra {

namespace {

bool is_number(FieldType type) { return type == FieldType::integer || type == FieldType::date; }

}  // namespace

std::string encode_document(const Document& document, const Schema& schema) {
  const std::string& key = document.key();
  if (key.empty() || key.size() > 4096 || key.find('\0') != std::string::npos)
    throw Error(ErrorCode::invalid_argument, "a document's key must be of 1 to 4096 bytes without NUL");
  format::ByteWriter out;
  out.sized_text(key);
  for (const Document::Value& value : document.values()) {
    const auto field = schema.find(value.field);
    if (!field)
      throw Error(ErrorCode::invalid_argument, "the schema has no field '" + value.field + "' (document " + key + ")");
    const Field& known = schema.fields()[*field];
    if (is_number(known.type) != value.is_number)
      throw Error(ErrorCode::invalid_argument, "field '" + value.field + "' takes " +
                                                   (is_number(known.type) ? "numbers" : "text") + " (document " + key +
                                                   ")");
    if (known.type == FieldType::keyword && value.text.size() > 4096)
      throw Error(ErrorCode::invalid_argument,
                  "a value of '" + value.field + "' must be of at most 4096 bytes (document " + key + ")");
    if (!known.stored) continue;
    out.varint(*field);
    if (is_number(known.type)) {
      const auto bits = static_cast<std::uint64_t>(value.number);
      out.varint(bits << 1 ^ (value.number < 0 ? ~std::uint64_t{0} : 0));
    } else {
      out.sized_text(value.text);
    }
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
    if (is_number(known.type)) {
      const std::uint64_t zigzag = reader.varint();
      document.add(known.name, static_cast<std::int64_t>(zigzag >> 1 ^ (zigzag & 1 ? ~std::uint64_t{0} : 0)));
    } else {
      document.add(known.name, std::string(reader.sized_text()));
    }
  }
  return document;
}

std::string_view decode_document_key(std::string_view bytes, std::string_view file) {
  return format::ByteReader(format::as_bytes(bytes), file).sized_text();
}

}  // namespace tra
