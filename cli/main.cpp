// The program tra: full-text search for archives of Vietnamese articles.
#include "commands/commands.h"
#include "program.h"

namespace tra::cli {
namespace {

constexpr Runner runners[] = {
    {"search", run_search},     {"suggest", run_suggest}, {"show", run_show},       {"facets", run_facets},
    {"analyze", run_analyze},   {"status", run_status},   {"check", run_check},     {"merge", run_merge},
    {"export", run_export},     {"open", run_open},       {"similar", run_similar}, {"cite", run_cite},
    {"tag", run_tag},           {"correct", run_correct}, {"watch", run_watch},     {"news", run_news},
    {"explain", run_explain},   {"terms", run_terms},     {"browse", run_browse},   {"values", run_values},
    {"timeline", run_timeline}, {"report", run_report},   {"adopt", run_adopt},     {"replicate", run_replicate},
    {"tune", run_tune},
};

}  // namespace
}  // namespace tra::cli

int main(int count, char** values) { return tra::cli::run_program({tra::cli::runners, "tra-index"}, count, values); }
