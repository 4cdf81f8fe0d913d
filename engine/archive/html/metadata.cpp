#include "archive/html/metadata.h"

#include <algorithm>
#include <array>
#include <utility>

#include "archive/html/json_ld.h"
#include "archive/read/date.h"
#include "text/ascii.h"

namespace tra {
namespace {

struct Found {
  HtmlMetadata page;
  JsonLdArticle json_ld;
  std::string og_title, og_description, element_title, meta_date, property_date;
  std::vector<std::pair<std::string, const GumboNode*>> headings;  // h1, in document order
};

constexpr std::array<std::string_view, 10> date_names = {
    "article:published_time", "og:published_time", "datepublished", "pubdate",        "publishdate",
    "publish_date",           "published_time",    "dc.date",       "dc.date.issued", "dcterms.created"};

void keep_first(std::string& kept, std::string value) {
  if (kept.empty()) kept = std::move(value);
}

std::string collapsed(std::string_view text) {
  std::string line;
  append_collapsed(line, text);
  while (line.ends_with(' ')) line.pop_back();
  return line;
}

void read_meta(const GumboNode* node, Found& found) {
  const std::string_view property = attribute(node, "property");
  const std::string name = text::lower_ascii(property.empty() ? attribute(node, "name") : property);
  const std::string content = collapsed(attribute(node, "content"));
  if (name == "og:title") keep_first(found.og_title, content);
  if (name == "og:description") keep_first(found.og_description, content);
  if (name == "description") keep_first(found.page.description, content);
  if (name == "og:url") keep_first(found.page.url, content);
  if (name == "og:site_name") keep_first(found.page.site, content);
  if (std::find(date_names.begin(), date_names.end(), name) != date_names.end())
    keep_first(found.meta_date, normalise_date(content));
}

bool is_called_date(const GumboNode* node) {
  constexpr std::array<std::string_view, 14> names = {
      "date",       "time",     "datetime", "publishdate", "pubdate",  "articledate", "detailtime",
      "detaildate", "postdate", "newsdate", "posttime",    "ngaydang", "ngay",        "entrydate"};
  std::string name;
  for (const char c : text::lower_ascii(attribute(node, "class"))) {
    if (c != '-' && c != '_') name += c;
  }
  return std::find(names.begin(), names.end(), name) != names.end();
}

void read_shown_date(const GumboNode* node, Found& found) {
  constexpr std::size_t date_bytes = 80;
  const bool is_time = is_element(node, GUMBO_TAG_TIME);
  if (!is_time && !is_called_date(node)) return;
  std::string text(attribute(node, "datetime"));
  if (text.empty()) text = inner_text(node);
  if (text.size() > date_bytes) return;
  if (std::string date = normalise_date(text); !date.empty())
    found.page.shown_dates.push_back({std::move(date), node, is_time});
}

void read_element(const GumboNode* node, Found& found) {
  read_shown_date(node, found);
  if (attribute(node, "itemprop") == "datePublished") {
    const std::string_view content = attribute(node, "content"), datetime = attribute(node, "datetime");
    keep_first(found.property_date, normalise_date(!content.empty()    ? std::string(content)
                                                   : !datetime.empty() ? std::string(datetime)
                                                                       : inner_text(node)));
  }
  switch (node->v.element.tag) {
    case GUMBO_TAG_META:
      read_meta(node, found);
      break;
    case GUMBO_TAG_TITLE:
      keep_first(found.element_title, inner_text(node));
      break;
    case GUMBO_TAG_H1:
      if (std::string text = inner_text(node); !text.empty()) found.headings.emplace_back(std::move(text), node);
      break;
    case GUMBO_TAG_LINK:
      if (text::lower_ascii(attribute(node, "rel")) == "canonical")
        keep_first(found.page.url, std::string(attribute(node, "href")));
      break;
    case GUMBO_TAG_SCRIPT:
      if (text::lower_ascii(attribute(node, "type")) == "application/ld+json" && !child_nodes(node).empty() &&
          is_text(child_nodes(node).front()))
        read_json_ld(child_nodes(node).front()->v.text.text, found.json_ld);
      break;
    default:
      break;
  }
}

void visit(const GumboNode* node, Found& found) {
  if (is_element(node)) read_element(node, found);
  for (const GumboNode* child : child_nodes(node)) visit(child, found);
}

// "Headline - The Newspaper": the part before the site's own name.
std::string without_site(const std::string& title, const std::string& site) {
  if (site.empty() || title.size() <= site.size() || !text::lower_ascii(title).ends_with(text::lower_ascii(site)))
    return title;
  std::string_view headline = std::string_view(title).substr(0, title.size() - site.size());
  constexpr std::array<std::string_view, 7> separators = {" ", "-", "|", ":", "–", "—", "»"};
  const auto ends_headline = [&](std::string_view separator) { return headline.ends_with(separator); };
  for (;;) {
    const auto separator = std::find_if(separators.begin(), separators.end(), ends_headline);
    if (separator == separators.end()) break;
    headline.remove_suffix(separator->size());
  }
  return headline.empty() || headline.size() + site.size() == title.size() ? title : std::string(headline);
}

// og:title, headline, h1, title, in this order; an h1 that begins the chosen one is it without the site's name.
std::string choose_title(Found& found) {
  std::string title = !found.og_title.empty() ? found.og_title : collapsed(found.json_ld.headline);
  const std::string& whole = title.empty() ? found.element_title : title;
  for (const auto& [text, node] : found.headings) {
    if (text.size() < 10 || !whole.starts_with(text)) continue;
    found.page.heading = node;
    return text;
  }
  if (title.empty() && !found.headings.empty()) {
    found.page.heading = found.headings.front().second;
    return found.headings.front().first;
  }
  return without_site(whole, found.page.site);
}

}  // namespace

HtmlMetadata read_metadata(const GumboNode* root) {
  Found found;
  visit(root, found);
  HtmlMetadata& page = found.page;
  page.title = choose_title(found);
  if (page.description.empty()) page.description = found.og_description;
  if (page.description.empty()) page.description = collapsed(found.json_ld.description);
  page.article_body = std::move(found.json_ld.article_body);
  page.date = found.meta_date;
  if (page.date.empty()) page.date = normalise_date(found.json_ld.date_published);
  if (page.date.empty()) page.date = found.property_date;
  return std::move(found.page);
}

std::string declared_charset(std::string_view bytes) {
  const std::string head = text::lower_ascii(bytes.substr(0, 4096));
  for (std::size_t meta = head.find("<meta"); meta != std::string::npos; meta = head.find("<meta", meta + 1)) {
    const std::size_t end = std::min(head.find('>', meta), head.size());
    std::size_t at = head.find("charset", meta);
    if (at >= end) continue;
    at = head.find_first_not_of(" =\"'", at + 7);
    const std::size_t stop = head.find_first_of(" \"'/;>", at);
    if (at < end && stop != std::string::npos) return head.substr(at, stop - at);
  }
  return {};
}

}  // namespace tra
