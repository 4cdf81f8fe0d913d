// One JSON object as an article, by the members the README lists.
#pragma once

#include <simdjson.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "archive/read/json_map.h"
#include "archive/read/json_names.h"
#include "tra/archive.h"

namespace tra {

struct JsonMember {
  std::string_view name;
  simdjson::dom::element value;
  const FieldName* field;  // null for a name nobody knows
};

// Parses objects one after another with one set of buffers.
class JsonArticleParser {
 public:
  explicit JsonArticleParser(const MemberMap& map = {});

  // `bytes` must be followed by simdjson::SIMDJSON_PADDING readable bytes. An object without `id` has its address as
  // its id, or else `fallback_id` when that is not empty. Throws ReadError saying what is wrong.
  ParsedArticle parse(std::string_view bytes, const std::string& fallback_id);

  // Of the last object: members that could not be read as what they are called, or were mended.
  const std::vector<std::string>& notes() const { return notes_; }

 private:
  simdjson::dom::object parse_object(std::string_view bytes);

  std::unique_ptr<simdjson::dom::parser> parser_;
  const std::vector<MappedPath> map_;
  std::vector<JsonMember> members_;  // of the object at hand
  std::vector<std::string> notes_;
};

}  // namespace tra
