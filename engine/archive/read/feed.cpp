#include "archive/read/feed.h"

#include <algorithm>
#include <array>
#include <functional>

#include "archive/html/fragment.h"
#include "archive/html/shortcodes.h"
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

constexpr std::size_t max_entries = 100'000;
constexpr std::size_t whole_text_bytes = 1000;  // a description at least this long is the text, not a summary

constexpr std::string_view atom_space = "http://www.w3.org/2005/Atom";
constexpr std::string_view content_space = "http://purl.org/rss/1.0/modules/content/";
constexpr std::string_view dublin_core_space = "http://purl.org/dc/elements/1.1/";

constexpr std::string_view blogger_kinds = "http://schemas.google.com/g/2005#kind";

struct Entry {
  std::string title, address, id, date, updated, author, summary, content;
  std::string kind;  // in an export of a blog
};

// Only elements of the feed's own namespaces count: other vocabularies (Media RSS, iTunes) reuse the same local names.
bool is_feed_space(std::string_view space) {
  return space.empty() || space == atom_space || space == "http://purl.org/rss/1.0/" ||
         space == "http://my.netscape.com/rdf/simple/0.9/";
}

std::string escaped(std::string_view text) {
  std::string html;
  for (const char c : text)
    if (c == '<' || c == '&')
      html += c == '<' ? "&lt;" : "&amp;";
    else
      html += c;
  return html;
}

class FeedHandler : public XmlHandler {
 public:
  explicit FeedHandler(std::function<void(Entry&&)> take) : take_(std::move(take)) {}

  void start(const XmlElement& element) override {
    if (into_ != nullptr && as_html_) return add_tag("<", element);
    const bool own = is_feed_space(element.space);
    if (own && (element.name == "item" || element.name == "entry")) {
      if (++entries_ > max_entries)
        throw ReadError("a feed of more than " + std::to_string(max_entries) + " entries, the limit");
      entry_ = {};
      in_entry_ = true;
      return;
    }
    if (!in_entry_) return;
    if (own && element.name == "link" && element.space == atom_space) return take_link(element);
    if (own && element.name == "category" && element.attribute("scheme") == blogger_kinds)
      entry_.kind = element.attribute("term");
    if (std::string* field = field_of(element, own)) {
      into_ = field;
      depth_ = 0;
      as_html_ = element.attribute("type") == "xhtml";
      as_text_ =
          element.space == atom_space && (element.attribute("type").empty() || element.attribute("type") == "text");
    } else if (into_ != nullptr) {
      ++depth_;
    }
  }

  void end(const XmlElement& element) override {
    if (into_ != nullptr && as_html_ && depth_ > 0) {
      --depth_;
      into_->append("</").append(element.name).append(">");
      return;
    }
    if (into_ != nullptr && depth_-- > 0) return;
    into_ = nullptr;
    as_html_ = as_text_ = false;
    depth_ = 0;
    if (!in_entry_ || !is_feed_space(element.space) || (element.name != "item" && element.name != "entry")) return;
    in_entry_ = false;
    take_(std::move(entry_));
  }

  void text(std::string_view text) override {
    if (into_ == nullptr) return;
    if (as_html_ || as_text_)
      *into_ += escaped(text);
    else
      *into_ += text;
  }

 private:
  void add_tag(const char* open, const XmlElement& element) {
    ++depth_;
    into_->append(open).append(element.name).append(">");
  }

  void take_link(const XmlElement& element) {
    const std::string_view relation = element.attribute("rel");
    if (relation.empty() || relation == "alternate") entry_.address = element.attribute("href");
  }

  // The field that an element fills, or null. When several elements can fill one field, the first one wins.
  std::string* field_of(const XmlElement& element, bool own) {
    const auto unless_filled = [](std::string& field) { return field.empty() ? &field : nullptr; };
    const std::string_view name = element.name;
    if (element.space == content_space && name == "encoded") return &entry_.content;
    if (element.space == dublin_core_space && name == "creator") return &entry_.author;
    if (element.space == dublin_core_space && name == "date") return unless_filled(entry_.date);
    if (!own) return nullptr;
    if (name == "title") return unless_filled(entry_.title);
    if (name == "link") return &entry_.address;
    if (name == "guid" || name == "id") return &entry_.id;
    if (name == "pubDate" || name == "published" || name == "issued") return &entry_.date;
    if (name == "updated") return &entry_.updated;
    if (name == "name" || (name == "author" && element.space.empty())) return unless_filled(entry_.author);
    if (name == "description" || name == "summary") return &entry_.summary;
    if (name == "content") return unless_filled(entry_.content);
    return nullptr;
  }

