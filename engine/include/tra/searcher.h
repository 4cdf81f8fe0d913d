// Answers queries on one snapshot: ranked hits, exact totals, facets, snippets.
//
// Several indexes are searched as one by a joined snapshot (Snapshot::join).
//
// A Searcher is cheap to make, holds its snapshot, and all its members are const and safe from many threads.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tra/query.h"
#include "tra/snapshot.h"

namespace tra {

// BM25 (Robertson & Zaragoza 2009) with Lucene's idf ln(1 + (N - df + 0.5) / (df + 0.5)), over field-weighted
// frequencies and lengths.
struct Ranking {
  float k1 = 1.2f, b = 0.75f;
  // Vietnamese matching: diacritics in the query must match; a word typed without diacritics matches all its variants.
  // When false, terms match only themselves.
  bool accents = true;
  // Whether spellings with other diacritics than those typed also match, at a tenth of the weight. when_none: only when
  // the search finds nothing otherwise. always would fill totals and facets with articles about other words.
  enum class Near : std::uint8_t { never, when_none, always };
  Near near = Near::when_none;
  // Of neighbouring query words that stand together, twice that in queries of up to three words; 0 = plain BM25. Pairs
  // are scored in the best 20 documents by words, which keep their places before all others.
  float pair_weight = 0.3f;
  bool prune = true;  // off: score every match (the same hits, for tests)
};

struct FacetFilter {
  std::string field;
  std::vector<std::string> values;
  bool exclude = false;  // documents that have none of the values
};

struct FacetRequest {
  std::string field;
  std::size_t limit = 10;  // most frequent values; 0 = all
};

// Why a result is incomplete. Totals and facets are then lower bounds, and hits may be missing.
enum class Partial : std::uint8_t {
  no,          // the result is complete
  expansions,  // words expand to more terms than max_expansions; further terms were ignored
  deadline,    // SearchRequest::deadline was reached
  cancelled,   // SearchRequest::cancel was set
};

struct SearchRequest {
  Query query = Query::everything();
  std::size_t limit = 10, offset = 0;
  std::string
      sort_field;  // empty: by score; else an integer or date field, ties and missing values last by score order
  bool descending = true;            // of sort_field
  bool exact_total = true;           // else the total may be a lower bound, and ranking stops looking early
  std::vector<FacetFilter> filters;  // drill-down: all must hold
  std::vector<FacetRequest>
      facets;  // counts; a field that is filtered is counted without its own filter (drill-sideways)
  Ranking ranking;
  bool explain = false;
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
  std::string value;
  std::uint64_t count = 0;
  bool operator==(const FacetCount&) const = default;
};

struct FacetResult {
  std::string field;
  std::vector<FacetCount> counts;  // by falling count, then value
};

struct SearchResult {
  std::uint64_t total = 0;
  bool total_is_exact = true;  // false: total is a lower bound
  bool near = false;           // no document has the typed diacritics; the hits have others (Ranking::Near::when_none)
  Partial partial = Partial::no;    // why hits may be missing and totals and facets are lower bounds
  std::vector<Hit> hits;            // by falling score (or sort order), then address
  std::vector<FacetResult> facets;  // in the order asked, exact
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

  // Throws Error(invalid_argument) for a field that does not exist or has the wrong type.
  SearchResult search(const SearchRequest& request) const;
  std::uint64_t count(const Query& query, const Ranking& ranking = {}) const;  // exact, no ranking

  // The part of the document that shows best why it matched.
  Snippet snippet(const Query& query, const Document& document, const SnippetOptions& options = {}) const;
  // The occurrences of the query's words in a text, for marking titles.
  std::vector<Snippet::Mark> marks(const Query& query, std::string_view text) const;

 private:
  std::shared_ptr<const Snapshot> snapshot_;
};

}  // namespace tra
