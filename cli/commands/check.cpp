// tra check: verifies all checksums and structures of the index.
#include <iostream>

#include "arguments/index_access.h"
#include "commands/commands.h"
#include "output/json_output.h"
#include "output/progress.h"
#include "output/terminal.h"

namespace tra::cli {
namespace {

Json to_json(const CheckReport& report) {
  Json json;
  json["good"] = report.problems.empty();
  json["files"] = report.files;
  json["bytes"] = report.bytes;
  json["documents"] = report.documents;
  json["terms"] = report.terms;
  json["postings"] = report.postings;
  json["problems"] = Json::array();
  for (const CheckReport::Problem& problem : report.problems)
    json["problems"].push_back({{"file", problem.file},
                                {"offset", problem.offset ? Json(*problem.offset) : Json(nullptr)},
                                {"message", problem.message}});
  return json;
}

void print_text(const CheckReport& report) {
  for (const CheckReport::Problem& problem : report.problems) {
    std::cout << printable(problem.file);
    if (problem.offset) std::cout << " @ " << *problem.offset;
    std::cout << ": " << printable(problem.message) << '\n';
  }
  std::cout << (report.problems.empty() ? "good" : "DAMAGED") << ": " << with_separators(report.files) << " files, "
            << with_separators(report.bytes) << " bytes, " << with_separators(report.documents) << " documents, "
            << with_separators(report.terms) << " terms, " << with_separators(report.postings) << " postings\n";
}

}  // namespace

int run_check(const Options& options) {
  if (!options.positional().empty()) options.fail("takes no arguments");
  const bool as_json = options.choice("format") == "json";
  const std::shared_ptr<const Directory> directory = open_existing(options);
  CheckReport report;
  {
    Progress progress(options, "bytes");
    report = check_index(directory, [&](std::uint64_t done, std::uint64_t all) {
      progress.update(done, done, all == 0 ? 0 : static_cast<double>(done) / static_cast<double>(all));
    });
  }
  if (as_json)
    std::cout << to_document(to_json(report)) << '\n';
  else
    print_text(report);
  return report.problems.empty() ? exit_found : exit_error;
}

}  // namespace tra::cli
