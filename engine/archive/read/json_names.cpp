#include "archive/read/json_names.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "text/letters.h"
#include "text/utf8.h"

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

constexpr std::size_t most_names = 64;  // of one field

// The recognised names of each field, in order of precedence: our own first, then those of schema.org, feeds, content
// management systems and article extractors, and Vietnamese names.
constexpr std::array<std::array<std::string_view, most_names>, article_fields> names = {{
    {"id", "_id", "article_id", "articleId", "doc_id", "docid", "post_id", "ID", "guid", "uuid", "identifier", "@id",
     "ma", "news_id", "story_id", "page_id", "ma_tin", "ma_bai"},
    {"title", "headline", "post_title", "article_title", "news_title", "heading", "og:title", "name", "subject",
     "dc:title", "page_title", "h1", "tieu_de", "ten_bai", "tua_de"},
    {"lead",
     "abstract",
     "sapo",
     "description",
     "summary",
     "excerpt",
     "teaser",
     "standfirst",
     "post_excerpt",
     "meta_description",
     "og:description",
     "short_description",
     "lead_text",
     "intro",
     "introduction",
     "subtitle",
     "dek",
     "dc:description",
     "chapeau",
     "tom_tat",
     "mo_ta",
     "trich_dan",
     "trich_yeu"},
    {"body",         "text",        "content",      "articleBody",     "article_body",    "article_text",
     "body_text",    "bodyText",    "content_text", "maintext",        "main_text",       "full_text",
     "fulltext",     "fullText",    "cleaned_text", "plain_text",      "paragraphs",      "post_content",
     "content_html", "body_html",   "contentHtml",  "bodyHtml",        "content:encoded", "raw_text",
     "html",         "textContent", "full_content", "article_content", "news_content",    "main_content",
     "post_body",    "detail",      "details",      "article",         "message",         "story",
     "content_raw",  "raw_content", "news_text",    "post_text",       "contents",        "document",
     "passage",      "sentences",   "selftext",     "noi_dung",        "than_bai",        "van_ban"},
    {"captions", "caption", "chu_thich"},
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
     "published_time",
     "published_on",
     "publication_time",
     "public_time",
     "public_date",
     "news_date",
     "posted_at",
     "posted_on",
     "date_posted",
     "seendate",
     "publish_up",
     "release_date",
     "created",
     "timestamp",
     "date_time",
     "time",
     "time_published",
     "first_published_at",
     "publish",
     "pub_time",
     "pubtime",
     "post_time",
     "posted",
     "issued",
     "created_utc",
     "created_date",
     "create_time",
     "dc:date",
     "ts",
     "ngay_viet",
     "ngay_tao",
     "ngay_dang",
     "ngay_xuat_ban",
     "ngay",
     "thoi_gian"},
    {"url",         "link",         "permalink", "canonical_url", "canonical_link",   "web_url",   "webUrl",
     "article_url", "original_url", "page_url",  "requested_url", "source_url",       "canonical", "news_url",
     "post_url",    "full_url",     "loc",       "og:url",        "mainEntityOfPage", "href",      "uri",
     "duong_dan",   "lien_ket",     "dia_chi"},
    {"source", "publisher", "site_name", "siteName", "sitename", "source_name", "source-hostname", "source_domain",
     "og:site_name", "hostname", "provider", "nguon"},
    {"partner_country"},
    {"countries_mentioned"},
    {"meeting_type"},
    {"meeting_level"},
    {"meeting_mode"},
    {"meeting_date"},
    {"meeting_ordinal"},
    {"author", "authors", "byline", "creator", "dc:creator", "author_name", "tac_gia", "nguoi_viet", "phong_vien"},
    {"principals"},
    {"own_tags"},
    {"own_note"},
    {"own_facets"},
}};

