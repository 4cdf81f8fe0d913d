#include "archive/read/json_names.h"

#include <array>
#include <string>
#include <vector>

#include "text/ascii.h"

namespace tra {
namespace {

constexpr std::array<ArticleField, article_fields> fields = {{
    {"id", FieldKind::id, &Article::id},
    {"title", FieldKind::line, &Article::title},
    {"lead", FieldKind::text, &Article::lead},
    {"body", FieldKind::text, &Article::body},
    {"captions", FieldKind::text, &Article::captions},
    {"tail", FieldKind::text, &Article::tail},
    {"date", FieldKind::date, &Article::date},
    {"url", FieldKind::line, &Article::url},
    {"source", FieldKind::line, &Article::source},
    {"partner_country", FieldKind::list, nullptr, &Article::partner_country},
    {"countries_mentioned", FieldKind::list, nullptr, &Article::countries_mentioned},
    {"meeting_type", FieldKind::list, nullptr, &Article::meeting_type},
    {"meeting_level", FieldKind::line, &Article::meeting_level},
    {"meeting_mode", FieldKind::line, &Article::meeting_mode},
    {"meeting_date", FieldKind::line, &Article::meeting_date},
    {"meeting_ordinal", FieldKind::integer},
    {"author", FieldKind::author},
    {"principals", FieldKind::principals},
    {"tags", FieldKind::list, nullptr, &Article::tags},
    {"note", FieldKind::text, &Article::note},
    {"own_facets", FieldKind::list, nullptr, &Article::own_facets},
}};

constexpr std::size_t most_names = 30;  // of one field

// The recognised names of each field, in order of precedence: our own first, then those of schema.org, feeds, content
// management systems and article extractors.
constexpr std::array<std::array<std::string_view, most_names>, article_fields> names = {{
    {"id", "_id", "article_id", "articleId", "doc_id", "docid", "post_id", "ID", "guid", "uuid", "identifier", "@id"},
    {"title", "headline", "post_title", "article_title", "heading", "og:title", "name"},
    {"lead", "abstract", "sapo", "description", "summary", "excerpt", "teaser", "standfirst", "post_excerpt",
     "meta_description", "og:description"},
    {"body",         "text",       "content",         "articleBody",  "article_body",
     "article_text", "body_text",  "bodyText",        "content_text", "maintext",
     "main_text",    "full_text",  "fulltext",        "fullText",     "cleaned_text",
     "plain_text",   "paragraphs", "post_content",    "content_html", "body_html",
     "contentHtml",  "bodyHtml",   "content:encoded", "raw_text",     "html"},
    {"captions", "caption"},
    {"tail"},
    {"date",
     "datePublished",
     "date_published",
     "published_at",
     "publishedAt",
     "published",
     "publish_date",
     "date_publish",
     "publication_date",
     "published_date",
     "publishedDate",
     "publishDate",
     "pubDate",
     "pubdate",
     "pub_date",
     "post_date",
     "article_date",
     "publish_time",
     "webPublicationDate",
     "datetime",
     "date_gmt",
     "article:published_time",
     "dateCreated",
     "created_at",
     "created_time",
     "timestamp"},
    {"url", "link", "permalink", "canonical_url", "canonical_link", "web_url", "webUrl", "article_url", "original_url",
     "og:url", "mainEntityOfPage", "href", "uri"},
    {"source", "publisher", "site_name", "siteName", "sitename", "source_name", "source-hostname", "source_domain",
     "og:site_name", "hostname", "provider"},
    {"partner_country"},
    {"countries_mentioned"},
    {"meeting_type"},
    {"meeting_level"},
    {"meeting_mode"},
    {"meeting_date"},
    {"meeting_ordinal"},
    {"author", "authors", "byline", "creator", "dc:creator"},
    {"principals"},
    {"own_tags"},
    {"own_note"},
    {"own_facets"},
}};

// Names in a hash table, so that most look-ups compare at most one name.
class NameTable {
 public:
  void add(const FieldName& field) {
    std::size_t slot = hash(field.name);
    while (!slots_[slot].name.empty() && slots_[slot].name != field.name) slot = next(slot);
    if (slots_[slot].name.empty()) slots_[slot] = field;
  }

  const FieldName* find(std::string_view name) const {
    for (std::size_t slot = hash(name); !slots_[slot].name.empty(); slot = next(slot))
      if (slots_[slot].name == name) return &slots_[slot];
    return nullptr;
  }

 private:
  static constexpr std::size_t slot_count = 512;  // several times the number of names, so that a search ends soon

  static std::size_t hash(std::string_view name) {
    const auto byte = [&](std::size_t at) { return static_cast<std::size_t>(static_cast<unsigned char>(name[at])); };
    return (name.size() * 41 + byte(0) * 7 + byte(name.size() / 2) * 29 + byte(name.size() - 1) * 3) % slot_count;
  }
  static std::size_t next(std::size_t slot) { return (slot + 1) % slot_count; }

  std::array<FieldName, slot_count> slots_{};
};

// A name in other letter case than usual ("Title", "BODY") is known too, and ranks behind all names as usual.
class FieldTables {
 public:
  FieldTables() {
    for (std::size_t field = 0; field < names.size(); ++field)
      for (std::size_t rank = 0; rank < names[field].size() && !names[field][rank].empty(); ++rank)
        lower_names_.push_back(text::lower_ascii(names[field][rank]));
    std::size_t number = 0;
    for (std::size_t field = 0; field < names.size(); ++field)
      for (std::size_t rank = 0; rank < names[field].size() && !names[field][rank].empty(); ++rank) {
        usual_.add({names[field][rank], static_cast<std::uint8_t>(field), static_cast<std::uint8_t>(rank)});
        in_lower_case_.add(
            {lower_names_[number++], static_cast<std::uint8_t>(field), static_cast<std::uint8_t>(most_names + rank)});
      }
  }

  const FieldName* find(std::string_view name) const {
    if (const FieldName* field = usual_.find(name)) return field;
    constexpr std::size_t longest = 40;
    return name.size() > longest ? nullptr : in_lower_case_.find(text::lower_ascii(name));
  }

 private:
  NameTable usual_, in_lower_case_;
  std::vector<std::string> lower_names_;
};

}  // namespace

const ArticleField& article_field(std::size_t number) { return fields[number]; }

const FieldName* find_field(std::string_view name) {
  static const FieldTables tables;
  return name.empty() ? nullptr : tables.find(name);
}

}  // namespace tra
