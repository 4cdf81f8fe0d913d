// Repairs the text in one pass. Strings are copied; between strings, spaces and comments are dropped, and brackets are
// counted.
#include "archive/html/json_repair.h"

#include <algorithm>
#include <array>
#include <utility>

namespace tra {
namespace {

bool is_json_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

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

// Skips what JSON allows between values.
std::size_t skip_space(std::string_view text, std::size_t at) {
  while (at < text.size() && is_json_blank(text[at])) ++at;
  return at;
}

// Whether a member begins here: a name such as "datePublished" or "@type", in quotes, and a colon.
bool begins_member(std::string_view text, std::size_t at) {
  at = skip_space(text, at);
  if (at >= text.size() || text[at] != '"') return false;
  const std::size_t begin = ++at;
  constexpr std::size_t longest = 64;
  const auto is_of_name = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '@' || c == '_' ||
           c == '-' || c == ':' || c == '.';
  };
  while (at < text.size() && at - begin < longest && is_of_name(text[at])) ++at;
  if (at == begin || at >= text.size() || text[at] != '"') return false;
  at = skip_space(text, at + 1);
  return at < text.size() && text[at] == ':';
}

// Whether a comma and a member follow.
bool member_follows(std::string_view text, std::size_t at) {
  at = skip_space(text, at);
  return at < text.size() && text[at] == ',' && begins_member(text, at + 1);
}

// Decodes the quotes of a text that was escaped as a whole, so that no quote is left that could delimit a string.
std::string with_quotes(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, char>, 5> entities = {
      {{"&quot;", '"'}, {"&#34;", '"'}, {"&#034;", '"'}, {"&#x22;", '"'}, {"&amp;", '&'}}};
  std::string decoded;
  for (std::size_t at = 0; at < text.size();) {
    const auto* entity = std::find_if(entities.begin(), entities.end(),
                                      [&](const auto& one) { return text.substr(at).starts_with(one.first); });
    decoded += entity == entities.end() ? text[at] : entity->second;
    at += entity == entities.end() ? 1 : entity->first.size();
  }
  return decoded;
}

class JsonRepairer {
 public:
  JsonRepairer(std::string_view text, StringEnd string_end) : text_(text), string_end_(string_end) {}

  RepairedJson run() {
    open('[');
    while (at_ < text_.size()) {
      if (const std::size_t length = length_of_mark(); length > 0)
        at_ += length;
      else
        copy();
    }
    const bool cut = open_.size() > 1;
    if (cut) json_.resize(complete_);
    while (!open_.empty()) close();
    return {std::move(json_), cut};
  }

 private:
  // Length of a comment, a CDATA mark or a space that JSON does not have; 0 when there is none at this position.
  std::size_t length_of_mark() const {
    const std::string_view rest = text_.substr(at_);
    const auto up_to = [&](std::string_view end) {
      return std::min(rest.find(end), rest.size() - std::min(end.size(), rest.size())) + end.size();
    };
    for (const std::string_view mark :
         {"<![CDATA[", "]]>", "-->", "\xEF\xBB\xBF", "\xC2\xA0", "\xE2\x80\x8B", "\xE2\x80\xA8", "\xE2\x80\xA9"})
      if (rest.starts_with(mark)) return mark.size();
    if (rest.starts_with("<!--")) return begins_json(rest.substr(4)) ? 4 : up_to("-->");
    if (rest.starts_with("/*")) return up_to("*/");
    if (!rest.starts_with("//")) return 0;
    const std::size_t slashes = std::min(rest.find_first_not_of("/ "), rest.size());
    const std::string_view comment = rest.substr(slashes);
    return comment.starts_with("<!") || comment.starts_with("]]>") || comment.starts_with("-->") ? slashes
                                                                                                 : up_to("\n");
  }

  void copy() {
    const char c = text_[at_];
    if (c == '"') return copy_string();
    ++at_;
    if (is_json_blank(c) || c == ';') return;
    if (c == ',') {
      add_missing_value();
      complete_ = json_.size();
      if (!json_.ends_with(',') && !json_.ends_with('{') && !json_.ends_with('[')) json_ += c;
    } else if (c == '}' || c == ']') {
      close_up_to(c == '}' ? '{' : '[');
    } else if (c == '{' || c == '[') {
      add_missing_comma();
      open(c);
    } else {
      json_ += c;
    }
  }

