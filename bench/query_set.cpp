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

Query to_query(const BenchQuery& query) {
  if (query.kind == Kind::phrase) return Query::phrase(joined(query.terms));
  if (query.kind == Kind::prefix) return Query::prefix(joined(query.terms));
  if (query.terms.size() == 1) return Query::term(query.terms[0]);
  std::vector<Query> clauses;
  clauses.reserve(query.terms.size());
  for (const std::string& term : query.terms) clauses.push_back(Query::term(term));
  return query.kind == Kind::all ? Query::all_of(std::move(clauses)) : Query::any_of(std::move(clauses));
}

}  // namespace tra::bench
