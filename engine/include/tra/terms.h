// The words of an index themselves: which begin with some letters, how one is spelt, what stands beside it, which tell
// a document from others, and where those of a query stand.
//
//   const tra::Terms terms(tra::Snapshot::open(tra::open_directory("news.tra")));
//   for (const tra::TermCount& term : terms.with_prefix("tham")) std::cout << term.text << ' ' << term.documents <<
//   '\n'; request.query = terms.like(snapshot->document(address));  // articles about the same
//
// Terms is cheap to make and holds its snapshot; all its members are const and safe from many threads. Counts are of
// all documents, deleted ones included until they are merged away.
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
  std::string text;             // the word with its marks; a keyword as it is
  std::string key;              // its place in the dictionary
  std::uint64_t documents = 0;  // that have it
};

struct FollowingWord {
  std::string text;
  std::uint64_t times = 0;  // that it follows; pairs seen once or twice in a segment are not kept
};

struct TellingWord {
  std::string text;  // a word, or two that stand together
  double weight = 0;
};

// Where something that a query asks for stands in a document.
struct Place {
  std::string field;
  std::size_t value = 0;           // of the field's values the how manieth, from 0
  std::size_t begin = 0, end = 0;  // bytes in that value
  std::uint32_t unit = 0;          // which word, prefix or phrase of those asked of the field, from 0
  std::uint32_t position = 0;      // of its first word in the value; sentences and paragraphs leave gaps
};

class Terms {
 public:
  explicit Terms(std::shared_ptr<const Snapshot> snapshot);

  // The first `limit` words behind `after` (a TermCount::key; empty: from the first) that begin so, marks bound as in
  // Query::prefix, in the order of the dictionary: by letters without marks, then by marks. `field`: empty for all
  // weighted text, else a text field with lists of its own, or a keyword field, whose values begin byte for byte.
  // Error(invalid_argument) for another field, and for a prefix of several words.
  std::vector<TermCount> with_prefix(std::string_view prefix, std::size_t limit = 100, std::string_view after = {},
                                     std::string_view field = {}) const;
  // Words that differ from this one by their marks only, itself among them: the most frequent first.
  std::vector<TermCount> spellings(std::string_view word, std::string_view field = {}) const;
  // The words that mostly follow a word, the most frequent first.
  std::vector<FollowingWord> followers(std::string_view word, std::size_t limit = 100) const;

  // The words of the document's weighted text that are frequent in it and rare elsewhere, best first.
  std::vector<TellingWord> telling_words(const Document& document, std::size_t limit = 25) const;
  // Documents with three in ten of the telling words, the document itself among them. As the words have all their
  // marks, it is searched with Ranking::accents off.
  Query like(const Document& document, std::size_t words = 25) const;

  // Where the words, prefixes and phrases of a query stand in a document's texts, field by field, in order. What is
  // asked of one field is looked for there only.
  std::vector<Place> places(const Query& query, const Document& document) const;

 private:
  std::shared_ptr<const Snapshot> snapshot_;
};

}  // namespace tra
