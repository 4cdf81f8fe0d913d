// schema.org articles embedded in a page as JSON-LD.
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
  std::string page_date;  // of publication, of the web page rather than of an article
  std::string site;       // the name of its publisher or website
};

// Fills what is still empty from the first article in the script's text; JSON that is past mending gives nothing.
void read_json_ld(std::string_view script, JsonLdArticle& article);

}  // namespace tra
