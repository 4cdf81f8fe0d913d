// Converting a JSON object to an article. engine/archive/README.md lists the recognised member names.
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
  const FieldName* field;  // null when the name stands for no field
};

// Parses one object after another and reuses the buffers.
class JsonArticleParser {
 public:
  explicit JsonArticleParser(const MemberMap& map = {});

  // `bytes` must be followed by simdjson::SIMDJSON_PADDING readable bytes. An object without an id takes its address as
  // id, or else `fallback_id` unless that is empty. Throws ReadError with the reason.
  ParsedArticle parse(std::string_view bytes, const std::string& fallback_id);

  // Notes on the last object: members that were repaired, and members whose values do not fit their field.
  const std::vector<std::string>& notes() const { return notes_; }

 private:
  simdjson::dom::object parse_object(std::string_view bytes);

  std::unique_ptr<simdjson::dom::parser> parser_;
  const std::vector<MappedPath> map_;
  std::vector<JsonMember> members_;  // of the current object
  std::vector<std::string> notes_;
};

}  // namespace tra
