// Reads the metadata in one walk over the tree. When a value occurs several times, the first one counts.
#include "archive/html/metadata.h"

#include <algorithm>
#include <array>
#include <utility>

#include "archive/html/class_words.h"
#include "archive/html/plain_text.h"
#include "text/ascii.h"

namespace tra {
namespace {

// Names of meta elements, in lower case, letters only.
constexpr std::array<std::string_view, 34> published_names = {"articlepublishedtime",
                                                              "ogpublishedtime",
                                                              "ogarticlepublishedtime",
                                                              "articlepublished",
                                                              "datepublished",
                                                              "publishdate",
                                                              "publisheddate",
                                                              "publishedtime",
                                                              "publishedat",
                                                              "publishtime",
                                                              "pubdate",
                                                              "parselypubdate",
                                                              "cxenseparsepublishtime",
                                                              "cxenseparserecspublishtime",
                                                              "sailthrudate",
                                                              "publicationdate",
                                                              "ogpubdate",
                                                              "articlepubdate",
                                                              "originalpublicationdate",
                                                              "rnewsdatepublished",
                                                              "ptime",
                                                              "citationpublicationdate",
                                                              "timestamp",
                                                              "articledateoriginal",
                                                              "displaydate",
                                                              "datepublish",
                                                              "thoigiandang",
                                                              "ngayxuatban",
                                                              "published",
                                                              "dablepublished",
                                                              "prismpublicationdate",
                                                              "itspublication",
                                                              "newsdate",
                                                              "pdate"};
constexpr std::array<std::string_view, 22> created_names = {
    "dcdatecreated",    "dctermscreated",  "dcdateissued",         "dctermsissued",
    "dctermsdate",      "datecreated",     "articlecreated",       "created",
    "creationdate",     "createdate",      "articledate",          "contentcreate",
    "dccreated",        "issued",          "citationdate",         "releasedate",
    "videoreleasedate", "articlecreateat", "weiboarticlecreateat", "articlepostdate",
    "ogreleasedate",    "ngaydang"};
constexpr std::array<std::string_view, 6> dated_names = {
    "date", "dcdate", "ogdate", "articledatetime", "eprintsdate", "bepresscitationdate"};
constexpr std::array<std::string_view, 11> modified_names = {
    "articlemodifiedtime", "ogupdatedtime",  "datemodified", "lastmodified", "dctermsmodified", "modified",
    "updatetime",          "dcdatemodified", "revised",      "lastmod",      "gentime"};

void keep_first(std::string& kept, std::string value) {
  if (kept.empty()) kept = std::move(value);
}

std::string collapsed(std::string_view text) {
  std::string line;
  append_collapsed(line, text);
  while (line.ends_with(' ')) line.pop_back();
  return line_without_tags(std::move(line));
}

// Reduces a name to its letters in lower case, because sites differ in case and separators: "article:published_time",
// "article.published", "DC.date.created".
std::string letters_of(std::string_view name) {
  std::string letters;
  for (const char c : text::lower_ascii(name))
    if (c >= 'a' && c <= 'z') letters += c;
  return letters;
}

bool ends_as_published(std::string_view name) {
  for (const std::string_view end : {"pubdate", "publishdate", "publisheddate", "publishedtime", "publishtime",
                                     "publishedat", "datepublished", "publicationdate"})
    if (name.ends_with(end)) return true;
  return false;
}

bool is_json_ld(std::string_view type) {
  return type.starts_with("application/ld+json") || type.starts_with("application/json+ld");
}

bool names_office(std::string_view generator) {
  for (const std::string_view program : {"Microsoft Word", "LibreOffice", "OpenOffice", "StarOffice"})
    if (generator.starts_with(program)) return true;
  return false;
}

class MetadataReader {
 public:
  explicit MetadataReader(UtcDay utc_day) : utc_day_(utc_day) {}

