// The weights of a ranking, fitted to one archive.
//
// Defaults are what public collections say. An archive that ranks better with other weights keeps them in its index;
// ArticleSearcher uses them where a request names no ranking.
//
//   const tra::TuningResult result = tra::tune(snapshot);
//   if (result.better) tra::keep_ranking(writer, result.ranking);
//
// The functions keep no state; a writer is used as IndexWriter says. Time: that of many searches for each query.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tra/index_writer.h"
#include "tra/searcher.h"
#include "tra/snapshot.h"

namespace tra {

// A question with the articles that answer it, by their ids: 0 no, 1 yes, 2 well.
struct JudgedQuery {
  std::string text;
  std::vector<std::pair<std::string, unsigned>> judged;
};

// Lines of `QUERY<TAB>ARTICLE<TAB>GRADE`; empty lines and those that begin with # are left out. Lines of equal queries
// belong together. Error(invalid_argument) naming `path` and the line for any other line, a grade above 9, or more than
// a million lines.
std::vector<JudgedQuery> read_judged_queries(std::string_view text, const std::string& path);

struct TuningResult {
  Ranking ranking;                   // the best on the half that was fitted
  std::size_t fitted = 0, held = 0;  // queries of each half
  double before = 0, after = 0;      // nDCG@10 of the half that was held out, with the ranking before and with this one
  bool better = false;               // more than chance explains: it is worth keeping
};

struct TuningOptions {
  std::vector<JudgedQuery> judged;  // empty: titles of articles, each meant to find its own body
  std::size_t titles = 400;         // how many, spread over the archive
  std::size_t among = 4000;         // articles that they are searched in
  std::string rules_dir;            // as ArticleSearcher's
  std::function<void(std::size_t done, std::size_t of)> progress;
};

// Fits k1, b and the weights of pairs, openings and evidence, one after the other, to every second query. Reads only.
// Error(invalid_argument) where fewer than 20 queries can be asked.
TuningResult tune(std::shared_ptr<const Snapshot> snapshot, const TuningOptions& options = {});

// What the archive keeps: its weights, or the defaults. Error(corruption) where they cannot be read.
Ranking tuned_ranking(const Snapshot& snapshot);
bool is_tuned(const Snapshot& snapshot);
// Takes effect with the writer's next commit. nullopt: the defaults again.
void keep_ranking(IndexWriter& writer, const std::optional<Ranking>& ranking);

}  // namespace tra
