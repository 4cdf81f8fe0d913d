// Repairs the text in one pass. Strings are copied; between strings, only characters that JSON allows are copied.
#include "archive/html/json_repair.h"

#include <algorithm>

namespace tra {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Returns the position after the string that begins at `at`.
std::size_t skip_string(std::string_view text, std::size_t at) {
  for (++at; at < text.size() && text[at] != '"'; ++at)
    if (text[at] == '\\') ++at;
  return std::min(at + 1, text.size());
}

bool begins_json(std::string_view text) {
  const std::size_t at = text.find_first_not_of(" \t\r\n");
  return at != std::string_view::npos && (text[at] == '{' || text[at] == '[');
}

class JsonRepairer {
 public:
  explicit JsonRepairer(std::string_view text) : text_(text) {}

  std::string run() {
    json_ = "[";
    while (at_ < text_.size()) {
      if (const std::size_t length = length_of_mark(); length > 0)
        at_ += length;
      else
        copy();
    }
    drop_comma();
    return json_ + ']';
  }

 private:
  // Length of a comment or CDATA mark at this position; 0 when there is none.
  std::size_t length_of_mark() const {
    const std::string_view rest = text_.substr(at_);
    const auto up_to = [&](std::string_view end) {
      return std::min(rest.find(end), rest.size() - end.size()) + end.size();
    };
    for (const std::string_view mark : {"<![CDATA[", "]]>", "-->"})
      if (rest.starts_with(mark)) return mark.size();
    if (rest.starts_with("<!--")) return begins_json(rest.substr(4)) ? 4 : up_to("-->");
    if (rest.starts_with("/*")) return up_to("*/");
    if (!rest.starts_with("//")) return 0;
    const std::string_view comment = rest.substr(std::min(rest.find_first_not_of("/ "), rest.size()));
    return comment.starts_with("<!") || comment.starts_with("]]>") || comment.starts_with("-->") ? 2 : up_to("\n");
  }

  void copy() {
    const char c = text_[at_];
    if (c == '"') return copy_string();
    ++at_;
    if (is_space(c) || c == ';') return;
    if (c == ',') {
      if (!json_.ends_with(',') && !json_.ends_with('{') && !json_.ends_with('[')) json_ += c;
      return;
    }
    if (c == '}' || c == ']') drop_comma();
    begin_value(c);
    json_ += c;
    if (c == '{' || c == '[') ++depth_;
    if ((c == '}' || c == ']') && depth_ > 0) --depth_;
  }

  // Inserts the comma that is missing between two values at the top level.
  void begin_value(char c) {
    if (depth_ == 0 && (c == '{' || c == '[') && (json_.ends_with('}') || json_.ends_with(']'))) json_ += ',';
  }

  void drop_comma() {
    if (json_.ends_with(',')) json_.pop_back();
  }

  void copy_string() {
    const std::size_t end = skip_string(text_, at_);
    for (; at_ < end; ++at_) {
      const char c = text_[at_];
      // JSON has no escape \', so the backslash is dropped
      if (c == '\\' && at_ + 1 < end && text_[at_ + 1] == '\'') continue;
      json_ += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
  }

  std::string_view text_;
  std::string json_;
  std::size_t at_ = 0, depth_ = 0;
};

}  // namespace

std::string repair_json(std::string_view text) { return JsonRepairer(text).run(); }

std::string_view balanced_json(std::string_view text, std::size_t at) {
  std::size_t depth = 0;
  for (std::size_t end = at; end < text.size();) {
    const char c = text[end];
    if (c == '"') {
      end = skip_string(text, end);
      continue;
    }
    ++end;
    depth += c == '{' || c == '[';
    if ((c == '}' || c == ']') && --depth == 0) return text.substr(at, end - at);
  }
  return {};
}

}  // namespace tra
