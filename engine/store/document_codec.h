// A document's stored bytes: its key, then its values by field number.
//
//   key length (varint), key, then for each value: field (varint), and a length (varint) with that many bytes for text,
//   keyword and stored fields, a zigzag varint for integer and date fields
#pragma once

#include <string>
#include <string_view>

#include "tra/document.h"
#include "tra/schema.h"

namespace tra {

// Error(invalid_argument) for a key out of bounds and for a field the schema does not have or of another type.
std::string encode_document(const Document& document, const Schema& schema);
// `file` names the place for Error(corruption).
Document decode_document(std::string_view bytes, const Schema& schema, std::string_view file);
std::string_view decode_document_key(std::string_view bytes, std::string_view file);

}  // namespace tra
