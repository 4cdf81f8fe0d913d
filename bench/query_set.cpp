#include "query_set.h"

#include <fstream>

#include "tra/error.h"

namespace tra::bench {
namespace {

using Kind = BenchQuery::Kind;

Kind kind_of(std::string_view text) {
  if (text.starts_with('+')) return Kind::all;
  if (text.starts_with('"')) return Kind::phrase;
  if (text.ends_with('*')) return Kind::prefix;
  return Kind::any;
}

std::vector<std::string> split_terms(std::string_view text, Analyzer& analyzer) {
  std::vector<Token> tokens;
  analyzer.analyze(text, 0, tokens);
  std::vector<std::string> terms;
  for (const Token& token : tokens)
    if (!token.alias) terms.emplace_back(text.substr(token.start, token.end - token.start));
  return terms;
}

std::string joined(const std::vector<std::string>& terms) {
  std::string text;
  for (const std::string& term : terms) {
    if (!text.empty()) text += ' ';
    text += term;
  }
  return text;
}

}  // namespace

BenchQuery parse_bench_query(std::string_view text, Analyzer& analyzer) {
  BenchQuery query;
  query.kind = kind_of(text);
  query.terms = split_terms(text, analyzer);
  return query;
}

std::vector<BenchQuery> read_queries(const std::string& path, std::size_t limit) {
  std::ifstream in(path);
  if (!in) throw Error(ErrorCode::io, "the queries cannot be read", path);
  Analyzer analyzer(AnalyzerKind::plain);
  std::vector<BenchQuery> queries;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line) && (limit == 0 || queries.size() < limit); ++number) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos)
      throw Error(ErrorCode::invalid_argument, "line " + std::to_string(number) + " is not QID<TAB>QUERY", path);
    queries.push_back(parse_bench_query(std::string_view(line).substr(tab + 1), analyzer));
    queries.back().id = line.substr(0, tab);
  }
  if (queries.empty()) throw Error(ErrorCode::invalid_argument, "there is no query", path);
  return queries;
}

namespace {

std::vector<Query> terms_of(const BenchQuery& query, std::size_t begin, std::size_t end) {
  std::vector<Query> terms;
  for (std::size_t i = begin; i < end; ++i) terms.push_back(Query::term(query.terms[i]));
  return terms;
}

Query phrase_of(const BenchQuery& query, std::uint32_t slop) {
  return Query::phrase(query.terms[0] + " " + query.terms[1], slop);
}

Query shaped(const BenchQuery& query, const std::string& shape) {
  const std::size_t terms = query.terms.size(), half = terms / 2;
  if (shape == "slop") return phrase_of(query, 2);
  if (shape == "phrase_and") return Query::all_of({phrase_of(query, 0), Query::term(query.terms[2])});
  if (shape == "and_not") return Query::boolean(terms_of(query, 0, 2), {}, terms_of(query, 2, 3));
  if (shape == "all") return Query::all_of(terms_of(query, 0, terms));
  const std::vector<Query> first = terms_of(query, 0, half), second = terms_of(query, half, terms);
  if (shape == "or_of_ands") return Query::any_of({Query::all_of(first), Query::all_of(second)});
  if (shape == "and_of_ors") return Query::all_of({Query::any_of(first), Query::any_of(second)});
  throw Error(ErrorCode::invalid_argument, "--shape does not take '" + shape + "'");
}

std::size_t least_terms(const std::string& shape) { return shape == "slop" ? 2 : shape.ends_with("s") ? 4 : 3; }

}  // namespace

Query filtered(Query query, const std::string& where) {
  if (where.empty()) return query;
  const std::size_t equals = where.find('='), dots = where.find("..");
  if (equals == std::string::npos) throw Error(ErrorCode::invalid_argument, "--where is not FIELD=VALUE: " + where);
  const std::string field = where.substr(0, equals);
  if (dots == std::string::npos)
    return Query::all_of({std::move(query), Query::keyword(field, {where.substr(equals + 1)})});
  return Query::all_of({std::move(query),
                        Query::range(field, std::stoll(where.substr(equals + 1)), std::stoll(where.substr(dots + 2)))});
}

Query to_query(const BenchQuery& query, const std::string& shape) {
  if (!shape.empty() && query.terms.size() >= least_terms(shape)) return shaped(query, shape);
  if (query.kind == Kind::phrase) return Query::phrase(joined(query.terms));
  if (query.kind == Kind::prefix) return Query::prefix(joined(query.terms));
  if (query.terms.size() == 1) return Query::term(query.terms[0]);
  std::vector<Query> clauses;
  clauses.reserve(query.terms.size());
  for (const std::string& term : query.terms) clauses.push_back(Query::term(term));
  return query.kind == Kind::all ? Query::all_of(std::move(clauses)) : Query::any_of(std::move(clauses));
}

}  // namespace tra::bench
