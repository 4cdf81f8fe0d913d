// Writes a query tree on one line, in the syntax of the query language where the language can express it.
#include "text/numbers.h"
#include "tra/document.h"
#include "tra/query.h"

namespace tra {
namespace {

void print(const Query& query, std::string& out);

void print_text(const std::string& text, bool quoted, std::string& out) {
  if (quoted || text.empty() || text.find_first_of(" \t\n()\"") != std::string::npos)
    out.append("\"").append(text).append("\"");
  else
    out += text;
}

void print_number(float number, std::string& out) { out += text::shortest(number); }

std::string number_text(Query::Numbers numbers, std::int64_t number) {
  return numbers == Query::Numbers::reals ? text::shortest(real_value(number)) : text::shortest(number);
}

void print_clauses(const char* sign, const std::vector<Query>& queries, std::string& out) {
  for (const Query& query : queries) {
    if (out.back() != '(') out += ' ';
    out += sign;
    print(query, out);
  }
}

void print_boolean(const Query::Node& node, std::string& out) {
  out += '(';
  print_clauses("+", node.must, out);
  print_clauses("", node.should, out);
  print_clauses("-", node.must_not, out);
  out += ')';
  const std::uint32_t usual = node.must.empty() && !node.should.empty() ? 1 : 0;
  if (node.min_should != usual) out.append("~").append(std::to_string(node.min_should));
}

void print(const Query& query, std::string& out) {
  const Query::Node& node = query.node();
  if (!node.field.empty()) out.append(node.field).append(":");
  switch (node.kind) {
    case Query::Kind::everything:
      out += '*';
      break;
    case Query::Kind::nothing:
      out += "-*";
      break;
    case Query::Kind::term:
      print_text(node.text, false, out);
      break;
    case Query::Kind::phrase:
      print_text(node.text, true, out);
      if (node.slop > 0) out.append("~").append(std::to_string(node.slop));
      break;
    case Query::Kind::prefix:
      print_text(node.text, false, out), out += '*';
      break;
    case Query::Kind::fuzzy:
      print_text(node.text, false, out), out += '~';
      break;
    case Query::Kind::keyword:
      for (std::size_t i = 0; i < node.values.size(); ++i) {
        if (i > 0) out += ',';
        print_text(node.values[i], node.values[i].find(',') != std::string::npos, out);
      }
      break;
    case Query::Kind::range:
      if (node.numbers == Query::Numbers::truths) {
        out += *node.from == 0 ? "false" : "true";
        break;
      }
      if (node.from) out += number_text(node.numbers, *node.from);
      out += "..";
      if (node.to) out += number_text(node.numbers, *node.to);
      break;
    case Query::Kind::boolean:
      print_boolean(node, out);
      break;
    case Query::Kind::either:
      out += '{';
      print(node.must.front(), out);
      for (const Query& other : node.should) {
        out += " | ";
        print(other, out);
      }
      out += '}';
      if (node.factor != 1) {
        out += '^';
        print_number(node.factor, out);
      }
      break;
    case Query::Kind::boost:
      print(node.must.front(), out);
      out += '^';
      print_number(node.factor, out);
      break;
  }
}

}  // namespace

std::string to_string(const Query& query) {
  std::string out;
  print(query, out);
  return out;
}

}  // namespace tra
