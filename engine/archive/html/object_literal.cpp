// Each step of the converter consumes a byte. It stops at the first byte that data cannot have.
#include "archive/html/object_literal.h"

#include <cstdint>
#include <optional>

#include "archive/read/json_text.h"
#include "archive/read/message_headers.h"
#include "text/utf8.h"

namespace tra {
namespace {

bool is_name_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' ||
         c == '.' || static_cast<unsigned char>(c) >= 0x80;
}

class LiteralReader {
 public:
  LiteralReader(std::string_view script, std::size_t at) : script_(script), at_(at), begin_(at) {}

  ObjectLiteral read() {
    while (at_ < script_.size()) {
      if (!step()) return {};
      if (depth_ == 0) return {std::move(json_), at_ - begin_};
    }
    return {};
  }

 private:
  bool step() {
    const char c = script_[at_];
    if (c == '{' || c == '[') {
      ++depth_;
      if (depth_ > most_depth) return false;
      return take(c);
    }
    if (c == '}' || c == ']') {
      --depth_;
      if (json_.ends_with(',')) json_.pop_back();
      return take(c);
    }
    if (c == ',' || c == ':') return take(c);
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
      ++at_;
      return true;
    }
    if (c == '"' || c == '\'' || c == '`') return read_string(c);
    if (c == '!' && at_ + 1 < script_.size() && (script_[at_ + 1] == '0' || script_[at_ + 1] == '1')) {
      json_ += script_[at_ + 1] == '0' ? "true" : "false";  // as programs that shorten scripts write them
      at_ += 2;
      return true;
    }
    return (is_name_byte(c) || c == '-') && read_word();
  }

  bool take(char c) {
    json_ += c;
    ++at_;
    return true;
  }

  bool read_string(char quote) {
    std::string text;
    for (++at_; at_ < script_.size() && script_[at_] != quote; ++at_) {
      if (script_[at_] != '\\' || at_ + 1 == script_.size()) {
        text += script_[at_];
        continue;
      }
      read_escape(script_[++at_], text);
    }
    if (at_ == script_.size()) return false;
    ++at_;
    append_json_string(json_, text);
    return true;
  }

  void read_escape(char c, std::string& text) {
    const std::size_t digits = c == 'u' ? 4 : c == 'x' ? 2 : 0;
    if (digits > 0) return read_code(digits, text);
    constexpr std::string_view letters = "nrtbfv", meanings = "\n\r\t\b\f\v";
    const std::size_t place = letters.find(c);
    if (c != '\n') text += place == std::string_view::npos ? c : meanings[place];
  }

  // The number of an escape, "\u1ed9" or "\xe0", whose letter stands at this place.
  std::optional<std::uint32_t> code_at(std::size_t letter, std::size_t digits) const {
    if (letter + digits >= script_.size()) return std::nullopt;
    return to_number<std::uint32_t>(script_.substr(letter + 1, digits), 16);
  }

  void read_code(std::size_t digits, std::string& text) {
    constexpr std::size_t both = 6;  // bytes from one escape of half a letter to the other
    auto code = code_at(at_, digits);
    if (!code) return;
    if (*code >= 0xD800 && *code < 0xE000) {
      const auto low =
          script_.substr(at_ + digits).substr(0, 3).ends_with("\\u") ? code_at(at_ + both, digits) : std::nullopt;
      const bool whole = *code < 0xDC00 && low && *low >= 0xDC00 && *low < 0xE000;
      if (whole) at_ += both;
      code = whole ? 0x10000 + ((*code - 0xD800) << 10) + (*low - 0xDC00) : 0xFFFD;
    }
    at_ += digits;
    text::append_point(text, static_cast<char32_t>(*code));
  }

  // A number stays. The name of a member gets its quotes; another name stands for a value that is not here.
  bool read_word() {
    const std::size_t begin = at_;
    if (script_[at_] == '-') ++at_;
    while (at_ < script_.size() && is_name_byte(script_[at_])) ++at_;
    const std::string_view word = script_.substr(begin, at_ - begin);
    const std::size_t next = script_.find_first_not_of(" \t\r\n", at_);
    const char behind = next == std::string_view::npos ? '\0' : script_[next];
    const bool is_member = behind == ':' && (json_.ends_with('{') || json_.ends_with(','));
    if (is_member) {
      append_json_string(json_, word);
      return true;
    }
    if (word == "void" || word == "new") return true;  // of "void 0"
    if (behind != ',' && behind != '}' && behind != ']') return false;
    const bool number = word.find_first_not_of("0123456789.-") == std::string_view::npos && word != "-" &&
                        !word.starts_with('.') && !word.ends_with('.');
    const bool constant = word == "true" || word == "false" || word == "null";
    if (number && word.size() < 16 && (word.size() == 1 || word[0] != '0'))
      json_ += word;
    else
      json_ += constant ? word : std::string_view("null");
    return true;
  }

  static constexpr int most_depth = 256;
  const std::string_view script_;
  std::size_t at_;
  const std::size_t begin_;
  int depth_ = 0;
  std::string json_;
};

}  // namespace

ObjectLiteral read_object_literal(std::string_view script, std::size_t at) { return LiteralReader(script, at).read(); }

}  // namespace tra
