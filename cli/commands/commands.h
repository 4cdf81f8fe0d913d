// The subcommands, one file each. Each takes what follows its name and returns the exit status:
// 0 found or done, 1 nothing found, 2 an error. Errors may also be thrown; main prints them.
#pragma once

#include <string>
#include <vector>

namespace tra::cli {

using Arguments = std::vector<std::string>;

int run_sync(const Arguments& arguments);
int run_add(const Arguments& arguments);
int run_delete(const Arguments& arguments);
int run_search(const Arguments& arguments);
int run_suggest(const Arguments& arguments);
int run_show(const Arguments& arguments);
int run_facets(const Arguments& arguments);
int run_analyze(const Arguments& arguments);
int run_status(const Arguments& arguments);
int run_check(const Arguments& arguments);
int run_merge(const Arguments& arguments);
int run_repair(const Arguments& arguments);
int run_upgrade(const Arguments& arguments);
int run_import(const Arguments& arguments);
int run_export(const Arguments& arguments);

constexpr int exit_found = 0, exit_nothing = 1, exit_error = 2;

}  // namespace tra::cli
