// The adapter for the public search-benchmark-game (github.com/quickwit-oss/search-benchmark-game). Reads lines
// COMMAND<TAB>QUERY from standard input and answers each with one line: the count, or 1 when the command asks for none,
// or UNSUPPORTED. Words without a + are optional. The index is built by tra_bench_queries index.
//
//  tra_bench_game DIR
#include <iostream>
#include <string>

#include "tra/directory.h"
#include "tra/error.h"
#include "tra/query_parser.h"
#include "tra/searcher.h"

namespace tra::bench {
namespace {

struct Command {
  const char* name;
  std::size_t hits;
  bool count;
};

constexpr Command kCommands[] = {{"COUNT", 0, true},           {"UNOPTIMIZED_COUNT", 0, true},
                                 {"TOP_10", 10, false},        {"TOP_100", 100, false},
                                 {"TOP_1000", 1000, false},    {"TOP_10_COUNT", 10, true},
                                 {"TOP_100_COUNT", 100, true}, {"TOP_1000_COUNT", 1000, true}};

const Command* find_command(std::string_view name) {
  for (const Command& command : kCommands)
    if (name == command.name) return &command;
  return nullptr;
}

// Whether a phrase contains a pattern, as in "am* funds"; some engines support this.
bool has_pattern_in_phrase(std::string_view query) {
  bool quoted = false;
  for (const char c : query) {
    if (c == '"') quoted = !quoted;
    if (c == '*' && quoted) return true;
  }
  return false;
}

class Game {
 public:
  explicit Game(const std::string& path) : searcher_(Snapshot::open(open_directory(path))) {
    request_.ranking.accents = false;
    request_.ranking.pair_weight = request_.ranking.opening_weight = request_.ranking.passage_weight =
        request_.ranking.compound_discount = 0;
    reading_.match = ParserOptions::Match::any;
    reading_.strict = true;
  }

  std::string answer(std::string_view line) {
    const std::size_t tab = line.find('\t');
    const Command* command = find_command(line.substr(0, tab));
    if (tab == std::string_view::npos || command == nullptr) return "UNSUPPORTED";
    const std::string_view text = line.substr(tab + 1);
    if (has_pattern_in_phrase(text)) return "UNSUPPORTED";
    try {
      return answer(*command, parse_query(text, searcher_.snapshot().schema(), reading_).query);
    } catch (const Error& error) {
      if (error.code() != ErrorCode::query_syntax) throw;
      return "UNSUPPORTED";
    }
  }

 private:
  std::string answer(const Command& command, const Query& query) {
    if (command.hits == 0) return std::to_string(searcher_.count(query, request_.ranking));
    request_.query = query;
    request_.limit = command.hits;
    request_.exact_total = command.count;
    const SearchResult result = searcher_.search(request_);
    return command.count ? std::to_string(result.total) : "1";
  }

  Searcher searcher_;
  SearchRequest request_;
  ParserOptions reading_;
};

}  // namespace
}  // namespace tra::bench

int main(int count, char** values) {
  try {
    if (count != 2) throw tra::Error(tra::ErrorCode::invalid_argument, "usage: tra_bench_game DIR < COMMANDS");
    tra::bench::Game game(values[1]);
    for (std::string line; std::getline(std::cin, line);) std::cout << game.answer(line) << std::endl;
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "tra_bench_game: " << error.what() << '\n';
    return 2;
  }
}
