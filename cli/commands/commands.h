// The subcommands, one file each. A command takes its options and returns the exit status: 0 found or done, 1 nothing
// found, 2 an error, 4 inputs failed, 130 and 143 stopped by SIGINT and SIGTERM. Commands may also throw; main prints
// the error.
#pragma once

#include "arguments/options.h"

namespace tra::cli {

int run_sync(const Options& options);
int run_forget(const Options& options);
int run_add(const Options& options);
int run_delete(const Options& options);
int run_search(const Options& options);
int run_suggest(const Options& options);
int run_show(const Options& options);
int run_facets(const Options& options);
int run_timeline(const Options& options);
int run_values(const Options& options);
int run_report(const Options& options);
int run_analyze(const Options& options);
int run_status(const Options& options);
int run_check(const Options& options);
int run_merge(const Options& options);
int run_tune(const Options& options);
int run_repair(const Options& options);
int run_upgrade(const Options& options);
int run_import(const Options& options);
int run_export(const Options& options);
int run_formats(const Options& options);
int run_open(const Options& options);
int run_similar(const Options& options);
int run_cite(const Options& options);
int run_tag(const Options& options);
int run_correct(const Options& options);
int run_watch(const Options& options);
int run_news(const Options& options);
int run_explain(const Options& options);
int run_terms(const Options& options);
int run_browse(const Options& options);
int run_replicate(const Options& options);
int run_plan(const Options& options);
int run_count(const Options& options);
int run_build(const Options& options);
int run_adopt(const Options& options);

constexpr int exit_found = 0, exit_nothing = 1, exit_error = 2, exit_inputs_failed = 4;

}  // namespace tra::cli
