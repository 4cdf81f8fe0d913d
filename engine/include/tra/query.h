// A query as a tree, independent of any index. Values are cheap to copy and immutable, so safe to share.
//
//   Query q = Query::all_of({Query::term("tham khảo"), Query::keyword("partner_country", {"LA"})});
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

  static Query everything();
  static Query nothing();
  // One word as typed. A text that is several tokens ("Việt-Lào") stands for their phrase. `field` empty: the combined
  // lists of all weighted text fields; else a text field with lists of its own.
  static Query term(std::string text, std::string field = {});
  // Words in this order; with slop s the words may be moved s places in all (as Lucene's sloppy phrase).
  static Query phrase(std::string text, std::uint32_t slop = 0, std::string field = {});
  // Words that begin so, marks bound as for a term: "đườ" does not match "dương". They score as one word: as
  // common as they are together, and in a document as often as the one of them that it has most often.
  static Query prefix(std::string text, std::string field = {});
  // Words within one letter (two from 8 letters) of this, marks ignored.
  static Query fuzzy(std::string text, std::string field = {});
  // Documents that hold any of these values in a keyword field. Scores nothing.
  static Query keyword(std::string field, std::vector<std::string> values);
  // Documents with a value of an integer or date field in [from, to]; an open end is nullopt. Scores nothing.
  static Query range(std::string field, std::optional<std::int64_t> from, std::optional<std::int64_t> to);

  // All of `must`, none of `must_not`, and at least `min_should` of `should`, which also add their scores.
  static Query boolean(std::vector<Query> must, std::vector<Query> should, std::vector<Query> must_not,
                       std::uint32_t min_should = 0);
  static Query all_of(std::vector<Query> queries);
  static Query any_of(std::vector<Query> queries);
  // Documents of the query, and of other ways to write it; a document scores by the best of those it has. The others
  // weigh at most `factor` in (0, 1] of what the query does.
  static Query either(Query query, std::vector<Query> others, float factor = 1);
  static Query boost(Query query, float factor);  // factor in (0, 1000]

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
  std::optional<std::int64_t> from, to;  // range
  std::vector<Query> must, should, must_not;
  std::uint32_t min_should = 0;
  float factor = 1;  // boost, of must[0]; either, of `should` beside must[0]
};

// The tree in one line, for tests and --explain: (+tham +khảo -"a b"~2 title:x).
std::string to_string(const Query& query);

}  // namespace tra
