// Writing an article as JSON.
#pragma once

#include "output/json_output.h"
#include "tra/article.h"
#include "tra/article_search.h"

namespace tra::cli {

// Uses the member names that tra add reads. Empty members are left out.
Json to_json(const Article& article);
Json to_json(const std::vector<Principal>& principals);
// The same with what --fields names besides: person (the names of the principals), tag, note, added, and each facet of
// one's own by its name.
Json to_fields(const Article& article);

Json to_json(const LabelledCount& count);

}  // namespace tra::cli
