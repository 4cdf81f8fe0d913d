// One article of an archive. Readers fill it, the facet extractor completes it, and the index writer stores it. All
// text is UTF-8. Copies share nothing.
//
//   tra::Article article;
//   article.id = "2024/lao.txt";
//   article.title = "Tham khảo Chính trị Việt Nam - Lào lần thứ 8";
//   article.date = "2023-05-16";
//   article.partner_country = {"LA"};
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tra {

// One who meets at the head of a side.
struct Principal {
  std::string name;     // the fullest form the article has
  std::string office;   // as the article writes it; may be empty
  std::string country;  // ISO 3166-1 alpha-2; empty when not told
  std::string role;     // host, guest, co-lead
  friend bool operator==(const Principal&, const Principal&) = default;
};

struct Article {
  std::string id;
  std::string title;
  std::string lead;
  std::string body;
  std::string captions;
  std::string tail;  // text of the page around the article: stored and searchable, but not used for facets
  std::string date;  // publication date, YYYY-MM-DD; empty when unknown
  std::string url;
  std::string source;
  std::vector<std::string> partner_country;      // ISO 3166-1 alpha-2 codes of the sides other than Viet Nam
  std::vector<std::string> countries_mentioned;  // ISO 3166-1 alpha-2
  std::vector<std::string> meeting_type;
  std::string meeting_level;
  std::string meeting_mode;
  std::string meeting_date;  // YYYY-MM-DD; MM-DD when the year is unknown; a/b for a range
  std::optional<int> meeting_ordinal;
  std::vector<Principal> principals;    // of the article's own meeting
  std::vector<std::string> own_facets;  // facets of the user's own (facets.tsv), each "facet=value"
  std::vector<std::string> tags;        // given by the user, as is the note
  std::string note;
  std::string corrected;   // facets the user has corrected, with what was read: "meeting_ordinal<TAB>8", a line each
  std::int64_t added = 0;  // when the index first had the article, seconds since 1970-01-01 UTC; 0 when not known
  std::string extra;       // members of the input that are none of the above, as a JSON object; empty when none
};

}  // namespace tra
