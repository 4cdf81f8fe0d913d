#include "archive/read/json_tolerant.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstdio>

#include "archive/read/json_text.h"
#include "archive/read/message_headers.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace tra {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view replacement = "\xEF\xBF\xBD";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Whether the word is a number of the JSON grammar that fits a double or a 64-bit integer.
bool is_number(std::string_view word) {
  std::string_view rest = word;
  const auto take_digits = [&] {
    std::size_t digits = 0;
    while (digits < rest.size() && is_digit(rest[digits])) ++digits;
    rest.remove_prefix(digits);
    return digits;
  };
  if (rest.starts_with('-')) rest.remove_prefix(1);
  const bool leading_zero = rest.starts_with('0');
  const std::size_t digits = take_digits();
  if (digits == 0 || (leading_zero && digits > 1)) return false;
  if (rest.empty()) {
    if (word.starts_with('-')) return to_number<std::int64_t>(word, 10).has_value();
    return to_number<std::uint64_t>(word, 10).has_value();
  }
  if (rest.starts_with('.')) {
    rest.remove_prefix(1);
    if (take_digits() == 0) return false;
  }
  if (rest.starts_with('e') || rest.starts_with('E')) {
    rest.remove_prefix(1);
    if (rest.starts_with('-') || rest.starts_with('+')) rest.remove_prefix(1);
    if (take_digits() == 0) return false;
  }
  double value = 0;
  return rest.empty() && std::from_chars(word.data(), word.data() + word.size(), value).ec == std::errc();
}

class Strict {
 public:
  Strict(std::string_view json, std::vector<std::string>& notes) : json_(json), notes_(notes) {}

  std::optional<std::string> run() {
    out_.reserve(json_.size() + 64);
    while (at_ < json_.size()) {
      const char c = json_[at_];
      if (c == '"')
        read_string();
      else if ("{}[],: \t\r\n"sv.find(c) != std::string_view::npos)
        read_mark(c);
      else if (!read_word())
        return std::nullopt;
    }
    return std::move(out_);
  }

 private:
  void note(const std::string& what) {
    std::string note = "\"" + member_ + "\" " + what;
    if (std::find(notes_.begin(), notes_.end(), note) == notes_.end()) notes_.push_back(std::move(note));
  }

  void read_mark(char c) {
    if (c == '{' || c == '[') ++depth_;
    if (c == '}' || c == ']') {
      --depth_;
      drop_last_comma();
    }
    if (c == ':' && depth_ == 1) member_ = last_string_.substr(0, 60);
    out_ += c;
    ++at_;
  }

  // A comma before a closing bracket, which people who write JSON by hand leave there.
  void drop_last_comma() {
    const std::size_t last = out_.find_last_not_of(" \t\r\n");
    if (last == std::string::npos || out_[last] != ',') return;
    note("is followed by a comma too many");
    out_.erase(last, 1);
  }

  void read_string() {
    const std::size_t begin = at_;
    out_ += json_[at_++];
    while (at_ < json_.size() && json_[at_] != '"') {
      if (json_[at_] == '\\')
        read_escape();
      else if (json_.substr(at_).starts_with('\xed'))
        read_point_of_surrogates();
      else if (json_[at_] != '\0' && static_cast<unsigned char>(json_[at_]) < 0x20)
        escape_control_character();
      else
        out_ += json_[at_++];
    }
    last_string_ = json_.substr(begin + 1, at_ - begin - 1);
    if (at_ < json_.size()) out_ += json_[at_++];
  }

  // The UTF-16 code unit of a "\uXXXX" escape at this position.
  std::optional<unsigned> unit_at(std::size_t at) const {
    const std::string_view text = json_.substr(std::min(at, json_.size()), 6);
    if (text.size() < 6 || !text.starts_with("\\u")) return std::nullopt;
    unsigned unit = 0;
    const auto [end, error] = std::from_chars(text.data() + 2, text.data() + 6, unit, 16);
    if (error != std::errc() || end != text.data() + 6) return std::nullopt;
    return unit;
  }

  void read_escape() {
    const std::string_view rest = json_.substr(at_);
    std::size_t length = 2;
    if (const auto unit = unit_at(at_)) {
      length = 6;
      if (*unit >= 0xD800 && *unit < 0xE000) {
        const auto low = *unit < 0xDC00 ? unit_at(at_ + 6) : std::nullopt;
        if (!low || *low < 0xDC00 || *low >= 0xE000)
          return replace(6, replacement, "holds half of a letter (a lone surrogate), read as U+FFFD");
        length = 12;
      }
    } else if (rest.size() < 2 || "\"\\/bfnrt"sv.find(rest[1]) == std::string_view::npos) {
      return replace(1, "\\\\", "holds an escape that is none, read as it stands");
    }
    out_ += rest.substr(0, length);
    at_ += length;
  }

