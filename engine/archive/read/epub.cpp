#include "archive/read/epub.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "archive/html/fragment.h"
#include "archive/read/content_hash.h"
#include "archive/read/date.h"
#include "archive/read/names.h"
#include "archive/read/office.h"
#include "archive/read/passed_over.h"
#include "archive/read/text.h"
#include "archive/read/xml.h"
#include "text/ascii.h"

namespace tra {
namespace {

constexpr std::size_t max_chapters = 20'000;

class EpubContainer : public XmlHandler {
 public:
  void start(const XmlElement& element) override {
    if (element.name == "rootfile" && package_document.empty()) package_document = element.attribute("full-path");
  }
  void end(const XmlElement&) override {}
  void text(std::string_view) override {}

  std::string package_document;
};

// The book's metadata, items and reading order, as its package document lists them.
class Book : public XmlHandler {
 public:
  struct Item {
    std::string href, type;
    bool navigation = false;
  };

  void start(const XmlElement& element) override {
    into_ = nullptr;
    if (element.name == "item") {
      Item& item = items[std::string(element.attribute("id"))];
      item = {std::string(element.attribute("href")), std::string(element.attribute("media-type")), false};
      item.navigation = element.attribute("properties").find("nav") != std::string_view::npos;
    } else if (element.name == "itemref") {
      if (spine.size() == max_chapters)
        throw ReadError("a book of more than " + std::to_string(max_chapters) + " chapters, the limit");
      spine.emplace_back(element.attribute("idref"));
    } else {
      into_ = metadata(element.name);
    }
  }
  void end(const XmlElement&) override { into_ = nullptr; }
  void text(std::string_view text) override {
    if (into_ != nullptr) *into_ += text;
  }

  std::map<std::string, Item> items;  // by id
  std::vector<std::string> spine;     // ids in reading order
  std::string title, author, date;

 private:
  std::string* metadata(std::string_view name) {
    std::string* field = name == "title" ? &title : name == "creator" ? &author : name == "date" ? &date : nullptr;
    return field != nullptr && field->empty() ? field : nullptr;  // the first of several values
  }