  HtmlMetadata read(const GumboNode* root) {
    visit(root, true);
    if (page_.description.empty()) page_.description = std::move(og_description_);
    if (page_.description.empty()) page_.description = collapsed(page_.json_ld.description);
    if (page_.site.empty()) page_.site = std::move(application_);
    return std::move(page_);
  }

 private:
  void visit(const GumboNode* node, bool seen) {
    seen = seen && (!is_invisible(node) || is_element(node, GUMBO_TAG_HEAD));
    if (is_element(node)) read_element(node, seen);
    const GumboVector* nodes = children(node);
    for (unsigned i = 0; nodes != nullptr && i < nodes->length; ++i)
      visit(static_cast<const GumboNode*>(nodes->data[i]), seen);
  }

  void read_element(const GumboNode* node, bool seen) {
    for (const char* name : {"itemprop", "property"})  // microdata and RDFa
      if (const std::string_view property = attribute(node, name); !property.empty())
        read_property(node, letters_of(property.substr(property.find(':') + 1)));
    if (seen && is_marked_headline(node))
      if (std::string text = unescape_again(inner_text(node)); !text.empty())
        page_.marked.push_back({std::move(text), node});
    if (seen) read_shown_date(node);
    switch (node->v.element.tag) {
      case GUMBO_TAG_META:
        read_meta(node);
        break;
      case GUMBO_TAG_TITLE:
        keep_first(page_.element_title, line_without_tags(inner_text(node)));
        break;
      case GUMBO_TAG_H1:
        if (std::string text = unescape_again(inner_text(node)); seen && !text.empty())
          page_.headings.push_back({std::move(text), node});
        break;
      case GUMBO_TAG_LINK:
        if (text::lower_ascii(attribute(node, "rel")) == "canonical")
          keep_first(page_.url, std::string(attribute(node, "href")));
        break;
      case GUMBO_TAG_SCRIPT:
        if (is_json_ld(text::lower_ascii(attribute(node, "type"))) && !child_nodes(node).empty() &&
            is_text(child_nodes(node).front()))
          read_json_ld(child_nodes(node).front()->v.text.text, page_.json_ld);
        break;
      default:
        break;
    }
  }

  void read_meta(const GumboNode* node) {
    std::string_view key = attribute(node, "property");
    if (key.empty()) key = attribute(node, "name");
    if (key.empty()) key = attribute(node, "http-equiv");
    if (key.empty()) return;
    const std::string name = text::lower_ascii(key);
    const std::string content = collapsed(attribute(node, "content"));
    if (name == "og:title") keep_first(page_.og_title, content);
    if (name == "twitter:title") keep_first(page_.twitter_title, content);
    if (name == "og:description") keep_first(og_description_, content);
    if (name == "description") keep_first(page_.description, content);
    if (name == "og:url") keep_first(page_.url, content);
    if (name == "og:site_name") keep_first(page_.site, content);
    if (name == "application-name") keep_first(application_, content);
    if (name == "generator") page_.of_document = names_office(content);
    read_named_date(letters_of(key), content);
  }

  void read_named_date(const std::string& name, const std::string& content) {
    std::string* kept = text::is_one_of(name, published_names) || ends_as_published(name) ? &page_.published
                        : text::is_one_of(name, created_names)                            ? &page_.created
                        : text::is_one_of(name, dated_names)                              ? &page_.dated
                        : text::is_one_of(name, modified_names)                           ? &page_.modified
                                                                                          : nullptr;
    if (kept != nullptr) keep_first(*kept, normalise_date(content, utc_day_));
  }

  void read_property(const GumboNode* node, const std::string& property) {
    std::string* kept = property == "datepublished"  ? &page_.property_published
                        : property == "datecreated"  ? &page_.created
                        : property == "datemodified" ? &page_.modified
                        : property == "uploaddate"   ? &page_.uploaded
                                                     : nullptr;
    if (kept == nullptr || !kept->empty()) return;
    for (const char* name : {"content", "datetime", "title"})
      keep_first(*kept, normalise_date(attribute(node, name), utc_day_));
    if (kept->empty()) *kept = normalise_date(inner_text(node), utc_day_);
  }

