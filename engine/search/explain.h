// Explains how a document's score was computed, with one line per clause.
#pragma once

#include <string>

#include "search/plan/query_plan.h"

namespace tra::search {

struct ExplainOptions {
  bool rescored;         // by what evaluate/second_pass.h adds, too
  std::string language;  // "en" or "vi"
};

std::string explain(const QueryPlan& plan, const Snapshot::Impl& snapshot, DocAddress address,
                    const ExplainOptions& options);

}  // namespace tra::search
