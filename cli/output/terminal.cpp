#include "output/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "output/steering.h"
#include "tra/utf8.h"

namespace tra::cli {
namespace {

bool is_space(char32_t c) { return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0; }

bool takes_no_column(char32_t c) {
  return (c >= 0x300 && c <= 0x36F) || (c >= 0x200B && c <= 0x200F) || c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F);
}

bool takes_two_columns(char32_t c) {
  return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
         (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD);
}

// Delimiters of marked words during layout. They cannot occur in the text, because printable() removes control
// characters.
constexpr char mark_begin = '\x01', mark_end = '\x02';

std::string with_mark_borders(std::string_view text, const std::vector<std::pair<std::size_t, std::size_t>>& marks) {
  std::string out;
  std::size_t done = 0;
  for (const auto& [begin, end] : marks) {
    if (begin < done || end > text.size() || begin >= end) continue;
    out += printable(text.substr(done, begin - done));
    out += mark_begin;
    out += printable(text.substr(begin, end - begin));
    out += mark_end;
    done = end;
  }
  return out + printable(text.substr(done));
}

}  // namespace

bool is_terminal(int descriptor) { return isatty(descriptor) == 1; }

std::size_t terminal_width(int descriptor) {
  winsize size{};
  if (ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 80;
}

bool use_color(const Options& options) {
  const std::string when = options.choice("color");
  if (when != "auto") return when == "always";
  const char* no_color = std::getenv("NO_COLOR");
  if (no_color != nullptr && *no_color != '\0') return false;
  const char* term = std::getenv("TERM");
  return is_terminal(STDOUT_FILENO) && !(term != nullptr && std::string_view(term) == "dumb");
}

std::string printable(std::string_view text, bool keep_lines) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (!c.valid) {
      out += "\xEF\xBF\xBD";
    } else if (keep_lines && (c.value == '\n' || c.value == '\t')) {
      out += static_cast<char>(c.value);
    } else if (is_space(c.value)) {
      if (keep_lines ? c.value != '\r' : (out.empty() || out.back() != ' ')) out += ' ';
    } else if (steers_terminal(c.value)) {
      char escaped[16];
      std::snprintf(escaped, sizeof escaped, c.value < 0x100 ? "\\x%02X" : "\\u%04X", static_cast<unsigned>(c.value));
      out += escaped;
    } else {
      out += text.substr(at, c.bytes);
    }
    at += c.bytes;
  }
  return out;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (c.value >= 0x20 && !takes_no_column(c.value)) width += takes_two_columns(c.value) ? 2 : 1;
    at += c.bytes;
  }
  return width;
}

std::string pad_right(std::string text, std::size_t width) {
  const std::size_t has = display_width(text);
  return has < width ? text + std::string(width - has, ' ') : text;
}

std::string pad_left(std::string text, std::size_t width) {
  const std::size_t has = display_width(text);
  return has < width ? std::string(width - has, ' ') + text : text;
}

std::string shorten(const std::string& text, std::size_t width) {
  if (display_width(text) <= width) return text;
  std::size_t at = 0, used = 0;
  while (at < text.size()) {
    const CodePoint c = code_point_at(text, at);
    const std::size_t columns = takes_no_column(c.value) ? 0 : takes_two_columns(c.value) ? 2 : 1;
    if (used + columns + 1 > width) break;
    used += columns;
    at += c.bytes;
  }
  return text.substr(0, at) + "…";
}

std::string wrapped(std::string_view paragraph, std::size_t width, std::size_t indent) {
  std::string out, line;
  const auto end_line = [&] {
    out += (out.empty() ? "" : "\n" + std::string(indent, ' ')) + line;
    line.clear();
  };
  for (std::size_t begin = 0; begin < paragraph.size();) {
    const std::size_t end = std::min(paragraph.find(' ', begin), paragraph.size());
    const std::string word(paragraph.substr(begin, end - begin));
    if (!line.empty() && display_width(line) + 1 + display_width(word) > width) end_line();
    line += (line.empty() ? "" : " ") + word;
    begin = end + 1;
  }
  end_line();
  return out;
}

std::string wrapped_for(int descriptor, const std::string& message, std::size_t indent) {
  return is_terminal(descriptor) ? wrapped(message, terminal_width(descriptor) - indent, indent) : message;
}

Palette::Palette(bool color) {
  if (!color) return;
  title = "\x1b[1m";
  mark = "\x1b[1;31m";
  dim = "\x1b[2m";
  key = "\x1b[36m";
  bar = "\x1b[34m";
  error = "\x1b[31m";
  reset = "\x1b[0m";
}

std::string layout(std::string_view text, const std::vector<std::pair<std::size_t, std::size_t>>& marks,
                   const Palette& palette, const std::string& base, std::size_t width, const std::string& indent) {
  const std::string flat = with_mark_borders(text, marks);
  const std::size_t room = width > indent.size() + 20 ? width - indent.size() : 0;

  std::vector<std::string> lines{""};
  std::size_t used = 0;
  for (std::size_t begin = 0; begin < flat.size();) {
    const std::size_t end = std::min(flat.find(' ', begin), flat.size());
    const std::string word = flat.substr(begin, end - begin);
    const std::size_t columns = display_width(word);
    if (room > 0 && used > 0 && used + 1 + columns > room) {
      lines.emplace_back();
      used = 0;
    }
    if (!lines.back().empty()) {
      lines.back() += ' ';
      ++used;
    }
    lines.back() += word;
    used += columns;
    begin = end + 1;
  }

  std::string out;
  bool in_mark = false;
  for (const std::string& line : lines) {
    out += indent;
    std::string_view style;  // the style currently set on the terminal; changed only when a character needs another
    for (const char c : line) {
      if (c == mark_begin || c == mark_end) {
        in_mark = c == mark_begin;
        continue;
      }
      const std::string& wanted = in_mark ? palette.mark : base;
      if (wanted != style) {
        if (!style.empty()) out += palette.reset;
        out += wanted;
        style = wanted;
      }
      out += c;
    }
    if (!style.empty()) out += palette.reset;
    out += '\n';
  }
  return out;
}

}  // namespace tra::cli