  std::string* into_ = nullptr;
};

// Resolves an address in the package document to a member name: the address is relative to the document's folder, its
// %XX are decoded, and "./" and "../" are resolved.
std::string member_of(const std::string& package_document, std::string_view href) {
  std::string path = package_document.substr(0, package_document.rfind('/') + 1);
  href = href.substr(0, href.find('#'));
  for (std::size_t i = 0; i < href.size(); ++i) {
    const bool escaped =
        href[i] == '%' && i + 2 < href.size() && text::hex_digit(href[i + 1]) >= 0 && text::hex_digit(href[i + 2]) >= 0;
    path += escaped ? static_cast<char>(16 * text::hex_digit(href[i + 1]) + text::hex_digit(href[i + 2])) : href[i];
    if (escaped) i += 2;
  }
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string part = path.substr(begin, end - begin);
    if (part == ".." && !parts.empty()) parts.pop_back();
    if (part != ".." && part != "." && !part.empty()) parts.push_back(part);
    begin = end + 1;
  }
  std::string joined;
  for (const std::string& part : parts) joined += (joined.empty() ? "" : "/") + part;
  return printable_name(joined);
}

// Gives empty elements a closing tag. XHTML may write `<title/>`, which an HTML parser takes for an opening tag.
std::string close_empty_elements(std::string_view xhtml) {
  constexpr std::array<std::string_view, 14> void_elements = {
      "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "param"};
  std::string html;
  for (std::size_t at = 0; at < xhtml.size();) {
    const std::size_t open = xhtml.find('<', at);
    const std::size_t close = open == std::string_view::npos ? open : xhtml.find('>', open);
    if (close == std::string_view::npos) return html += xhtml.substr(at);
    const std::string_view tag = xhtml.substr(open + 1, close - open - 1);
    html += xhtml.substr(at, open - at);
    const std::string name = text::lower_ascii(tag.substr(0, tag.find_first_of(" \t\r\n/")));
    const bool element = !name.empty() && name[0] >= 'a' && name[0] <= 'z';
    const bool is_void = std::find(void_elements.begin(), void_elements.end(), name) != void_elements.end();
    if (element && tag.ends_with('/') && !is_void)
      html.append("<").append(tag.substr(0, tag.size() - 1)).append("></").append(name).append(">");
    else
      html += xhtml.substr(open, close - open + 1);
    at = close + 1;
  }
  return html;
}

// Whether a page is no chapter (a cover, a title page, a table of contents). EPUB 3 marks such pages with epub:type.
bool is_front_page(std::string_view xhtml) {
  constexpr std::array<std::string_view, 5> kinds = {"titlepage", "halftitlepage", "cover", "copyright-page", "toc"};
  constexpr std::string_view name = "epub:type=";
  for (std::size_t at = xhtml.find(name); at != std::string_view::npos; at = xhtml.find(name, at + 1)) {
    const std::string_view rest = xhtml.substr(std::min(at + name.size() + 1, xhtml.size()));
    const std::string_view value = rest.substr(0, rest.find_first_of("\"' "));
    if (std::find(kinds.begin(), kinds.end(), value) != kinds.end()) return true;
  }
  return false;
}

Book read_package_document(const Package& package, std::string& place, const Input& input, const Reading& reading) {
  const std::uint64_t limit = reading.options.max_article_bytes;
  const auto load_one = [&](const std::string& wanted) {
    auto found = package.load([&](const std::string& name) { return name == wanted; }, limit);
    if (found.empty()) throw ReadError("a book without its " + wanted);
    return decode_xml(found.begin()->second);
  };
  EpubContainer container;
  parse_xml(load_one("META-INF/container.xml"), container);
  place = printable_name(container.package_document);
  if (place.empty()) throw ReadError("a book that does not name its package document");
  Book book;
  if (const std::string damage = parse_xml(load_one(place), book); !damage.empty())
    add_failure(reading.failures, {input.name + "!" + place, 0, damage});
  return book;
}

// Each form of a chapter is freed as soon as the next one is made, because a chapter may be long.
ParsedArticle read_chapter(const Book& book, std::string&& bytes, std::size_t number) {
  DecodedText decoded = decode_bytes(bytes, "utf-8");
  std::string().swap(bytes);
  const std::string html = close_empty_elements(decoded.text);
  std::string().swap(decoded.text);
  HtmlFragment fragment = read_html_fragment(html);
  if (fragment.text.empty()) throw ReadError("a chapter without text");
  ParsedArticle parsed;
  parsed.reader = Reader::epub;
  parsed.encoding = std::move(decoded.encoding);
  parsed.article.title = std::move(fragment.heading);
  if (parsed.article.title.empty() && !book.title.empty())
    parsed.article.title = std::string(text::trim(book.title)) + ", " + std::to_string(number);
  parsed.article.body = std::move(fragment.text);
  parsed.article.date = normalise_date(book.date);
  add_extra(parsed.article, "author", text::trim(book.author));
  add_extra(parsed.article, "book", text::trim(book.title));
  return parsed;
}

}  // namespace

void read_epub(const Package& package, const Input& input, const Reading& reading) {
  std::string place;
  const Book book = read_package_document(package, place, input, reading);
  std::vector<std::string> chapters;  // member names in reading order
  for (const std::string& id : book.spine) {
    const auto item = book.items.find(id);
    if (item == book.items.end() || item->second.navigation) continue;
    const bool page = item->second.type.find("html") != std::string::npos || item->second.type.empty();
    if (page) chapters.push_back(member_of(place, item->second.href));
  }
  if (chapters.empty()) throw ReadError("a book without chapters");
  std::multiset<std::string> members(chapters.begin(), chapters.end());  // that are yet to be read
  const auto wanted = [&](const std::string& name) { return members.contains(name); };
  std::map<std::string, std::string> pages = package.load(wanted, reading.options.max_article_bytes);
  std::size_t number = 0;
  for (const std::string& chapter : chapters) {
    const Input part = part_of(input, chapter);
    members.erase(members.find(chapter));
    try {
      const auto page = pages.find(chapter);
      if (page == pages.end()) throw ReadError("a chapter that is not in the book");
      if (is_front_page(page->second)) {
        pass_over(part.name, "a page of a book that is no chapter", reading);
        continue;
      }
      const std::uint64_t hash = content_hash(page->second);
      std::string bytes = members.contains(chapter) ? page->second : std::move(page->second);
      ParsedArticle parsed = read_chapter(book, std::move(bytes), ++number);
      parsed.article.id = part.id;
      parsed.content_hash = hash;
      reading.sink(std::move(parsed));
    } catch (const ReadError& error) {
      add_failure(reading.failures, {part.name, 0, error.what()});
    }
  }
}

}  // namespace tra
