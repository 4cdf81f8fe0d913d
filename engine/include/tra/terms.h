// The words of an index: words with a prefix, spellings of a word, words that follow it, words that characterise a
// document, and the positions of a query's words.
//
//   const tra::Terms terms(tra::Snapshot::open(tra::open_directory("news.tra")));
//   for (const tra::TermCount& term : terms.with_prefix("tham")) std::cout << term.text << '\n';
//   request.query = terms.like(snapshot->document(address));  // articles about the same subject
//
// Terms is cheap to create and keeps its snapshot. All members are const and thread-safe. Counts include deleted
// documents until these are removed by a merge. Time grows with the terms that are looked at, in each segment; that of
// a document's words and places with its text.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tra/document.h"
#include "tra/query.h"
#include "tra/snapshot.h"

namespace tra {

struct TermCount {
  std::string text;             // the word with diacritics; a keyword unchanged
  std::string key;              // key in the term dictionary
  std::uint64_t documents = 0;  // number of documents that contain it
};

struct FollowingWord {
  std::string text;
  std::uint64_t times = 0;  // occurrences after the word; pairs that occur once or twice in a segment are not stored
};

struct TellingWord {
  std::string text;  // a word, or two adjacent words
  double weight = 0;
};

// An occurrence in a document of something that a query asks for.
struct Place {
  std::string field;
  std::size_t value = 0;           // index of the value among the field's values, from 0
  std::size_t begin = 0, end = 0;  // byte range in that value
  std::uint32_t unit = 0;          // index of the word, prefix or phrase among those of the field, from 0
  std::uint32_t position = 0;      // position of its first word in the value; sentences and paragraphs leave gaps
};

class Terms {
 public:
  explicit Terms(std::shared_ptr<const Snapshot> snapshot);

  // The first `limit` words with this prefix after the key `after` (empty: from the beginning). They are in dictionary
  // order: by letters without diacritics, then by diacritics. Typed diacritics must match, as for Query::prefix. An
  // empty `field` means all weighted text; otherwise a text field with posting lists of its own, or a keyword field,
  // whose values must have the prefix byte for byte. Throws Error(invalid_argument) for another field, and for a prefix
  // of several words.
  std::vector<TermCount> with_prefix(std::string_view prefix, std::size_t limit = 100, std::string_view after = {},
                                     std::string_view field = {}) const;
  // Words that differ from this one only in diacritics, including itself, the most frequent first. Throws
  // Error(invalid_argument) as with_prefix does, and for a keyword field.
  std::vector<TermCount> spellings(std::string_view word, std::string_view field = {}) const;
  // The words that most often follow a word, the most frequent first.
  std::vector<FollowingWord> followers(std::string_view word, std::size_t limit = 100) const;

  // Words and pairs of the document's weighted text that are frequent in it and rare elsewhere, best first: by the idf
  // of BM25 and a frequency that saturates.
  std::vector<TellingWord> telling_words(const Document& document, std::size_t limit = 25) const;
  // A query for documents with at least three in ten of the characteristic words, including the document itself. The
  // words have all their diacritics, so search with Ranking::accents = false.
  Query like(const Document& document, std::size_t words = 25) const;

  // The occurrences of a query's words, prefixes and phrases in a document, ordered by field and position. A part that
  // names a field is searched in that field only.
  std::vector<Place> places(const Query& query, const Document& document) const;

 private:
  std::shared_ptr<const Snapshot> snapshot_;
};

}  // namespace tra
