#include "output/marks.h"

namespace tra::cli {

std::vector<Snippet::Mark> joined(const std::vector<Snippet::Mark>& marks, std::string_view text) {
  std::vector<Snippet::Mark> out;
  for (const Snippet::Mark& mark : marks) {
    const bool adjacent =
        !out.empty() && mark.begin >= out.back().end &&
        text.substr(out.back().end, mark.begin - out.back().end).find_first_not_of(' ') == std::string_view::npos;
    if (adjacent)
      out.back().end = mark.end;
    else
      out.push_back(mark);
  }
  return out;
}

std::vector<std::pair<std::size_t, std::size_t>> ranges(const std::vector<Snippet::Mark>& marks) {
  std::vector<std::pair<std::size_t, std::size_t>> out;
  for (const Snippet::Mark& mark : marks) out.emplace_back(mark.begin, mark.end);
  return out;
}

std::string html_escaped(std::string_view text, Quotes quotes) {
  std::string out;
  for (const char c : text) switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += quotes == Quotes::escaped ? "&quot;" : "\"";
        break;
      case '\'':
        out += quotes == Quotes::escaped ? "&#39;" : "'";
        break;
      default:
        out += c;
    }
  return out;
}

std::string marked_html(std::string_view text, const std::vector<Snippet::Mark>& marks) {
  std::string out;
  std::size_t done = 0;
  for (const Snippet::Mark& mark : joined(marks, text)) {
    out += html_escaped(text.substr(done, mark.begin - done), Quotes::kept) + "<mark>" +
           html_escaped(text.substr(mark.begin, mark.end - mark.begin), Quotes::kept) + "</mark>";
    done = mark.end;
  }
  return out + html_escaped(text.substr(done), Quotes::kept);
}

std::string marked_html(const Snippet& snippet) {
  return (snippet.cut_front ? "… " : "") + marked_html(snippet.text, snippet.marks) + (snippet.cut_back ? " …" : "");
}

}  // namespace tra::cli
