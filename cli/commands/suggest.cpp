// tra suggest: restores missing diacritics and completes unfinished text.
#include <algorithm>
#include <fstream>
#include <iostream>

#include "arguments/index_access.h"
#include "arguments/language.h"
#include "arguments/options.h"
#include "arguments/user_files.h"
#include "commands/commands.h"
#include "output/json_output.h"
#include "output/terminal.h"
#include "output/wording.h"
#include "tra/error.h"
#include "tra/suggest.h"

namespace tra::cli {
namespace {

Json to_json(const std::vector<Suggestion>& suggestions) {
  Json json = Json::array();
  for (const Suggestion& suggestion : suggestions)
    json.push_back({{"text", suggestion.text}, {"score", suggestion.score}, {"hits", suggestion.hits}});
  return json;
}

bool suggest_batch(const std::string& path, const Suggester& suggester, bool json) {
  std::ifstream file;
  if (path != "-") {
    file.open(path);
    if (!file) throw Error(ErrorCode::io, "the lines cannot be read", path);
  }
  std::istream& in = path == "-" ? std::cin : file;
  bool any = false;
  std::string line;
  for (std::uint64_t number = 1; next_line(in, number, line); ++number) {
    const std::string restored = suggester.most_likely(line);
    any = any || restored != line;
    if (json)
      std::cout << to_line(Json{{"version", kJsonVersion},
                                {"query", line},
                                {"restored", restored},
                                {"corrections", to_json(suggester.correct(line))}})
                << '\n';
    else
      std::cout << restored << '\n';
  }
  if (in.bad()) throw Error(ErrorCode::io, "the lines cannot be read", path);
  return any;
}

void print(const std::vector<Suggestion>& suggestions) {
  for (const Suggestion& suggestion : suggestions)
    std::cout << pad_left(std::to_string(suggestion.hits), 8) << "  " << printable(suggestion.text) << '\n';
}

}  // namespace

int run_suggest(const Options& options) {
  const bool json = options.choice("format") == "json";
  if (options.has("batch") != options.positional().empty())
    options.fail(options.has("batch") ? "either a text or --batch" : "a text is missing");
  const Suggester suggester{Searcher(open_snapshots(options))};
  if (options.has("batch")) return suggest_batch(options.text("batch"), suggester, json) ? exit_found : exit_nothing;

  std::string text;
  for (const std::string& word : options.positional()) text += (text.empty() ? "" : " ") + word;
  const std::vector<Suggestion> readings = suggester.restore_marks(text);
  const std::vector<Suggestion> corrections = suggester.correct(text);
  std::vector<Suggestion> completions = suggester.complete(text, options.count("limit"));
  std::erase_if(completions, [&](const Suggestion& completion) {
    return std::any_of(readings.begin(), readings.end(),
                       [&](const Suggestion& reading) { return reading.text == completion.text; });
  });
  if (json) {
    std::cout << to_document(Json{{"version", kJsonVersion},
                                  {"query", text},
                                  {"suggestions", to_json(readings)},
                                  {"corrections", to_json(corrections)},
                                  {"completions", to_json(completions)}})
              << '\n';
  } else {
    const Wording wording(language(options));
    if (!readings.empty() || !corrections.empty()) std::cout << wording.say("Did you mean:\n", "Ý bạn là:\n");
    print(readings);
    print(corrections);
    if (!completions.empty()) std::cout << wording.say("It may go on:\n", "Gợi ý:\n");
    print(completions);
  }
  return readings.empty() && corrections.empty() && completions.empty() ? exit_nothing : exit_found;
}

}  // namespace tra::cli
