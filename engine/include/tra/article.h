// An article as the engine sees it: what every reader produces and the indexer takes.
//
// All text is valid UTF-8 in whatever normalisation form the input had. Lines of a text member are paragraphs.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace tra {

struct Article {
  std::string id;  // the key: adding an article with a known id replaces it
  std::string title;
  std::string lead;
  std::string body;
  std::string captions;
  std::string tail;  // text of the page that is not the article: navigation, teasers, comments
  std::string date;  // of publication, YYYY-MM-DD, empty when not known
  std::string url;
  std::string source;

  std::vector<std::string> partner_country;      // ISO 3166-1 alpha-2
  std::vector<std::string> countries_mentioned;  // ISO 3166-1 alpha-2
  std::vector<std::string> meeting_type;
  std::string meeting_level;
  std::string meeting_mode;
  std::string meeting_date;  // YYYY-MM-DD, MM-DD when the year is not known, A/B for a span
  std::optional<int> meeting_ordinal;

  std::string extra;  // the other members of the input as the text of one JSON object; empty when there are none
};

}  // namespace tra
