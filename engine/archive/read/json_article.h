// One JSON object as an article, by the members the README lists.
#pragma once

#include <simdjson.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "tra/archive.h"

namespace tra {

// Parses objects one after another with one set of buffers.
class JsonArticleParser {
 public:
  JsonArticleParser();

  // `bytes` must be followed by simdjson::SIMDJSON_PADDING readable bytes. An object without `id` gets
  // `fallback_id` when that is not empty. Throws ReadError saying what is wrong.
  ParsedArticle parse(std::string_view bytes, const std::string& fallback_id);

 private:
  std::unique_ptr<simdjson::dom::parser> parser_;
};

}  // namespace tra
