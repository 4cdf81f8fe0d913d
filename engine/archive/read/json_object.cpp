#include "archive/read/json_object.h"

#include <algorithm>
#include <optional>

#include "archive/html/object_literal.h"
#include "archive/read/json_tolerant.h"
#include "archive/read/source.h"
#include "archive/read/text.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace tra {
namespace {

namespace dom = simdjson::dom;

// Position of the first byte that is not valid UTF-8, for the error message.
std::size_t first_bad_utf8(std::string_view bytes) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    const std::size_t length = text::decode_point(bytes, at).length;
    if (length == 0) break;
    at += length;
  }
  return at;
}

ReadError syntax_error(simdjson::error_code code, std::string_view bytes) {
  switch (code) {
    case simdjson::UTF8_ERROR:
      return ReadError("invalid UTF-8 at byte " + std::to_string(first_bad_utf8(bytes) + 1));
    case simdjson::DEPTH_ERROR:
      return ReadError("JSON nested too deeply");
    case simdjson::MEMALLOC:
      return ReadError("no memory to parse the JSON");
    case simdjson::UNESCAPED_CHARS:
      return ReadError("broken JSON: a control character inside a string");
    case simdjson::UNCLOSED_STRING:
      return ReadError("broken JSON: a string is not closed");
    case simdjson::EMPTY:
      return ReadError("broken JSON: nothing there");
    default:
      return ReadError("broken JSON");
  }
}

bool may_be_mended(simdjson::error_code code) {
  return code != simdjson::DEPTH_ERROR && code != simdjson::MEMALLOC && code != simdjson::CAPACITY &&
         code != simdjson::EMPTY && code != simdjson::UNCLOSED_STRING;
}

// The parser takes up to 24 bytes for a value of two bytes, so the values of a long object are counted first.
void check_values(std::string_view bytes) {
  constexpr std::ptrdiff_t most_marks = 4'000'000;
  if (bytes.size() < static_cast<std::size_t>(most_marks)) return;
  const auto is_mark = [](char c) { return c == ',' || c == ':' || c == '[' || c == '{'; };
  if (std::count_if(bytes.begin(), bytes.end(), is_mark) > most_marks)
    throw ReadError("JSON of too many values: more than 4000000 commas, colons and brackets");
}

// Parses JSON after a repair. Returns the error as it was when there is nothing to repair.
simdjson::error_code parse_mended(dom::parser& parser, std::string_view bytes, simdjson::error_code code,
                                  dom::element& root, std::vector<std::string>& all_notes) {
  std::vector<std::string> notes;
  const std::optional<std::string> strict = make_strict_json(bytes, notes);
  if (!strict || notes.empty() || parser.parse(*strict).get(root) != simdjson::SUCCESS) return code;
  all_notes.insert(all_notes.end(), notes.begin(), notes.end());
  return simdjson::SUCCESS;
}

// Parses an object in the notation of JavaScript or Python: {'id': 'a1'}, {id: "a1"}. Returns whether it is one.
bool parse_literal(dom::parser& parser, std::string_view bytes, dom::element& root, std::vector<std::string>& notes) {
  const std::string_view object = text::trim(bytes);
  if (!object.starts_with('{')) return false;
  const std::string_view inside = text::trim(object.substr(1));
  const char first = inside.empty() ? '"' : static_cast<char>(inside[0] | 0x20);
  if (inside.empty() || (inside[0] != '\'' && (first < 'a' || first > 'z'))) return false;
  const ObjectLiteral literal = read_object_literal(object, 0);
  if (literal.bytes != object.size() || parser.parse(literal.json).get(root) != simdjson::SUCCESS) return false;
  notes.push_back("an object in the notation of JavaScript or Python, read as JSON");
  return true;
}

}  // namespace

dom::object parse_json_object(dom::parser& parser, std::string_view bytes, std::vector<std::string>& notes) {
  check_values(bytes);
  dom::element root;
  auto code = parser.parse(bytes.data(), bytes.size(), false).get(root);
  std::string decoded;
  if (code != simdjson::SUCCESS && may_be_mended(code)) code = parse_mended(parser, bytes, code, root, notes);
  if (code != simdjson::SUCCESS && parse_literal(parser, bytes, root, notes)) code = simdjson::SUCCESS;
  if (code == simdjson::UTF8_ERROR) {
    DecodedText other = decode_bytes(bytes);
    notes.push_back("the object is not UTF-8 at byte " + std::to_string(first_bad_utf8(bytes) + 1) + ", read as " +
                    other.encoding);
    decoded = std::move(other.text);
    code = parser.parse(decoded).get(root);
    if (code != simdjson::SUCCESS && may_be_mended(code)) code = parse_mended(parser, decoded, code, root, notes);
  }
  if (code != simdjson::SUCCESS) throw syntax_error(code, bytes);
  dom::object object;
  if (root.get(object) != simdjson::SUCCESS) throw ReadError("not a JSON object");
  return object;
}

}  // namespace tra