bool is_between_words(char32_t c) {
  const bool combining = text::combining_tone(c) != text::kLevel || text::combining_mark(c) != text::kPlain;
  return c == ' ' || c == '_' || c == '-' || c == '.' || c == ':' || combining;
}

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
  static constexpr std::size_t slot_count = 1024;  // several times the number of names, so that a search ends soon

  static std::size_t hash(std::string_view name) {
    const auto byte = [&](std::size_t at) { return static_cast<std::size_t>(static_cast<unsigned char>(name[at])); };
    return (name.size() * 41 + byte(0) * 7 + byte(name.size() / 2) * 29 + byte(name.size() - 1) * 3) % slot_count;
  }
  static std::size_t next(std::size_t slot) { return (slot + 1) % slot_count; }

  std::array<FieldName, slot_count> slots_{};
};

// A name without letter case, diacritics and the marks between its words: "Published At", "publishedAt" and
// "published-at" are one name, and so are "Tiêu đề", "tieu_de" and "TieuDe". Empty for a name that does not begin with
// a letter, because
// "_source" is no "source", and for one that is longer than any known name.
std::string squeezed(std::string_view name) {
  constexpr std::size_t longest = 40;
  std::string letters;
  for (std::size_t at = 0; at < name.size() && name.size() <= longest;) {
    const text::DecodedPoint point = text::decode_point(name, at);
    if (const text::Letter letter = text::letter_of(point.value); letter.base != 0)
      letters += letter.base;
    else if (at == 0)
      return {};
    else if (point.value >= '0' && point.value <= '9')
      letters += name[at];
    else if (!is_between_words(point.value))
      return {};
    at += std::max<std::size_t>(point.length, 1);
  }
  return letters;
}

// A name without the type that Solr's dynamic fields have behind it: "title_s", "content_txt_vi", "published_dt". Empty
// where there is none.
std::string_view without_type(std::string_view name) {
  constexpr std::array<std::string_view, 11> types = {"_s",  "_ss",  "_t",   "_txt", "_txt_vi", "_txt_general",
                                                      "_dt", "_dts", "_tdt", "_str", "_text"};
  for (const std::string_view type : types)
    if (name.ends_with(type)) return name.substr(0, name.size() - type.size());
  return {};
}

// A name that is squeezed ranks behind all names as they stand, and one without its type behind both.
class FieldTables {
 public:
  FieldTables() {
    each_name([&](std::string_view name, std::uint8_t, std::uint8_t) { squeezed_names_.push_back(squeezed(name)); });
    std::size_t number = 0;
    each_name([&](std::string_view name, std::uint8_t field, std::uint8_t rank) {
      usual_.add({name, field, rank});
      const std::string& other = squeezed_names_[number++];
      if (other.empty()) return;
      squeezed_.add({other, field, static_cast<std::uint8_t>(most_names + rank)});
      typed_.add({other, field, static_cast<std::uint8_t>(2 * most_names + rank)});
    });
  }

  const FieldName* find(std::string_view name) const {
    if (const FieldName* field = usual_.find(name)) return field;
    if (const std::string other = squeezed(name); !other.empty())
      if (const FieldName* field = squeezed_.find(other)) return field;
    const std::string other = squeezed(without_type(name));
    return other.empty() ? nullptr : typed_.find(other);
  }

 private:
  template <typename Take>
  static void each_name(const Take& take) {
    for (std::size_t field = 0; field < names.size(); ++field)
      for (std::size_t rank = 0; rank < names[field].size() && !names[field][rank].empty(); ++rank)
        take(names[field][rank], static_cast<std::uint8_t>(field), static_cast<std::uint8_t>(rank));
  }

  NameTable usual_, squeezed_, typed_;
  std::vector<std::string> squeezed_names_;
};

}  // namespace

const ArticleField& article_field(std::size_t number) { return fields[number]; }

const FieldName* find_field(std::string_view name) {
  static const FieldTables tables;
  // The first column of a table that began with a byte order mark.
  if (name.starts_with("\xef\xbb\xbf")) name.remove_prefix(3);
  return name.empty() ? nullptr : tables.find(name);
}

}  // namespace tra
