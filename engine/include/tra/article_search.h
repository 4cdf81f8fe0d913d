// Searches for articles in the form people ask for them: a text, filters by spoken names, dates, an order, and facets.
//
//   const tra::ArticleSearcher searcher(tra::Snapshot::open(tra::open_directory("news.tra")));
//   tra::ArticleRequest request;
//   request.text = "tham khao chinh tri";
//   request.filters.push_back({"country", {"lào"}});
//   for (const tra::ArticleHit& hit : searcher.search(request).hits) std::cout << hit.article.title << '\n';
#pragma once

#include <atomic>
#include <chrono>
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

// A facet of an article: the field of the schema, the short name people use, and its headings in Vietnamese and
// English.
struct FacetField {
  std::string_view field, short_name, heading, english;
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

// Days as tra/dates.h reads them: 2024, 2024-05, 16/12/2024, 2024-Q2, 7d, hôm qua. Empty: no bound.
struct DateBounds {
  std::string from, to;  // both inclusive; `to` = "2021" means the end of that year
};

struct ArticleRequest {
  enum class Order : std::uint8_t {
    relevance,
    date,       // by best date, newest first
    title,      // Vietnamese alphabetical, untitled last; an index of an older program is slower, as titles are read
    published,  // by day of publication, newest first
  };

  // The query language of tra/query_parser.h. An empty one finds all that filters and dates leave, and nothing where
  // there are none.
  std::string text;
  bool everything = false;  // every article, whatever the text
  bool strict = false;      // Error(query_syntax) where the text cannot be read, instead of taking it as words
  std::vector<ArticleFilter> filters;  // all must hold
  // By best date (of several days one is enough), by the day of publication, by the days of the meeting.
  DateBounds dated, published, met;
  std::optional<std::int64_t> today;  // what relative dates count from; nullopt: the day it is here
  std::int64_t added_from = 0;        // articles the index has had since then, seconds since 1970 UTC; 0: all
  ParserOptions::Match match = ParserOptions::Match::all;  // of plain words: all, any, or `match_percent` of them
  unsigned match_percent = 100;
  // When no article contains all plain words: decode the text as keystrokes typed without an input method; else correct
  // marks by the words beside them (Suggester::correct); and then search for the best partial matches.
  bool fall_back = true;
  Order order = Order::relevance;
  bool reversed = false;       // of dates the oldest first, of titles the last
  bool missing_first = false;  // of dates: articles without one come first instead of last
  std::size_t limit = 10, offset = 0;
  std::vector<FacetCountRequest> facets;
  bool collapse_copies = true;  // combine copies of an article into one hit, among the first thousand hits
  bool fetch_articles = true;   // off: hits have id and score alone, copies stay apart
  bool snippets = true;  // with fetch_articles: the part of each article that shows the query, marks in its title
  bool suggest = true;   // with fetch_articles: readings with the marks a plain text lacks
  bool exact_total = true;
  bool explain = false;
  std::string language = "en";     // of explanations: "en" or "vi"
  std::optional<Ranking> ranking;  // empty: as tra/tuning.h keeps it for this archive
  // Questions' words (bao nhiêu, ở đâu) weigh a quarter, and articles whose facets the text speaks of come first.
  bool weigh_questions = true, read_facets = true;
  bool expand = false;  // also, at a fifth of the weight, the telling words of the first hits (tra/expansion.h)
  // As those of SearchRequest: what was found until then is given, ArticleResult::incomplete says so.
  std::optional<std::chrono::steady_clock::time_point> deadline;
  const std::atomic<bool>* cancel = nullptr;
};

struct ArticleHit {
  std::string best_date;  // of the meeting, its first day, else of publication: YYYY-MM-DD; empty when neither is known
  Article article;        // of the id alone without fetch_articles
  std::string index;      // of several indexes (Snapshot::join) the folder of the one that has the article; else empty
  float score = 0;
  Snippet snippet;
  std::vector<Snippet::Mark> title_marks;  // where the query's words stand in the title
  std::vector<std::string> copies;         // ids of the copies that were collapsed into this hit
  std::vector<std::string> missing;        // of a partial result: the words of the query this article does not have
  std::string explanation;                 // with `explain`
};

struct LabelledCount {
  std::string value, label;
  std::uint64_t count = 0;
  std::string english = {};  // the English label, of a facet of one's own (facets.tsv); else empty
};

struct FacetTable {
  std::string field, heading;
  std::vector<LabelledCount> counts;  // by descending count, then by label in Vietnamese order
};

// A part of the request that no article matches, so that nothing can be found.
struct EmptyPart {
  enum class Kind : std::uint8_t {
    word,      // no article has this word
    filter,    // articles answer all the rest, but none of them passes this filter or these dates
    together,  // every part is answered by some article, no article answers all
  } kind = Kind::word;
  std::string what;           // the word; "country: Laos", with labels in the request's language, or "published:
                              // 2021–2023"; empty for together
  std::uint64_t without = 0;  // of a filter: articles that answer all the rest
};

// field:value in a text, where the field has no such value, so that both were read as words.
struct UnknownValue {
  static constexpr std::size_t most_near = 20;
  std::string field, value;
  std::vector<std::string> near;  // the nearest values the field has; of the first most_near such values of a text
};

// The name before a colon in a text that no field has.
struct UnknownName {
  std::string name;
  std::vector<std::string> near;  // the nearest names there are
};

// Another way to write the text: as the archive does, or with quotes around a value of several words.
struct CorrectedText {
  std::string text;
  std::uint64_t hits = 0;  // articles that have all its words
};

struct ArticleResult {
  std::uint64_t total = 0;  // articles that match, every copy counted
  bool total_is_exact = true;
  Partial incomplete = Partial::no;  // why hits may be missing, and totals and facets are lower bounds
  std::vector<ArticleHit> hits;
  std::vector<FacetTable> facets;        // in the order asked
  std::vector<std::string> suggestions;  // the text with marks, most likely first
  // The text with words of the archive in place of those it does not have; with quotes around several words that are a
  // value together, where the first of them alone is none: country:"Trung Quốc".
  std::vector<CorrectedText> corrections;
  std::int64_t took_us = 0;

