#include "archive/read/saved_page.h"

#include <algorithm>

#include "archive/read/date.h"
#include "archive/read/names.h"
#include "text/ascii.h"

namespace tra {
namespace {

// The text after a label, up to the end of the line.
std::string_view behind(std::string_view comment, std::string_view label) {
  const std::size_t at = comment.find(label);
  if (at == std::string_view::npos) return {};
  const std::string_view rest = comment.substr(at + label.size());
  return text::trim(rest.substr(0, rest.find_first_of("\r\n")));
}

std::string address_in(std::string_view text) {
  const std::string_view address = text.substr(0, text.find_first_of(" \t\r\n"));
  const bool of_web = address.starts_with("http://") || address.starts_with("https://");
  return of_web ? printable_name(address) : std::string();
}

// SingleFile writes "Page saved with SingleFile", then "url:" and "saved date:" on lines of their own.
SavedPage by_single_file(std::string_view comment) {
  return {Reader::singlefile, address_in(behind(comment, "url:")), normalise_date(behind(comment, "saved date:"))};
}

// monolith writes "Saved from ADDRESS at TIME using monolith VERSION".
SavedPage by_monolith(std::string_view comment) {
  const std::string_view said = behind(comment, "Saved from ");
  const std::size_t at = said.find(" at ");
  const std::string_view time = at == std::string_view::npos ? "" : said.substr(at + 4);
  return {Reader::monolith, address_in(said), normalise_date(time.substr(0, time.find(' ')))};
}

// Browsers write "saved from url=(0042)ADDRESS" into a page that they save with its files.
SavedPage by_browser(std::string_view comment) {
  std::string_view said = behind(comment, "saved from url=(");
  said.remove_prefix(std::min(said.find(')'), said.size()));
  return {Reader::html, address_in(said.substr(std::min<std::size_t>(1, said.size()))), ""};
}

}  // namespace

SavedPage saved_page(std::string_view head) {
  head = head.substr(0, saved_page_head_bytes);
  for (std::size_t open = head.find("<!--"); open != std::string_view::npos; open = head.find("<!--", open + 4)) {
    const std::size_t close = head.find("-->", open);
    const std::string_view comment = text::trim(head.substr(open + 4, close - open - 4));
    if (comment.starts_with("Page saved with SingleFile")) return by_single_file(comment);
    if (comment.starts_with("Saved from ") && comment.find(" using monolith") != std::string_view::npos)
      return by_monolith(comment);
    if (comment.starts_with("saved from url=(")) return by_browser(comment);
  }
  return {};
}

void complete_saved_page(std::string_view bytes, ParsedArticle& parsed) {
  SavedPage saved = saved_page(bytes);
  if (saved.by != Reader::html) parsed.reader = saved.by;
  if (parsed.article.url.empty()) parsed.article.url = std::move(saved.address);
  if (parsed.saved.empty()) parsed.saved = std::move(saved.day);
}

}  // namespace tra