  // Handles surrogates encoded as UTF-8 (CESU-8). Valid UTF-8 has none, but programs that use UTF-16 internally write
  // them.
  void read_point_of_surrogates() {
    const auto surrogate = [&](std::size_t at) -> unsigned {
      if (at + 3 > json_.size() || json_[at] != '\xed') return 0;
      const auto second = static_cast<unsigned char>(json_[at + 1]), third = static_cast<unsigned char>(json_[at + 2]);
      return second >= 0xA0 && second < 0xC0 && third >= 0x80 && third < 0xC0
                 ? 0xD000u | ((second & 0x3Fu) << 6) | (third & 0x3Fu)
                 : 0;
    };
    const unsigned first = surrogate(at_), second = surrogate(at_ + 3);
    if (first == 0) {
      out_ += json_[at_++];
    } else if (first < 0xDC00 && second >= 0xDC00) {
      std::string letter;
      text::append_point(letter, 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00));
      replace(6, letter, "holds a letter in halves (surrogates in UTF-8), put together");
    } else {
      replace(3, replacement, "holds half of a letter (a lone surrogate), read as U+FFFD");
    }
  }

  void escape_control_character() {
    char escape[8];
    std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(static_cast<unsigned char>(json_[at_])));
    replace(1, escape, "holds a control character that is not escaped, read as it stands");
  }

  void replace(std::size_t length, std::string_view by, const char* what) {
    note(what);
    out_ += by;
    at_ += length;
  }

  // A value as the shell of MongoDB writes it, around its only argument: ObjectId("65ef"), NumberLong(12). Returns
  // whether there is one.
  bool read_call() {
    constexpr std::array names = {"ObjectId("sv,      "ISODate("sv, "NumberLong("sv, "NumberInt("sv,
                                  "NumberDecimal("sv, "UUID("sv,    "new Date("sv,   "Date("sv};
    const std::string_view rest = json_.substr(at_);
    const auto* name = std::find_if(names.begin(), names.end(), [&](auto one) { return rest.starts_with(one); });
    const std::size_t end = rest.find(')');
    if (name == names.end() || end == std::string_view::npos) return false;
    const std::string_view argument = text::trim(rest.substr(0, end).substr(name->size()));
    const bool quoted =
        argument.size() >= 2 && argument.starts_with('"') && argument.find('"', 1) == argument.size() - 1;
    if (!quoted && !is_number(argument)) return false;
    replace(end + 1, argument, "is a value of the shell of MongoDB, read as what it holds");
    return true;
  }

  bool read_word() {
    if (read_call()) return true;
    const std::size_t end = std::min(json_.find_first_of("{}[],:\" \t\r\n", at_), json_.size());
    const std::string_view word = json_.substr(at_, end - at_);
    at_ = end;
    constexpr std::array strict = {"true"sv, "false"sv, "null"sv};
    constexpr std::array absent = {"NaN"sv, "nan"sv,  "-NaN"sv, "-nan"sv, "Infinity"sv, "-Infinity"sv, "+Infinity"sv,
                                   "inf"sv, "-inf"sv, "Inf"sv,  "-Inf"sv, "None"sv,     "undefined"sv};
    const auto is_one_of = [&](const auto& words) {
      return std::find(words.begin(), words.end(), word) != words.end();
    };
    if (is_one_of(strict) || is_number(word)) {
      out_ += word;
    } else if (is_one_of(absent)) {
      note("is no value of JSON (" + std::string(word) + "), read as none");
      out_ += "null";
    } else if (word == "True" || word == "False") {
      note("is no value of JSON (" + std::string(word) + "), read as meant");
      out_ += word == "True" ? "true" : "false";
    } else if (word.find_first_not_of("0123456789+-.eE") == std::string_view::npos) {
      note("is a number that cannot be held, kept as text");
      append_json_string(out_, word);
    } else {
      return false;
    }
    return true;
  }

  const std::string_view json_;
  std::vector<std::string>& notes_;
  std::size_t at_ = 0;
  int depth_ = 0;
  std::string out_;
  std::string member_ = "?";  // name of the innermost object member around the current position
  std::string_view last_string_;
};

}  // namespace

std::optional<std::string> make_strict_json(std::string_view json, std::vector<std::string>& notes) {
  return Strict(json, notes).run();
}

}  // namespace tra
