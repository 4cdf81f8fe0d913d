// What a terminal can show: colour, width, and text of articles made safe to print.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "arguments/options.h"

namespace tra::cli {

bool is_terminal(int descriptor);
std::size_t terminal_width(int descriptor);  // 80 when unknown

// --color, and NO_COLOR (no-color.org) for standard output.
bool use_color(const Options& options);

// Text of an article in one printable line or several: what steers a terminal is escaped, bytes
// that are not UTF-8 become U+FFFD. Line breaks stay when `keep_lines`, else every run of white space is one space.
std::string printable(std::string_view text, bool keep_lines = false);

// Columns a UTF-8 text takes on a terminal.
std::size_t display_width(std::string_view text);
std::string pad_right(std::string text, std::size_t width);
std::string pad_left(std::string text, std::size_t width);

// The first characters of a text, with "…" when something was left out.
std::string shorten(const std::string& text, std::size_t width);

// Styles, empty strings without colour.
struct Palette {
  explicit Palette(bool color);
  std::string title, mark, dim, key, bar, error, reset;
};

// A text with matched words, laid out in lines of `width` columns (0: one line), each begun with `indent`. Marked words
// are set in the palette's mark style, the rest in `base`. `marks` are byte ranges of `text`.
std::string layout(std::string_view text, const std::vector<std::pair<std::size_t, std::size_t>>& marks,
                   const Palette& palette, const std::string& base, std::size_t width, const std::string& indent);

}  // namespace tra::cli
