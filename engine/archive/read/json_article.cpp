#include "archive/read/json_article.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "archive/read/date.h"
#include "archive/read/names.h"
#include "archive/read/source.h"
#include "archive/read/text.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace tra {
namespace {

namespace dom = simdjson::dom;

enum class Kind : std::uint8_t { id, line, text, list, date, integer };

struct Member {
  std::string_view name;
  std::uint8_t field;  // index into fields
};

struct Field {
  Kind kind;
  std::string Article::*string = nullptr;
  std::vector<std::string> Article::*strings = nullptr;
};

constexpr std::array fields = {
    Field{Kind::id, &Article::id},
    Field{Kind::line, &Article::title},
    Field{Kind::text, &Article::lead},
    Field{Kind::text, &Article::body},
    Field{Kind::text, &Article::captions},
    Field{Kind::text, &Article::tail},
    Field{Kind::date, &Article::date},
    Field{Kind::line, &Article::url},
    Field{Kind::line, &Article::source},
    Field{Kind::list, nullptr, &Article::partner_country},
    Field{Kind::list, nullptr, &Article::countries_mentioned},
    Field{Kind::list, nullptr, &Article::meeting_type},
    Field{Kind::line, &Article::meeting_level},
    Field{Kind::line, &Article::meeting_mode},
    Field{Kind::line, &Article::meeting_date},
    Field{Kind::integer},
};

// Of several names for one field, the one listed first wins and the others are kept as extra members.
constexpr std::array members = {
    Member{"id", 0},
    Member{"title", 1},
    Member{"lead", 2},
    Member{"abstract", 2},
    Member{"sapo", 2},
    Member{"description", 2},
    Member{"summary", 2},
    Member{"body", 3},
    Member{"text", 3},
    Member{"content", 3},
    Member{"captions", 4},
    Member{"tail", 5},
    Member{"date", 6},
    Member{"url", 7},
    Member{"source", 8},
    Member{"partner_country", 9},
    Member{"countries_mentioned", 10},
    Member{"meeting_type", 11},
    Member{"meeting_level", 12},
    Member{"meeting_mode", 13},
    Member{"meeting_date", 14},
    Member{"meeting_ordinal", 15},
};

std::size_t find_member(std::string_view name) {
  for (std::size_t i = 0; i < members.size(); ++i)
    if (members[i].name == name) return i;
  return members.size();
}

ReadError wrong_type(std::string_view name, const char* wanted) {
  return ReadError("\"" + std::string(name) + "\" is not " + wanted);
}

// Strings of a string or of an array of strings.
template <typename Take>
void each_string(std::string_view name, dom::element value, const Take& take) {
  std::string_view text;
  dom::array array;
  if (value.get(text) == simdjson::SUCCESS) return take(text);
  if (value.get(array) != simdjson::SUCCESS) throw wrong_type(name, "a string or an array of strings");
  for (const dom::element item : array) {
    if (item.get(text) != simdjson::SUCCESS) throw wrong_type(name, "a string or an array of strings");
    take(text);
  }
}

std::string read_id(dom::element value) {
  std::string_view text;
  std::int64_t number;
  if (value.get(text) == simdjson::SUCCESS) return printable_name(text::trim(text));
  if (value.get(number) == simdjson::SUCCESS) return std::to_string(number);
  throw wrong_type("id", "a string");
}

std::string read_line(std::string_view name, dom::element value) {
  std::string_view text;
  if (value.get(text) != simdjson::SUCCESS) throw wrong_type(name, "a string");
  return std::string(text::trim(text));
}

std::string read_text(std::string_view name, dom::element value) {
  std::string all;
  each_string(name, value, [&](std::string_view text) {
    if (!all.empty()) all += '\n';
    all += text;
  });
  return all;
}

std::vector<std::string> read_list(std::string_view name, dom::element value) {
  std::vector<std::string> all;
  each_string(name, value, [&](std::string_view text) {
    if (const std::string_view item = text::trim(text); !item.empty()) all.emplace_back(item);
  });
  return all;
}

int read_integer(std::string_view name, dom::element value) {
  std::int64_t number = 0;
  std::string_view text;
  bool good = value.get(number) == simdjson::SUCCESS;
  if (!good && value.get(text) == simdjson::SUCCESS) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    good = error == std::errc() && end == text.data() + text.size();
  }
  if (!good || number < 0 || number > 1'000'000) throw wrong_type(name, "a whole number between 0 and 1000000");
  return static_cast<int>(number);
}

void append_json_string(std::string& json, std::string_view text) {
  constexpr char hex[] = "0123456789abcdef";
  json += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\')
      (json += '\\') += c;
    else if (static_cast<unsigned char>(c) < 0x20)
      ((json += "\\u00") += hex[c >> 4]) += hex[c & 15];
    else
      json += c;
  }
  json += '"';
}

void append_extra(std::string& extra, std::string_view name, dom::element value) {
  extra += extra.empty() ? '{' : ',';
  append_json_string(extra, name);
  extra += ':';
  extra += simdjson::minify(value);
}

// The place of the first byte that is not UTF-8, for the message.
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

}  // namespace

JsonArticleParser::JsonArticleParser() : parser_(std::make_unique<dom::parser>()) {}

ParsedArticle JsonArticleParser::parse(std::string_view bytes, const std::string& fallback_id) {
  constexpr std::size_t usual_bytes = 4 << 20;
  if (parser_->capacity() > usual_bytes && bytes.size() <= usual_bytes)
    parser_ = std::make_unique<dom::parser>();  // one huge object does not hold its buffers for ever
  dom::element root;
  if (const auto code = parser_->parse(bytes.data(), bytes.size(), false).get(root); code != simdjson::SUCCESS)
    throw syntax_error(code, bytes);
  dom::object object;
  if (root.get(object) != simdjson::SUCCESS) throw ReadError("not a JSON object");

  // Which member gives each field: the best name, of equal names the last.
  std::array<std::size_t, fields.size()> best;
  best.fill(members.size());
  for (const auto& [name, value] : object) {
    const std::size_t member = find_member(name);
    if (member == members.size() || value.is_null()) continue;
    std::size_t& chosen = best[members[member].field];
    chosen = std::min(chosen, member);
  }

  ParsedArticle parsed;
  Article& article = parsed.article;
  for (const auto& [name, value] : object) {
    const std::size_t member = find_member(name);
    if (member != members.size() && value.is_null()) continue;
    if (member == members.size() || best[members[member].field] != member) {
      append_extra(article.extra, name, value);
      continue;
    }
    const Field& field = fields[members[member].field];
    switch (field.kind) {
      case Kind::id:
        article.id = read_id(value);
        break;
      case Kind::line:
        article.*field.string = read_line(name, value);
        break;
      case Kind::text:
        article.*field.string = read_text(name, value);
        break;
      case Kind::list:
        article.*field.strings = read_list(name, value);
        break;
      case Kind::integer:
        article.meeting_ordinal = read_integer(name, value);
        break;
      case Kind::date:
        article.date = normalise_date(read_line(name, value));
        if (article.date.empty()) append_extra(article.extra, name, value);  // kept as written
        break;
    }
  }
  if (!article.extra.empty()) article.extra += '}';
  if (article.id.empty()) article.id = fallback_id;
  if (article.id.empty()) throw ReadError("no \"id\"");
  repair_mojibake(parsed);
  parsed.content_hash = XXH3_64bits(bytes.data(), bytes.size());
  return parsed;
}

}  // namespace tra
