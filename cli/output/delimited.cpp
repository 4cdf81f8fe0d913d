#include "output/delimited.h"

#include <algorithm>

#include "output/terminal.h"

namespace tra::cli {
namespace {

bool is_number(const std::string& text) {
  const std::size_t digits = text.find_first_not_of("+-");
  return digits <= 1 && text.find_first_not_of("0123456789.", digits) == std::string::npos;
}

bool is_formula(const std::string& text) {
  return !text.empty() && std::string("=+-@\t\r").find(text.front()) != std::string::npos && !is_number(text);
}

std::string cell_text(const std::string& cell, Delimiter delimiter) {
  std::string text = printable(cell, true);
  if (is_formula(text)) text.insert(0, 1, '\'');
  const bool plain =
      text.find_first_of("\"\r\n") == std::string::npos && text.find(static_cast<char>(delimiter)) == std::string::npos;
  if (plain) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + "\"";
}

}  // namespace

std::string delimited_line(const std::vector<std::string>& cells, Delimiter delimiter) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i)
    line += (i == 0 ? "" : std::string(1, static_cast<char>(delimiter))) + cell_text(cells[i], delimiter);
  return line + (delimiter == Delimiter::comma ? "\r\n" : "\n");
}

}  // namespace tra::cli
