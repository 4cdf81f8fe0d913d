// Parses the query language to a query tree.
//
//   words  "exact phrase"  "phrase"~3  prefix*  word~  word^2  +must  -not  AND OR NOT ( )  VÀ HOẶC KHÔNG
//   title:word  country:LA  type:"tham khảo chính trị"  date:2021..2024
//
// The functions have no state and are thread-safe. Time is linear in the text.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tra/equal_names.h"
#include "tra/query.h"
#include "tra/schema.h"

namespace tra {

struct ParserOptions {
  // How many of the plain words must match: all, any, or `percent` of them.
  enum class Match : std::uint8_t { all, any, percent } match = Match::all;
  unsigned percent = 100;
  bool strict = false;  // throw Error(query_syntax) with the byte offset instead of reading invalid syntax as words
  // A name of a field is a word where a blank follows the colon, as in the headline "Level: mức độ khó".
  bool values_touch_names = false;
  struct Alias {
    std::string name, field;                                  // for example country, partner_country
    std::vector<std::pair<std::string, std::string>> values;  // spoken value and stored value; compared folded
  };
  std::vector<Alias> aliases;  // names beside the schema's own, before which they go
  // Whether a keyword field can have a value that no alias gives: asked of the index. Without it any value may stand
  // where no alias of the field gives values, and no other where one does.
  std::function<bool(const std::string& field, const std::string& value)> has_value;
  std::shared_ptr<const EqualNames> names;  // other names of what is asked for; may be null
  std::optional<std::int64_t> today;        // days since 1970; without it relative dates (7d, hôm qua) are none
  // The end of the message of a strict error: what is nearest to a value that the field does not have, with an empty
  // field to a name that no field has.
  std::function<std::string(const std::string& field, const std::string& value)> nearest;
  // What a range of an integer or date field asks for, where that is more than Query::range.
  std::function<Query(const std::string& field, std::optional<std::int64_t> from, std::optional<std::int64_t> to)>
      range;
};

struct ParsedQuery {
  Query query = Query::nothing();
  std::vector<std::string> words;  // the plain words in order, for suggestions
  bool plain = true;               // nothing but words: --match and relaxation apply
  // Names of fields that were read as words, as no value follows them, or behind a blank: "Type".
  std::vector<std::string> as_words;
  struct UnknownValue {
    std::string field, value;  // of the schema; as written
  };
  std::vector<UnknownValue> unknown_values;  // beside as_words: the first value each field does not have
  // Names before a colon and a value that no field has, which are therefore words: the "foo" of foo:bar. Each once.
  std::vector<std::string> unknown_names;
};

// Without `strict`, invalid syntax is read as words. Throws Error(resource_exhausted) for more than 16,384 words,
// phrases and values.
ParsedQuery parse_query(std::string_view text, const Schema& schema, const ParserOptions& options = {});

}  // namespace tra
