// tra tune: fits the ranking's weights to the archive and keeps them in the index where that helps.
#include <cstdio>
#include <fstream>
#include <iostream>
#include <sstream>

#include "arguments/index_access.h"
#include "commands/commands.h"
#include "output/progress.h"
#include "output/ranking_output.h"
#include "tra/error.h"
#include "tra/tuning.h"

namespace tra::cli {
namespace {

std::vector<JudgedQuery> judged_queries(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  if (!file || file.bad()) throw Error(ErrorCode::io, "the judged queries cannot be read", path);
  std::vector<JudgedQuery> queries = read_judged_queries(text.str(), path);
  if (queries.empty()) throw Error(ErrorCode::invalid_argument, "no judged query", path);
  return queries;
}

void keep(const Options& options, const std::optional<Ranking>& ranking) {
  IndexWriter writer(open_existing(options));
  keep_ranking(writer, ranking);
  writer.commit();
}

std::string share(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4f", value);
  return text;
}

}  // namespace

int run_tune(const Options& options) {
  if (!options.positional().empty()) options.fail("takes no arguments");
  if (options.has("reset")) {
    if (options.has("judged")) options.fail("either --judged or --reset");
    keep(options, std::nullopt);
    std::cout << "ranking  " << described(Ranking(), false) << '\n';
    return exit_found;
  }
  TuningOptions tuning;
  tuning.rules_dir = options.text("rules");
  if (options.has("judged")) tuning.judged = judged_queries(options.text("judged"));
  TuningResult result;
  {
    Progress progress(options, "trials");
    tuning.progress = [&](std::size_t done, std::size_t of) {
      progress.update(done, 0, static_cast<double>(done) / static_cast<double>(of));
    };
    result = tune(open_snapshot(options), tuning);
  }
  std::cout << "tried    " << with_separators(result.fitted) << " queries: " << described(result.ranking, true) << '\n'
            << "held out " << with_separators(result.held) << " queries: nDCG@10 " << share(result.before)
            << " before, " << share(result.after) << " with it\n";
  if (!result.better) {
    std::cout << "not kept: the difference is not more than chance\n";
    return exit_nothing;
  }
  keep(options, result.ranking);
  std::cout << "kept; tra tune --reset goes back\n";
  return exit_found;
}

}  // namespace tra::cli
