// Searches for articles in the form people ask for them: a text, filters by spoken names, dates, an order, and facets.
//
//   const tra::ArticleSearcher searcher(tra::Snapshot::open(tra::open_directory("news.tra")));
//   tra::ArticleRequest request;
//   request.text = "tham khao chinh tri";
//   request.filters.push_back({"country", {"lào"}});
//   for (const tra::ArticleHit& hit : searcher.search(request).hits) std::cout << hit.article.title << '\n';
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tra/article.h"
#include "tra/query_parser.h"
#include "tra/searcher.h"
#include "tra/snapshot.h"

namespace tra {

// A facet of an article: the field of the schema, the short name people use, and its heading in Vietnamese.
struct FacetField {
  std::string_view field, short_name, heading;
};
const std::vector<FacetField>& facet_fields();
// The facet with this field name or short name; null when there is none.
const FacetField* find_facet_field(std::string_view name);
// The Vietnamese label of a value; a value without a label is returned unchanged.
std::string facet_value_label(std::string_view field, std::string_view value);

struct ArticleFilter {
  std::string facet;                // "country" or "partner_country"
  std::vector<std::string> values;  // "LA", "Lào", "lao", "laos": any of them
  bool exclude = false;             // select articles with none of the values
};

struct FacetCountRequest {
  std::string facet;
  std::size_t limit = 10;  // number of values to return; 0: all
};

// A day or a span of days: YYYY, YYYY-MM, YYYY-MM-DD, MM/YYYY or DD/MM/YYYY. Empty: no bound.
struct DateBounds {
  std::string from, to;  // both inclusive; `to` = "2021" means the end of that year
};

struct ArticleRequest {
  enum class Order : std::uint8_t {
    relevance,
    date,   // newest first
    title,  // Vietnamese alphabetical; reads the title of every match, so its time grows with the matches
  };

  std::string text;                    // the query language of tra/query_parser.h; an empty one finds nothing
  bool everything = false;             // every article, whatever the text
  std::vector<ArticleFilter> filters;  // all must hold
  DateBounds published, met;           // publication, meeting
  std::int64_t added_from = 0;         // articles the index has had since then, seconds since 1970 UTC; 0: all
  ParserOptions::Match match = ParserOptions::Match::all;  // of plain words: all, any, or `match_percent` of them
  unsigned match_percent = 100;
  // When no article contains all plain words: decode the text as keystrokes typed without an input method, and then
  // search for the best partial matches.
  bool fall_back = true;
  Order order = Order::relevance;
  std::size_t limit = 10, offset = 0;
  std::vector<FacetCountRequest> facets;
  bool collapse_copies = true;  // combine copies of an article into one hit, among the first thousand hits
  bool fetch_articles = true;   // off: hits have id and score alone, copies stay apart
  bool suggest = true;          // with fetch_articles: readings with the marks a plain text lacks
  bool exact_total = true;
  bool explain = false;
  std::string language = "en";     // of explanations: "en" or "vi"
  std::optional<Ranking> ranking;  // empty: as tra/tuning.h keeps it for this archive
  // Questions' words (bao nhiêu, ở đâu) weigh a quarter, and articles whose facets the text speaks of come first.
  bool weigh_questions = true, read_facets = true;
  bool expand = false;  // also, at a fifth of the weight, the telling words of the first hits (tra/expansion.h)
};

struct ArticleHit {
  Article article;    // of the id alone without fetch_articles
  std::string index;  // of several indexes (Snapshot::join) the folder of the one that has the article; else empty
  float score = 0;
  Snippet snippet;
  std::vector<Snippet::Mark> title_marks;  // where the query's words stand in the title
  std::vector<std::string> copies;         // ids of the copies that were collapsed into this hit
  std::string explanation;                 // with `explain`
};

struct LabelledCount {
  std::string value, label;
  std::uint64_t count = 0;
};

struct FacetTable {
  std::string field, heading;
  std::vector<LabelledCount> counts;  // by descending count, then by label in Vietnamese order
};

// A part of the request that no article matches, so that nothing can be found.
struct EmptyPart {
  enum class Kind : std::uint8_t {
    word,      // no article has this word
    filter,    // articles have the text, but none passes this filter or these dates
    together,  // every part is answered by some article, no article answers all
  } kind = Kind::word;
  std::string what;  // the word; "country: Lào"; "published: 2021 – 2023"; empty for together
};

struct ArticleResult {
  std::uint64_t total = 0;  // articles that match, every copy counted
  bool total_is_exact = true;
  std::vector<ArticleHit> hits;
  std::vector<FacetTable> facets;        // in the order asked
  std::vector<std::string> suggestions;  // the text with marks, most likely first
  std::int64_t took_us = 0;

  // What was done to answer.
  std::string text;                    // as asked
  std::string read_as;                 // the keystrokes decoded, where that was searched for
  std::vector<std::string> as_words;   // names of fields read as words, as no value of theirs follows: "Type"
  bool other_marks = false;            // nothing has the marks typed: these have others
  bool partial = false;                // no article has all words: these have some
  std::vector<EmptyPart> empty_parts;  // what left nothing; when the request as asked found nothing
};

// Searches one snapshot, which may be several indexes joined. Cheap to make, holds its snapshot; all members are const
// and safe from many threads. Error(invalid_argument) for a facet, a value or a date that is not known, naming the
// nearest that are.
class ArticleSearcher {
 public:
  // Equivalent names (tra/equal_names.h) are the built-in ones and those in the user's rules folder.
  explicit ArticleSearcher(std::shared_ptr<const Snapshot> snapshot, std::string rules_dir = {});

  const Snapshot& snapshot() const noexcept { return searcher_.snapshot(); }
  ArticleResult search(const ArticleRequest& request) const;
  // The ids of every article that answers the request exactly: no fallback, no other marks, no other names, in no
  // order. For removing.
  std::vector<std::string> ids(const ArticleRequest& request) const;

 private:
  struct Names;  // loaded on first use
  Searcher searcher_;
  std::shared_ptr<Names> names_;
};

}  // namespace tra
