#include "output/message.h"

#include <unistd.h>

#include <iostream>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "arguments/language.h"
#include "output/library_messages.h"
#include "output/message_table.h"
#include "output/reading_messages.h"
#include "output/terminal.h"

namespace tra::cli {
namespace {

// What the stars of a pattern stand for in a text; a star takes as little as it can, the last one all that is left.
std::optional<std::vector<std::string>> match(std::string_view pattern, std::string_view text) {
  std::vector<std::string> found;
  std::size_t at = pattern.find('*');
  if (!text.starts_with(pattern.substr(0, at))) return std::nullopt;
  if (at == pattern.npos) return text == pattern ? std::optional(found) : std::nullopt;
  text.remove_prefix(at);
  while (at != pattern.npos) {
    const std::size_t next = pattern.find('*', at + 1);
    const std::string_view literal = pattern.substr(at + 1, next == pattern.npos ? next : next - at - 1);
    std::size_t end = next == pattern.npos ? text.size() - literal.size() : text.find(literal);
    if (next == pattern.npos && (literal.size() > text.size() || !text.ends_with(literal))) return std::nullopt;
    if (end == text.npos) return std::nullopt;
    found.emplace_back(text.substr(0, end));
    text.remove_prefix(end + literal.size());
    at = next;
  }
  return found;
}

// The translation with what the stars of the English stand for in its own.
std::string filled(std::string_view vietnamese, const std::vector<std::string>& parts, Language language) {
  std::string out;
  std::size_t part = 0;
  for (const char c : vietnamese) {
    if (c != '*' && c != '&') {
      out += c;
      continue;
    }
    const std::string& text = parts[part++];
    const std::size_t last = c == '&' ? text.rfind(" or ") : text.npos;
    if (last != text.npos)
      out += text.substr(0, last) + " hoặc " + text.substr(last + 4);
    else  // what stands first is mostly a message of its own
      out += part == 1 ? in_language(text, language) : text;
  }
  return out;
}

// The codes of the library's errors, as they lead a message. A message that has no translation stays in English, and
// the reader is told at least what kind of error it is.
struct Code {
  std::string_view english, translated, untranslated;
};
constexpr Code codes[] = {
    {"io: ", "", "lỗi đọc hoặc ghi: "},
    {"corruption: ", "chỉ mục hỏng: ", "chỉ mục hỏng: "},
    {"version: ", "phiên bản không hợp: ", "phiên bản không hợp: "},
    {"locked: ", "đang bị khóa: ", "đang bị khóa: "},
    {"invalid_argument: ", "", "không hợp lệ: "},
    {"query_syntax: ", "", "truy vấn sai cú pháp: "},
    {"resource_exhausted: ", "quá giới hạn: ", "quá giới hạn: "},
};

// Whether a message begins with "COMMAND: ".
bool is_of_command(std::string_view message) {
  const std::size_t colon = message.find(": ");
  return colon != message.npos && find_command(message.substr(0, colon)) != nullptr;
}

}  // namespace

// What precedes a message (tra, the command) and what follows it (the file and the place in brackets) stay as they are.
std::string in_language(const std::string& message, Language language) {
  if (language == Language::english) return message;
  for (const Code& code : codes) {
    if (!message.starts_with(code.english)) continue;
    const std::string text = message.substr(code.english.size()), translated = in_language(text, language);
    return std::string(translated == text ? code.untranslated : code.translated) + translated;
  }
  for (const auto table : {std::span<const Message>(messages), std::span<const Message>(library_messages),
                           std::span<const Message>(reading_messages)})
    for (const Message& known : table)
      if (const auto parts = match(known.english, message)) return filled(known.vietnamese, *parts, language);
  const std::size_t bracket = message.ends_with(']') ? message.rfind(" [") : message.npos;
  if (bracket != message.npos) return in_language(message.substr(0, bracket), language) + message.substr(bracket);
  if (message.starts_with("tra: ") || is_of_command(message)) {
    const std::size_t begin = message.find(": ") + 2;
    return message.substr(0, begin) + in_language(message.substr(begin), language);
  }
  return message;
}

void tell(const Options& options, const std::string& message) {
  std::cerr << wrapped_for(STDERR_FILENO, "tra: " + printable(in_language(message, language(options)))) << '\n';
}

void tell_missing(const Options& options, const std::string& key) {
  tell(options, "no article has the key '" + printable(key) + "'");
}

}  // namespace tra::cli