  const std::function<void(Entry&&)> take_;
  Entry entry_;
  bool in_entry_ = false;
  std::string* into_ = nullptr;
  bool as_html_ = false;  // elements inside the field are markup of its text
  bool as_text_ = false;  // the field is plain text, not HTML
  int depth_ = 0;         // depth below the element that fills the field
  std::size_t entries_ = 0;
};

// The text of a field that may hold HTML markup, as the fields of most feeds do.
std::string plain(const std::string& html) {
  if (html.find_first_of("<&") == std::string::npos) return std::string(text::trim(html));
  return read_html_fragment(html).whole();
}

// The text of an entry. In an export, WordPress has left out the tags of paragraphs, which empty lines divide.
std::string plain_content(std::string html) {
  drop_shortcodes(html);
  if (html.find("<p") == std::string::npos)
    for (std::size_t at = html.find("\n\n"); at != std::string::npos; at = html.find("\n\n", at))
      html.replace(at, 2, "<p>");
  return plain(html);
}

// What an export of Blogger has beside the posts: comments, templates and settings.
bool is_no_post(const Entry& entry) {
  return !entry.kind.empty() && !entry.kind.ends_with("#post") && !entry.kind.ends_with("#page");
}

class FeedReader {
 public:
  FeedReader(const Input& input, const Reading& reading) : input_(input), reading_(reading) {}

  void read(Entry&& entry) {
    ++number_;
    if (is_no_post(entry))
      return pass_over(input_.name, "a comment, template or setting of a blog, no article", reading_);
    std::string address = printable_name(text::trim(entry.address));
    if (address.empty()) address = printable_name(text::trim(entry.id));
    const Input part = part_of(input_, address.empty() ? std::to_string(number_) : address);
    try {
      const std::uint64_t hash = content_hash(entry.title + entry.date + entry.summary + entry.content);
      ParsedArticle parsed = to_article(entry);
      if (parsed.article.body.empty()) return note(parsed.article, entry, address, part);
      std::string().swap(entry.summary);  // freed before the article is indexed
      std::string().swap(entry.content);
      if (address.find("://") != std::string::npos) parsed.article.url = address;
      parsed.article.id = part.id;
      parsed.content_hash = hash;
      reading_.sink(std::move(parsed));
    } catch (const ReadError& error) {
      add_failure(reading_.failures, {part.name, 0, error.what()});
    }
  }

  std::size_t entries() const { return number_; }

 private:
  void note(const Article& article, const Entry& entry, const std::string& address, const Input& part) {
    pass_over(part.name, "an entry without its text", reading_);
    if (reading_.notes != nullptr && address.find("://") != std::string::npos)
      reading_.notes->push_back({address, article.title, article.date, std::string(text::trim(entry.author))});
  }

  static ParsedArticle to_article(const Entry& entry) {
    ParsedArticle parsed;
    parsed.reader = Reader::feed;
    Article& article = parsed.article;
    article.title = plain(entry.title);
    std::replace(article.title.begin(), article.title.end(), '\n', ' ');
    article.date = normalise_date(entry.date);
    if (article.date.empty()) article.date = normalise_date(entry.updated);
    article.body = plain_content(entry.content);
    article.lead = plain(entry.summary);
    if (article.body.empty() && article.lead.size() >= whole_text_bytes) article.body.swap(article.lead);
    if (article.body.starts_with(article.lead))
      article.body = text::trim(article.body.substr(article.lead.size()));
    else if (article.body.find(article.lead) != std::string::npos)
      article.lead.clear();
    if (article.body.empty() && !plain_content(entry.content).empty()) article.body.swap(article.lead);
    add_extra(article, "author", text::trim(entry.author));
    repair_mojibake(parsed);
    return parsed;
  }

  const Input& input_;
  const Reading& reading_;
  std::size_t number_ = 0;
};

}  // namespace

bool is_feed_root(std::string_view root) {
  constexpr std::array<std::string_view, 6> roots = {"rss", "feed", "RDF", "urlset", "sitemapindex", "opml"};
  return std::find(roots.begin(), roots.end(), root) != roots.end();
}

void read_feed(std::string&& bytes, const Input& input, const Reading& reading) {
  std::string text = decode_xml(bytes);
  std::string().swap(bytes);
  const std::string root = xml_root_name(text);
  if (root == "urlset" || root == "sitemapindex") return pass_over(input.name, "a sitemap, no article", reading);
  if (root == "opml") return pass_over(input.name, "a list of feeds, no article", reading);
  FeedReader reader(input, reading);
  FeedHandler handler([&](Entry&& entry) { reader.read(std::move(entry)); });
  const std::string damage = parse_xml(std::move(text), handler);
  if (!damage.empty()) throw ReadError(damage);
  if (reader.entries() == 0) pass_over(input.name, "a feed, no article: it has no entries", reading);
}

}  // namespace tra
