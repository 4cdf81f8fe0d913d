// One article of an archive: what the readers fill, the facet extractor completes and the index writer stores.
// All text is UTF-8. A plain value; copies share nothing.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace tra {

struct Article {
  std::string id;
  std::string title;
  std::string lead;
  std::string body;
  std::string captions;
  std::string tail;  // text of the page around the article: kept and findable, gives no facets
  std::string date;  // of publication, YYYY-MM-DD; empty when not known
  std::string url;
  std::string source;
  std::vector<std::string> partner_country;      // ISO 3166-1 alpha-2, the sides other than Viet Nam
  std::vector<std::string> countries_mentioned;  // ISO 3166-1 alpha-2
  std::vector<std::string> meeting_type;
  std::string meeting_level;
  std::string meeting_mode;
  std::string meeting_date;  // YYYY-MM-DD, MM-DD where the year is not known, a/b for a span
  std::optional<int> meeting_ordinal;
  std::string extra;  // members of the input that are none of the above, as a JSON object; empty when none
};

}  // namespace tra
