// schema.org articles that a page embeds as JSON-LD.
#pragma once

#include <string>
#include <string_view>

namespace tra {

struct JsonLdArticle {
  std::string headline;
  std::string description;
  std::string article_body;
  std::string date_published;
  std::string date_created;
  std::string date_modified;
  std::string date_uploaded;  // of a video, whose page may be the article's
  std::string page_date;      // publication date of the web page object, not of an article
  std::string site;           // name of the publisher or web site
  bool too_long = false;      // a script was longer than max_script_bytes
};

// A longer script is not parsed, because its JSON would take several times its memory.
inline constexpr std::size_t max_script_bytes = 48u << 20;
inline constexpr const char* long_script_reason = "data in a script of more than 48 MiB, not read";

// Fills the fields that are still empty from the first article in the script. JSON that cannot be repaired is ignored.
void read_json_ld(std::string_view script, JsonLdArticle& article);

}  // namespace tra
