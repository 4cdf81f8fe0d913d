// The numbers of a ranking that an archive may have its own of.
#pragma once

#include <string_view>
#include <vector>

#include "tra/searcher.h"

namespace tra::articles {

struct Weight {
  std::string_view name;
  float Ranking::*member;
  float least, most;         // values that may be kept
  std::vector<float> tried;  // by tune()
};

const std::vector<Weight>& weights();

}  // namespace tra::articles
