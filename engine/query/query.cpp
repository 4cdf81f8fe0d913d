// The factory functions of Query. Each validates its arguments and returns the simplest equivalent tree.
#include "tra/query.h"

#include "tra/document.h"

#include <algorithm>

#include "tra/error.h"

namespace tra {
namespace {

using Kind = Query::Kind;
using Node = Query::Node;

void require_field(const std::string& field, const char* what) {
  if (field.empty()) throw Error(ErrorCode::invalid_argument, std::string(what) + " needs a field");
}

bool is(const Query& query, Kind kind) { return query.node().kind == kind; }

void drop_nothing(std::vector<Query>& queries) {
  std::erase_if(queries, [](const Query& query) { return is(query, Kind::nothing); });
}

bool any_is(const std::vector<Query>& queries, Kind kind) {
  return std::any_of(queries.begin(), queries.end(), [kind](const Query& query) { return is(query, kind); });
}

Node text_node(Kind kind, std::string text, std::string field) {
  Node node;
  node.kind = kind;
  node.text = std::move(text);
  node.field = std::move(field);
  return node;
}

}  // namespace

Query Query::everything() {
  Node node;
  node.kind = Kind::everything;
  return Query(std::make_shared<const Node>(std::move(node)));
}

Query Query::nothing() { return Query(std::make_shared<const Node>()); }

Query Query::term(std::string text, std::string field) {
  return Query(std::make_shared<const Node>(text_node(Kind::term, std::move(text), std::move(field))));
}

Query Query::phrase(std::string text, std::uint32_t slop, std::string field) {
  Node node = text_node(Kind::phrase, std::move(text), std::move(field));
  node.slop = slop;
  return Query(std::make_shared<const Node>(std::move(node)));
}

Query Query::prefix(std::string text, std::string field) {
  return Query(std::make_shared<const Node>(text_node(Kind::prefix, std::move(text), std::move(field))));
}

Query Query::fuzzy(std::string text, std::string field) {
  return Query(std::make_shared<const Node>(text_node(Kind::fuzzy, std::move(text), std::move(field))));
}

Query Query::keyword(std::string field, std::vector<std::string> values) {
  require_field(field, "a keyword query");
  if (values.empty()) return nothing();
  Node node = text_node(Kind::keyword, {}, std::move(field));
  node.values = std::move(values);
  return Query(std::make_shared<const Node>(std::move(node)));
}

Query Query::range(std::string field, std::optional<std::int64_t> from, std::optional<std::int64_t> to) {
  require_field(field, "a range query");
  if (from && to && *from > *to) return nothing();
  Node node = text_node(Kind::range, {}, std::move(field));
  node.from = from;
  node.to = to;
  return Query(std::make_shared<const Node>(std::move(node)));
}

Query Query::real_range(std::string field, std::optional<double> from, std::optional<double> to) {
  const auto code = [](std::optional<double> value) {
    return value ? std::optional(real_code(*value)) : std::optional<std::int64_t>();
  };
  return of_numbers(range(std::move(field), code(from), code(to)), Numbers::reals);
}

Query Query::flag(std::string field, bool value) {
  const std::int64_t number = value ? 1 : 0;
  return of_numbers(range(std::move(field), number, number), Numbers::truths);
}

Query Query::of_numbers(const Query& range, Numbers numbers) {
  Node node = range.node();
  node.numbers = numbers;
  return Query(std::make_shared<const Node>(std::move(node)));
}

Query Query::boolean(std::vector<Query> must, std::vector<Query> should, std::vector<Query> must_not,
                     std::uint32_t min_should) {
  drop_nothing(should);
  drop_nothing(must_not);
  if (any_is(must, Kind::nothing) || any_is(must_not, Kind::everything) || min_should > should.size()) return nothing();
  if (min_should == should.size()) {  // all must match, so each clause behaves as one in `must`
    must.insert(must.end(), should.begin(), should.end());
    should.clear();
    min_should = 0;
  }
  if (should.empty() && must_not.empty()) {
    if (must.empty()) return everything();
    if (must.size() == 1) return must.front();
  }
  Node node;
  node.kind = Kind::boolean;
  node.must = std::move(must);
  node.should = std::move(should);
  node.must_not = std::move(must_not);
  node.min_should = min_should;
  return Query(std::make_shared<const Node>(std::move(node)));
}

Query Query::all_of(std::vector<Query> queries) { return boolean(std::move(queries), {}, {}); }

Query Query::any_of(std::vector<Query> queries) { return boolean({}, std::move(queries), {}, 1); }

Query Query::either(Query query, std::vector<Query> others, float factor) {
  if (!(factor > 0 && factor <= 1))
    throw Error(ErrorCode::invalid_argument, "other ways to write a query weigh above 0 and at most as much");
  drop_nothing(others);
  if (others.empty()) return query;
  Node node;
  node.kind = Kind::either;
  node.factor = factor;
  node.must.push_back(std::move(query));
  node.should = std::move(others);
  return Query(std::make_shared<const Node>(std::move(node)));
}

Query Query::boost(Query query, float factor) {
  if (!(factor > 0 && factor <= 1000))  // the condition is false for NaN too
    throw Error(ErrorCode::invalid_argument, "a boost must be above 0 and at most 1000");
  if (is(query, Kind::boost)) {
    const float product = query.node().factor * factor;
    if (product > 0 && product <= 1000) {
      factor = product;
      query = Query(query.node().must.front());
    }
  }
  const bool scores_nothing = is(query, Kind::nothing) || is(query, Kind::keyword) || is(query, Kind::range);
  if (factor == 1 || scores_nothing) return query;
  Node node;
  node.kind = Kind::boost;
  node.factor = factor;
  node.must.push_back(std::move(query));
  return Query(std::make_shared<const Node>(std::move(node)));
}

}  // namespace tra