  void open(char bracket) {
    json_ += bracket;
    open_ += bracket;
    (bracket == '{' ? braces_ : brackets_) += 1;
    complete_ = json_.size();
  }

  void close() {
    const char bracket = open_.back();
    open_.pop_back();
    (bracket == '{' ? braces_ : brackets_) -= 1;
    if (json_.ends_with(',')) json_.pop_back();
    add_missing_value();
    json_ += bracket == '{' ? '}' : ']';
    complete_ = json_.size();
  }

  // Closes the innermost object or array of this kind, and what is open inside it. The outermost array is our own. A
  // bracket is superfluous when nothing of its kind is open, or when the object goes on behind it.
  void close_up_to(char bracket) {
    if (bracket == '{' ? braces_ == 0 : brackets_ == 1) return;
    if (bracket == '{' && open_.ends_with("[{") && member_follows(text_, at_)) return;
    while (open_.back() != bracket) close();
    close();
  }

  void add_missing_value() {
    if (json_.ends_with(':')) json_ += "null";
  }

  // Inserts the comma that is missing before a value or a member.
  void add_missing_comma() {
    if (std::string_view(",:{[").find(json_.back()) == std::string_view::npos) json_ += ',';
  }

  bool in_object() const { return open_.back() == '{'; }

  void copy_string() {
    // An array has no members, so its bracket is missing.
    while (braces_ > 0 && !in_object() && begins_member(text_, at_)) close();
    const bool is_name = in_object() && !json_.ends_with(':');
    if (!is_name || begins_member(text_, at_)) add_missing_comma();
    const std::size_t end = string_end_ == StringEnd::next_quote ? skip_string(text_, at_) : end_of_string(is_name);
    const bool is_closed = end - at_ >= 2 && text_[end - 1] == '"';
    json_ += '"';
    for (++at_; at_ < end - (is_closed ? 1 : 0); ++at_) {
      const char c = text_[at_];
      if (c == '\\' && at_ + 1 < end) {
        // JSON has no escape \', so the backslash is dropped.
        if (text_[++at_] != '\'') json_ += c;
      } else if (c == '"') {
        json_ += '\\';
      }
      json_ += static_cast<unsigned char>(text_[at_]) < 0x20 ? ' ' : text_[at_];
    }
    json_ += '"';
    at_ = end;
    if (is_closed && !is_name) complete_ = json_.size();
  }

  // The position after the string that begins here and may hold quotes. A string in which a member seems to begin is
  // not ended by a guess: it takes in the rest of the text.
  std::size_t end_of_string(bool is_name) const {
    for (std::size_t at = at_ + 1; at < text_.size(); ++at) {
      if (text_[at] == '\\') {
        ++at;
      } else if (text_[at] == '"') {
        if (ends_string(at + 1, is_name)) return at + 1;
        if (begins_member(text_, at)) break;
      }
    }
    return text_.size();
  }

  // Whether a string ends before this position, judged by what follows.
  bool ends_string(std::size_t at, bool is_name) const {
    at = skip_space(text_, at);
    if (at >= text_.size()) return true;
    if (is_name) return text_[at] == ':';
    if (text_[at] == '}' || text_[at] == ']') return true;
    if (text_[at] != ',') return false;
    const std::size_t next = skip_space(text_, at + 1);
    if (next >= text_.size() || text_[next] == '}' || text_[next] == ']') return true;
    return in_object() ? begins_member(text_, next) : text_[next] == '"' || text_[next] == '{' || text_[next] == '[';
  }

  std::string_view text_;
  const StringEnd string_end_;
  std::string json_;
  std::string open_;                       // the brackets that are open, the innermost last
  std::size_t braces_ = 0, brackets_ = 0;  // how many of each kind are open
  std::size_t at_ = 0;
  std::size_t complete_ = 0;  // size of the JSON up to the last complete value or opening bracket
};

}  // namespace

RepairedJson repair_json(std::string_view text, StringEnd string_end) {
  if (text.find('"') != std::string_view::npos) return JsonRepairer(text, string_end).run();
  const std::string decoded = with_quotes(text);
  return JsonRepairer(decoded, string_end).run();
}

std::string_view quoted_string(std::string_view text) { return text.substr(0, skip_string(text, 0)); }

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