  // What was done to answer.
  std::string text;     // as asked
  std::string read_as;  // the keystrokes decoded, or the marks corrected, where that was searched for
  // Names before a colon that were read as words: of fields of which no value follows ("Type"), then those that no
  // field has ("foo" of foo:bar).
  std::vector<std::string> as_words;
  bool as_headline = false;                  // those were so read because nothing is found otherwise
  std::vector<UnknownValue> unknown_values;  // what follows those of them that are facets
  std::vector<UnknownName> unknown_names;    // those of them that no field has
  bool other_marks = false;                  // nothing has the marks typed: these have others
  bool partial = false;                      // no article has all words: these have some
  bool missing_untold = false;               // which words each of these has not is not said: over 100 distinct ones
  std::vector<EmptyPart> empty_parts;        // what left nothing; when the request as asked found nothing
  std::uint64_t undated = 0;                 // articles that dates left out because they have none
  bool without_best_dates = false;           // an older program made the index: publication counts as best date
};

// Articles counted by one thing or crossed by two: facets, periods of best dates, ranges of the meeting's number.
struct ArticleTable {
  struct Axis {
    std::string name, facet;  // as asked, in English; the field of a facet, empty for the others
    // Facets by falling count, periods and ranges in their order, none left out between the first and the last.
    std::vector<LabelledCount> values;
    std::vector<std::uint64_t> sums;  // articles of each value
    std::uint64_t without = 0;        // articles that have no value
  };
  std::vector<Axis> axes;                         // one or two: rows, columns
  std::vector<std::vector<std::uint64_t>> cells;  // a row for each value of the first axis; of one axis one row in all
  std::uint64_t total = 0;                        // an article of several values is in several cells, here once
  Partial incomplete = Partial::no;
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
  // Counts the articles that answer the request exactly. `by` has one or two of: year, quarter, month, week, day (of
  // best dates), ordinal, and the names of facets. A meeting of several days counts in every period it reaches into, so
  // that a period has as many articles as a search for its days finds. Periods outside of the days that are asked for
  // are left out. Limits, order and facets of the request play no part.
  ArticleTable tabulate(const ArticleRequest& request, const std::vector<std::string>& by) const;
  // The values of a facet that the index has, the most frequent first, with their counts among all articles.
  FacetTable values(const std::string& facet) const;
  // The names of the facets of one's own (facets.tsv) that the index remembers.
  std::vector<std::string> own_facets() const;
  // The ids of every article that answers the request exactly: no fallback, no other marks, no other names, in no
  // order. For removing.
  std::vector<std::string> ids(const ArticleRequest& request) const;

 private:
  struct Names;  // loaded on first use
  Searcher searcher_;
  std::shared_ptr<Names> names_;
};

}  // namespace tra