  // Microdata, RDFa and microformats mark the headline; content management systems give it one of these names.
  static bool is_marked_headline(const GumboNode* node) {
    constexpr std::array<std::string_view, 12> names = {"entrytitle",  "articletitle", "posttitle", "detailtitle",
                                                        "titledetail", "newstitle",    "titlenews", "storytitle",
                                                        "arttitle",    "tieude",       "tieudetin", "tieudebaiviet"};
    if (is_element(node, GUMBO_TAG_H1) || is_element(node, GUMBO_TAG_META) || !is_element(node)) return false;
    for (const char* name : {"itemprop", "property"}) {
      const std::string_view property = attribute(node, name);
      if (property.substr(property.find(':') + 1) == "headline") return true;
    }
    for (const ClassName& name : class_names(attribute(node, "class")))
      if (text::is_one_of(std::string_view(name.joined), names)) return true;
    return false;
  }

  static bool is_date_word(std::string_view word) {
    constexpr std::array<std::string_view, 18> words = {
        "time",     "datetime",  "published",  "pubdate",    "timestamp",   "posttime",
        "ngaydang", "ngay",      "thoigian",   "detailtime", "publication", "fecha",
        "posted",   "submitted", "dateheader", "published",  "datestamp",   "authored"};
    return text::is_one_of(word, words) || ((word.ends_with("date") || word.ends_with("datum")) && word != "update" &&
                                            word != "candidate" && word != "validate");
  }

  static bool is_called_date(const GumboNode* node) {
    for (const char* name : {"class", "id", "data-testid"})
      for (const ClassName& names : class_names(attribute(node, name)))
        if (is_date_word(names.joined) || std::any_of(names.words.begin(), names.words.end(), is_date_word))
          return true;
    return false;
  }

  // Reads a date from attributes such as "datetime", "title" or "data-published-date".
  std::string attribute_date(const GumboNode* node) const {
    const GumboVector& attributes = node->v.element.attributes;
    for (unsigned i = 0; i < attributes.length; ++i) {
      const auto* one = static_cast<const GumboAttribute*>(attributes.data[i]);
      const std::string_view name = one->name;
      const bool data = name.starts_with("data-") &&
                        (name.find("date") != std::string_view::npos || name.find("time") != std::string_view::npos);
      if (!data && name != "datetime" && name != "title" && name != "content") continue;
      if (std::string date = normalise_date(one->value, utc_day_); !date.empty()) return date;
    }
    return {};
  }

  void read_shown_date(const GumboNode* node) {
    constexpr std::size_t date_bytes = 120;  // a longer text is no label and date
    const bool is_time = is_element(node, GUMBO_TAG_TIME);
    if (!is_time && (is_element(node, GUMBO_TAG_BODY) || !is_called_date(node))) return;
    const std::string text = inner_text(node);
    LabelledDay day = text.size() <= date_bytes ? labelled_day(text, utc_day_) : LabelledDay{};
    if (std::string date = attribute_date(node); !date.empty()) day.date = std::move(date);
    if (day.date.empty()) return;
    if (day.of == DayOf::unsaid) day.of = day_named_by(node);
    page_.shown_dates.push_back({std::move(day.date), day.of, node, is_time});
  }

  UtcDay utc_day_;
  HtmlMetadata page_;
  std::string og_description_, application_;
};

}  // namespace

HtmlMetadata read_metadata(const GumboNode* root, UtcDay utc_day) { return MetadataReader(utc_day).read(root); }

std::size_t offset_of(const GumboNode* node) {
  if (is_element(node)) return node->v.element.start_pos.offset;
  return is_text(node) ? node->v.text.start_pos.offset : 0;
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
