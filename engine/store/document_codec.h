// The encoding of a stored document: its key, then its values in ascending order of field number.
//
// Layout: key length (varint), key; then for each value the field (varint) and, for text, keyword and stored fields, a
// length (varint) and that many bytes; for integer and date fields a zigzag varint.
#pragma once

#include <string>
#include <string_view>

#include "tra/document.h"
#include "tra/schema.h"

namespace tra {

// Throws Error(invalid_argument) for a key of invalid length, an unknown field, or a value of the wrong type.
std::string encode_document(const Document& document, const Schema& schema);
// `file` is named in Error(corruption).
Document decode_document(std::string_view bytes, const Schema& schema, std::string_view file);
std::string_view decode_document_key(std::string_view bytes, std::string_view file);

}  // namespace tra
