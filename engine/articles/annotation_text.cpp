// Annotations as text: what is exported and imported, and how the index keeps them.
#include <algorithm>
#include <optional>

#include "articles/annotate.h"
#include "text/utf8.h"
#include "tra/error.h"
#include "tra/utf8.h"

namespace tra {
namespace {

constexpr std::size_t kMostBytes = 64u << 20;  // of a text to be read
constexpr std::size_t kMostTagBytes = 100;

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\t')
      out += "\\t";
    else if (c == '\n')
      out += "\\n";
    else if (c == '\\')
      out += "\\\\";
    else
      out += c;
  }
  return out;
}

[[noreturn]] std::string refuse_tag(std::string_view tag) {
  if (tag.size() > kMostTagBytes)
    throw Error(ErrorCode::invalid_argument, "a tag is of 100 bytes at most, not '" + std::string(tag) + "'");
  throw Error(ErrorCode::invalid_argument,
              "a tag is a word without blanks, commas, colons or quotes, not '" + std::string(tag) + "'");
}

// An index may hold tags with control characters and broken letters, which checked_tag() refuses.
bool is_readable(std::string_view tag) {
  return !tag.empty() && tag.size() <= kMostTagBytes && tag.find_first_of(" \t\r\n,\"':") == std::string_view::npos;
}

// Nothing where a backslash stands before another letter.
std::optional<std::string> unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\') {
      out += text[i];
      continue;
    }
    if (++i == text.size()) return std::nullopt;
    if (text[i] == 't')
      out += '\t';
    else if (text[i] == 'n')
      out += '\n';
    else if (text[i] == '\\')
      out += '\\';
    else
      return std::nullopt;
  }
  return out;
}

class Parser {
 public:
  Parser(std::string_view text, const std::string& path) : text_(text), path_(path) {}

  Annotations run() {
    if (text_.size() > kMostBytes) throw Error(ErrorCode::resource_exhausted, "more than 64 MiB of annotations", path_);
    for (std::size_t at = 0; at < text_.size();) {
      const std::size_t end = std::min(text_.find('\n', at), text_.size());
      ++line_;
      read(text_.substr(at, end - at));
      at = end + 1;
    }
    return std::move(annotations_);
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw Error(ErrorCode::invalid_argument, "line " + std::to_string(line_) + ": " + what, path_);
  }

  void read(std::string_view line) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#') return;
    std::vector<std::string> columns;
    for (std::size_t at = 0; at <= line.size();) {
      const std::size_t end = std::min(line.find('\t', at), line.size());
      std::optional<std::string> column = unescaped(line.substr(at, end - at));
      if (!column) fail("a backslash stands before t, n or another backslash");
      columns.push_back(std::move(*column));
      at = end + 1;
    }
    if (columns.size() < 3 || columns[0].empty()) fail("expected id, kind and value, with tabs between");
    Annotation& annotation = annotations_[columns[0]];
    const std::string& kind = columns[1];
    if (kind == "tag" && columns.size() == 3)
      annotation.tags.push_back(is_readable(columns[2]) ? columns[2] : refuse_tag(columns[2]));
    else if (kind == "note" && columns.size() == 3)
      annotation.note = columns[2];
    else if (kind == "correct" && !columns[2].empty())
      annotation.corrections[columns[2]] = {columns.begin() + 3, columns.end()};
    else
      fail("expected \"tag\" and a tag, \"note\" and a note, or \"correct\", a facet and its values");
  }

  const std::string_view text_;
  const std::string& path_;
  std::size_t line_ = 0;
  Annotations annotations_;
};

}  // namespace

std::string to_text(const Annotations& annotations) {
  std::string text;
  for (const auto& [id, annotation] : annotations) {
    const std::string key = escaped(id);
    for (const std::string& tag : annotation.tags) text += key + "\ttag\t" + escaped(tag) + '\n';
    if (!annotation.note.empty()) text += key + "\tnote\t" + escaped(annotation.note) + '\n';
    for (const auto& [facet, values] : annotation.corrections) {
      text += key + "\tcorrect\t" + escaped(facet);
      for (const std::string& value : values) text += '\t' + escaped(value);
      text += '\n';
    }
  }
  return text;
}

Annotations parse_annotations(std::string_view text, const std::string& path) {
  return Parser(text::without_byte_order_mark(text), path).run();
}

std::string checked_tag(std::string_view tag) {
  if (!is_readable(tag)) refuse_tag(tag);
  for (std::size_t at = 0; at < tag.size();) {
    const CodePoint c = code_point_at(tag, at);
    if (!c.valid || c.value < 0x20 || c.value == 0x7F) refuse_tag(tag);
    at += c.bytes;
  }
  return std::string(tag);
}

Annotations read_annotations(const Snapshot& snapshot) {
  const auto text = snapshot.attachment(articles::annotations_attachment);
  return text ? parse_annotations(*text, articles::annotations_attachment) : Annotations{};
}

}  // namespace tra
