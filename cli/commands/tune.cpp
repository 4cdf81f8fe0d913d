// tra tune: fits the ranking's weights to the archive and keeps them in the index where that helps.
#include <fstream>
#include <iostream>
#include <sstream>

#include "arguments/index_access.h"
#include "arguments/language.h"
#include "commands/commands.h"
#include "output/progress.h"
#include "output/ranking_output.h"
#include "output/wording.h"
#include "tra/error.h"
#include "tra/index_writer.h"
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
  IndexWriter writer(open_to_write(options));
  keep_ranking(writer, ranking);
  writer.commit();
}

}  // namespace

int run_tune(const Options& options) {
  if (!options.positional().empty()) options.fail("takes no arguments");
  const Wording wording(language(options));
  if (options.has("reset")) {
    if (options.has("judged")) options.fail("either --judged or --reset");
    keep(options, std::nullopt);
    std::cout << wording.say("ranking  ", "xếp hạng  ") << described(Ranking(), false, wording, 9) << '\n';
    return exit_found;
  }
  TuningOptions tuning;
  tuning.rules_dir = options.text("rules");
  if (options.has("judged")) tuning.judged = judged_queries(options.text("judged"));
  TuningResult result;
  {
    Progress progress(options, Progress::counted_trials);
    tuning.progress = [&](std::size_t done, std::size_t of) {
      progress.update(done, 0, static_cast<double>(done) / static_cast<double>(of));
    };
    result = tune(open_snapshot(options), tuning);
  }
  const std::string before = wording.decimal(result.before, 4), after = wording.decimal(result.after, 4);
  std::cout << wording.say("tried    ", "thử với  ") << wording.counted(result.fitted, "query", "queries", "truy vấn")
            << ": " << described(result.ranking, true, wording, 9) << '\n'
            << wording.say("held out ", "để riêng ") << wording.counted(result.held, "query", "queries", "truy vấn")
            << wording.say(": nDCG@10 " + before + " before, " + after + " with it",
                           ": nDCG@10 trước là " + before + ", với trọng số mới là " + after)
            << '\n';
  if (!result.better) {
    std::cout << wording.say("not kept: the difference is not more than chance\n",
                             "không giữ: chênh lệch không hơn ngẫu nhiên\n");
    return exit_nothing;
  }
  keep(options, result.ranking);
  std::cout << wording.say("kept; tra tune --reset goes back\n", "đã giữ; tra tune --reset trở lại như cũ\n");
  return exit_found;
}

}  // namespace tra::cli
