// What the terminal can display: colour, width, and articles' text made safe to print.
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

// Whether to use colour on standard output, according to --color and NO_COLOR (no-color.org).
bool use_color(const Options& options);

// Makes text printable: terminal controls are escaped, and invalid UTF-8 becomes U+FFFD. With `keep_lines` line breaks
// stay; otherwise each run of white space becomes one space.
std::string printable(std::string_view text, bool keep_lines = false);

// The number of terminal columns that a UTF-8 text takes.
std::size_t display_width(std::string_view text);
std::string pad_right(std::string text, std::size_t width);
std::string pad_left(std::string text, std::size_t width);

// The beginning of a text that fits `width`, with "…" when something was cut off.
std::string shorten(const std::string& text, std::size_t width);

// Wraps a paragraph at blanks to lines of at most `width` columns, indenting all but the first. A longer word gets a
// line of its own.
std::string wrapped(std::string_view paragraph, std::size_t width, std::size_t indent);
// The same to the width of a terminal; unchanged where the descriptor is none, so that a message stays one line of a
// log.
std::string wrapped_for(int descriptor, const std::string& message, std::size_t indent = 2);

// Terminal styles; empty strings when colour is off.
struct Palette {
  explicit Palette(bool color);
  std::string title, mark, dim, key, bar, error, reset;
};

// Lays out a text in lines of `width` columns (0: one line), each beginning with `indent`. The byte ranges `marks` are
// set in the palette's mark style, the rest in `base`.
std::string layout(std::string_view text, const std::vector<std::pair<std::size_t, std::size_t>>& marks,
                   const Palette& palette, const std::string& base, std::size_t width, const std::string& indent);

}  // namespace tra::cli
