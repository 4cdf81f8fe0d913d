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
};

// Fills what is still empty from the first article in the script's text; broken JSON gives nothing.
void read_json_ld(std::string_view script, JsonLdArticle& article);

}  // namespace tra
