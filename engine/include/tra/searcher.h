// Searches one snapshot: ranked hits, exact totals, facets, snippets.
//
//   const tra::Searcher searcher(snapshot);
//   tra::SearchRequest request;
//   request.query = tra::parse_query("tham khao lao", snapshot->schema()).query;
//   request.facets = {{"country"}, {.field = "day", .step = tra::CalendarStep::year}};
//   for (const tra::Hit& hit : searcher.search(request).hits) std::cout << snapshot->key(hit.address) << '\n';
//
// Several indexes are searched as one through a joined snapshot (Snapshot::join).
//
// A Searcher is cheap to create and keeps its snapshot. All members are const and thread-safe.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tra/query.h"
#include "tra/snapshot.h"

namespace tra {

// Multiplies scores by a function of a field of numbers, so that recent or popular documents come first among equally
// good matches. The factor is 1 + weight * f with f between 0 and 1. Of several values, the one with the greatest f
// counts. Documents without a value keep their scores. False counts as 0 and true as 1.
//
//   request.ranking.lifts = {{.field = "date", .origin = today, .half = 365, .weight = 0.5f},
//                            {.field = "stars", .origin = tra::real_code(4.5), .half = 0.5f}};
struct ValueLift {
  enum class Shape : std::uint8_t {
    near,      // f halves with each distance of `half` between the value and `origin`, in both directions
    saturated  // f is x / (x + half) for positive x = value - origin, else 0
  };
  std::string field;
  Shape shape = Shape::near;
  std::int64_t origin = 0;     // of a real field a code (real_code); of a boolean field 0 or 1
  float half = 1, weight = 1;  // half must be positive, weight at least 0
};

// BM25 (Robertson & Zaragoza 2009) with Lucene's idf ln(1 + (N - df + 0.5) / (df + 0.5)), over field-weighted
// frequencies and lengths.
// Searching throws Error(invalid_argument) unless `b` and `compound_discount` are in [0, 1] and `k1` and the weights in
// [0, 1000].
struct Ranking {
  float k1 = 1.2f, b = 0.75f;
  // Vietnamese matching: diacritics in the query must match; a word typed without diacritics matches all its variants.
  // When false, terms match only themselves.
  bool accents = true;
  // Whether spellings with other diacritics than those typed also match, at a tenth of the weight. when_none: only when
  // the search finds nothing otherwise. always would fill totals and facets with articles about other words.
  enum class Near : std::uint8_t { never, when_none, always };
  Near near = Near::when_none;
  // Of neighbouring query words that stand together, twice that in queries of up to three words; 0 = plain BM25. Words
  // that seldom stand together elsewhere count up to 1.7 times as much, those that always do half as much. Pairs are
  // scored in the best 20 documents by words, which keep their places before all others.
  float pair_weight = 0.33f;
  // Of a word's weight, for documents that begin with the word; half of it where the word first stands at position 60,
  // after a usual title and lead, a third at position 120; 0 = none. A word's weight is here the geometric mean of its
  // own and the heaviest word's beside it. Counted in the documents in which pairs are scored.
  float opening_weight = 0.3f;
  // Of the weights of the words that one passage of 100 words has, and one and a half times as much of its pairs, for
  // the best passage of a document; 0 = none. Counted in the documents in which pairs are scored. Passages overlap by
  // half.
  float passage_weight = 0.15f;
  // The part that is taken off the weights of neighbouring query words of what the two share: the syllables of one word
  // or the words of a name tell less together than apart. What they share is their mutual information relative to the
  // sum of their idf; 0 = nothing is taken off. At most 1.
  float compound_discount = 0.3f;
  // Of the weight of all words together, for documents that have what SearchRequest::evidence names; 0 = none. Counted
  // in the same documents.
  float evidence_weight = 0.06f;
  std::vector<ValueLift> lifts;  // their factors multiply, to a thousand at most; hits stay exact with pruning
  bool prune = true;             // off: score every match (the same hits, for tests)
};

struct FacetFilter {
  std::string field;
  std::vector<std::string> values;
  bool exclude = false;  // select documents with none of the values
};

// What a query says about the fields of the documents it means. Documents that have it rank before equal ones that do
// not; no document is left out.
struct Evidence {
  std::string field;                     // of keywords or numbers
  std::vector<std::string> values;       // of a keyword field: one of these
  std::optional<std::int64_t> from, to;  // of numbers: a value in [from, to]; of reals their codes, of booleans 0 or 1
  float weight = 1;                      // of Ranking::evidence_weight, in [0, 1]
};

// Numbers or days, both ends included; an open end is nullopt.
struct NumberRange {
  std::optional<std::int64_t> from, to;
  std::string name = {};  // name of the count; empty: "from..to"
  bool real = false;      // the ends are codes of reals, as made by reals()
  static NumberRange reals(std::optional<double> from, std::optional<double> to, std::string name = {});
};

enum class CalendarStep : std::uint8_t { none, year, quarter, month, week };  // weeks begin on Monday (ISO 8601)

// Counts the values of a keyword field, the numbers of an integer or date field, or groups of these:
//   {.field = "date", .step = CalendarStep::month}
//   {.field = "words", .ranges = {{{}, 500}, {501, 2000}, {2001, {}, "long"}}}
struct FacetRequest {
  std::string field;
  std::size_t limit = 10;                  // number of most frequent values; 0: all. Steps and ranges are all returned
  CalendarStep step = CalendarStep::none;  // for a date field
  std::vector<NumberRange> ranges = {};    // for an integer, date or real field; may overlap
};

// A table of two facets: the number of documents for each pair of their values.
struct CrossRequest {
  FacetRequest rows, columns;
};

// A further sort key for hits.
struct SortKey {
  std::string field;
  bool descending = true;
  bool missing_first = false;
};

// Final scores of the best documents, computed by the caller. These documents stay ahead of all other hits.
struct Rescoring {
  std::size_t documents = 0;                           // number of best documents to rescore
  std::function<float(DocAddress, float)> score = {};  // called with the score so far, in the searching thread
};

// Why a result is incomplete. Totals and facets are then lower bounds, and hits may be missing.
enum class Partial : std::uint8_t {
  no,          // the result is complete
  expansions,  // words expand to more terms than max_expansions, or a phrase has more than 1,024; others were ignored
  deadline,    // SearchRequest::deadline was reached
  cancelled,   // SearchRequest::cancel was set
};

struct SearchRequest {
  Query query = Query::everything();
  std::size_t limit = 10, offset = 0;
  // The position after which the page begins: SearchResult::next of the same request on the same commit. The cost does
  // not grow with the position, and no hit is repeated or missing, even among equal scores. Empty: begin with the best
  // hit. Error(invalid_argument) for one of another request or commit, and for what is none.
  std::string after = {};
  // Empty: by score. Otherwise a keyword field or one of numbers; keywords sort in Vietnamese order. Of several values,
  // the greatest counts when descending, else the least. Ties are ordered by then_by (at most three fields), then by
  // score.
  std::string sort_field = {};
  bool descending = true;      // of sort_field
  bool missing_first = false;  // documents without a value come first instead of last
  std::vector<SortKey> then_by = {};
  bool exact_total = true;           // when false, the total may be a lower bound, and ranking can stop earlier
  std::vector<FacetFilter> filters;  // drill-down: all must match
  std::vector<FacetRequest>
      facets;  // counts; a field that is filtered is counted without its own filter (drill-sideways)
  std::vector<CrossRequest> crosses;  // tables of two facets, all filters counted
  Ranking ranking;
  Rescoring rescoring;  // of hits by score
  std::vector<Evidence> evidence;
  bool explain = false;
  std::string language = "en";  // of explanations: "en" or "vi"
  unsigned threads = 1;         // 1 to 64, which share the segments; the hits are the same
  // The search ends soon after its deadline, and soon after another thread has set *cancel, with what it found until
  // then. Both are asked for every few thousand documents, postings or terms; null and nullopt: it ends when it is
  // done.
  std::optional<std::chrono::steady_clock::time_point> deadline;
  const std::atomic<bool>* cancel = nullptr;
  // The number of terms that all words of the query may expand to: variants, terms with a prefix, and terms near a
  // fuzzy word. 64 terms examined without a match count as one.
  std::size_t max_expansions = 1u << 18;
};

struct Hit {
  DocAddress address;
  float score = 0;
  std::string explanation;  // with `explain`: how the score was computed, one line per clause
};

struct FacetCount {
  std::string value;  // the keyword, "42", "2024-05-17", "2024", "2024-Q2", "2024-05", "2024-W20", a range's name
  std::uint64_t count = 0;
  // The range of numbers or days that it stands for; codes of reals (tra/document.h); none for keywords.
  std::optional<std::int64_t> from = {}, to = {};
  bool operator==(const FacetCount&) const = default;
};

struct FacetResult {
  std::string field;
  std::vector<FacetCount> counts;  // by descending count, then by value; steps and ranges in their order
  std::uint64_t without = 0;       // matches without a value
  std::optional<std::int64_t> least = {}, greatest = {};  // of all values of a field of numbers
};

struct CrossResult {
  FacetResult rows, columns;                       // counts of the rows and of the columns, with all documents
  std::vector<std::vector<std::uint64_t>> counts;  // documents of each row, by column
};

struct SearchResult {
  std::uint64_t total = 0;
  bool total_is_exact = true;  // false: total is a lower bound
  bool near = false;           // no document has the typed diacritics; the hits have others (Ranking::Near::when_none)
  Partial partial = Partial::no;    // why hits may be missing, and totals and facets are lower bounds
  std::vector<Hit> hits;            // by descending score (or in sort order), then by address
  std::vector<FacetResult> facets;  // in the requested order; exact
  std::vector<CrossResult> crosses;
  std::string next;  // value for SearchRequest::after; empty when no further page exists
};

// A match that is passed to a visitor. Valid until the visitor returns.
class Match {
 public:
  virtual ~Match() = default;
  virtual DocAddress address() const noexcept = 0;
  virtual float score() const = 0;  // computed on demand; without word pairs
};

struct SnippetOptions {
  std::size_t length = 240;         // approximate length in bytes; cut at the end of a sentence or word
  std::vector<std::string> fields;  // empty: all weighted text fields except the first (the title)
};

struct Snippet {
  struct Mark {
    std::size_t begin, end;
  };                        // bytes in text
  std::string field, text;  // original bytes of the document
  std::vector<Mark> marks;  // in order, not overlapping
  bool cut_front = false, cut_back = false;
};

class Searcher {
 public:
  explicit Searcher(std::shared_ptr<const Snapshot> snapshot);

  const Snapshot& snapshot() const noexcept { return *snapshot_; }

  // Throws Error(invalid_argument) for a field that does not exist or has the wrong type. Time grows with the posting
  // lists of the query's words, of which ranking skips most blocks; facets and orders by fields visit every match.
  SearchResult search(const SearchRequest& request) const;
  std::uint64_t count(const Query& query, const Ranking& ranking = {}) const;  // exact, no ranking

  // Passes every match of the request's query and filters to the visitor, in order of address, until the visitor
  // returns false. Nothing is ranked or kept. Of the other settings, only ranking, deadline, cancel and max_expansions
  // are used. The result says why the search ended early, if it did.
  Partial for_each_match(const SearchRequest& request, const std::function<bool(const Match&)>& visit) const;

  // The part of the document that best shows why it matched. Linear in the document; tra/snippets.h is faster for
  // several. Error(invalid_argument) for a field in `options` that is no text field.
  Snippet snippet(const Query& query, const Document& document, const SnippetOptions& options = {}) const;
  // The occurrences of the query's words in a text, for marking titles.
  std::vector<Snippet::Mark> marks(const Query& query, std::string_view text) const;

 private:
  std::shared_ptr<const Snapshot> snapshot_;
};

}  // namespace tra
