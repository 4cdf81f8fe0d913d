// A query as a tree, independent of any index. Values are immutable, cheap to copy and thread-safe. A field is looked
// up when the query is searched for: Error(invalid_argument) then when the index does not have it, or has it otherwise.
//
//   using tra::Query;
//   const Query query = Query::all_of({Query::term("tham khảo"), Query::keyword("partner_country", {"LA"})});
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tra {

class Query {
 public:
  enum class Kind : std::uint8_t {
    everything,
    nothing,
    term,
    phrase,
    prefix,
    fuzzy,
    keyword,
    range,
    boolean,
    boost,
    either
  };

  enum class Numbers : std::uint8_t { integers, reals, truths };  // of a range; days are integers

  static Query everything();
  static Query nothing();
  // One word as typed. A text of several tokens ("Việt-Lào") is searched as a phrase. An empty `field` searches all
  // weighted text fields; otherwise it names a text field with posting lists of its own.
  static Query term(std::string text, std::string field = {});
  // Words in this order. With slop s, words may be moved by s positions in total, as in Lucene's sloppy phrases.
  static Query phrase(std::string text, std::uint32_t slop = 0, std::string field = {});
  // Words with this prefix. Typed diacritics must match, as for a term: "đườ" does not match "dương". The words score
  // as one word: its document frequency is that of all of them, and the most frequent one in a document gives the
  // score.
  static Query prefix(std::string text, std::string field = {});
  // Words within a Levenshtein distance of one letter (two from 8 letters on), ignoring diacritics.
  static Query fuzzy(std::string text, std::string field = {});
  // Documents with any of these values in a keyword field. Contributes no score.
  static Query keyword(std::string field, std::vector<std::string> values);
  // Documents with a value of an integer or date field in [from, to]; nullopt leaves an end open. Contributes no score.
  static Query range(std::string field, std::optional<std::int64_t> from, std::optional<std::int64_t> to);
  // The same for a real field. Error(invalid_argument) for infinities and NaN.
  static Query real_range(std::string field, std::optional<double> from, std::optional<double> to);
  // A range whose ends are meant as other numbers: codes of reals, or 0 and 1.
  static Query of_numbers(const Query& range, Numbers numbers);
  static Query flag(std::string field, bool value);  // documents with this value in a boolean field

  // Documents that match all of `must`, none of `must_not`, and at least `min_should` of `should`. `must` and `should`
  // add their scores.
  static Query boolean(std::vector<Query> must, std::vector<Query> should, std::vector<Query> must_not,
                       std::uint32_t min_should = 0);
  static Query all_of(std::vector<Query> queries);
  static Query any_of(std::vector<Query> queries);
  // Documents that match the query or one of its alternative spellings. The best matching one gives a document's score.
  // The alternatives weigh at most `factor` (in (0, 1]) times the query. Error(invalid_argument) for another factor.
  static Query either(Query query, std::vector<Query> others, float factor = 1);
  // Multiplies the score by a factor in (0, 1000]. Error(invalid_argument) for another one. Boosts inside each other
  // multiply, up to a million and down to a thousandth.
  static Query boost(Query query, float factor);

  struct Node;
  const Node& node() const noexcept { return *node_; }

 private:
  explicit Query(std::shared_ptr<const Node> node) : node_(std::move(node)) {}
  std::shared_ptr<const Node> node_;
};

struct Query::Node {
  Kind kind = Kind::nothing;
  std::string text, field;               // term, phrase, prefix, fuzzy; field also of keyword, range
  std::uint32_t slop = 0;                // phrase
  std::vector<std::string> values;       // keyword
  std::optional<std::int64_t> from, to;  // range; of reals their codes (tra/document.h)
  Numbers numbers = Numbers::integers;   // what they are: integers and days, codes of reals, 0 and 1
  std::vector<Query> must, should, must_not;
  std::uint32_t min_should = 0;
  float factor = 1;  // of boost: for must[0]; of either: for `should` relative to must[0]
};

// The tree on one line, for tests and --explain: (+tham +khảo -"a b"~2 title:x).
std::string to_string(const Query& query);

}  // namespace tra
