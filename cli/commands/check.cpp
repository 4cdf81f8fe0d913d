// tra check: verifies all checksums and structures of the index.
#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <stdexcept>

#include "arguments/index_access.h"
#include "arguments/language.h"
#include "commands/commands.h"
#include "output/json_output.h"
#include "output/message.h"
#include "output/progress.h"
#include "output/terminal.h"
#include "output/wording.h"

namespace tra::cli {
namespace {

Json check_json(const CheckReport& report) {
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

void print_text(const CheckReport& report, const Wording& wording) {
  for (const CheckReport::Problem& problem : report.problems) {
    std::cout << printable(problem.file);
    if (problem.offset) std::cout << " @ " << *problem.offset;
    std::cout << ": " << printable(in_language(problem.message, wording.language())) << '\n';
  }
  const std::string counts = wording.counted(report.files, "file", "files", "tệp") + ", " +
                             wording.counted(report.bytes, "byte", "bytes", "byte") + ", " +
                             wording.counted(report.documents, "document", "documents", "tài liệu") + ", " +
                             wording.counted(report.terms, "term", "terms", "từ") + ", " +
                             wording.counted(report.postings, "posting", "postings", "lần ghi từ");
  const bool other_version =
      std::all_of(report.problems.begin(), report.problems.end(),
                  [](const CheckReport::Problem& problem) { return problem.code == ErrorCode::version; });
  const std::string state = report.problems.empty() ? wording.say("good", "tốt")
                            : other_version         ? wording.say("NOT CHECKED", "CHƯA KIỂM TRA")
                                                    : wording.say("DAMAGED", "HỎNG");
  std::cout << wrapped_for(STDOUT_FILENO, state + ": " + counts) << '\n';
}

}  // namespace

int run_check(const Options& options) {
  if (!options.positional().empty()) options.fail("takes no arguments");
  const bool as_json = options.choice("format") == "json";
  const std::shared_ptr<const Directory> directory = open_existing(options);
  CheckReport report;
  {
    Progress progress(options, Progress::counted_bytes);
    report = check_index(directory, [&](std::uint64_t done, std::uint64_t all) {
      progress.update(done, done, all == 0 ? 0 : static_cast<double>(done) / static_cast<double>(all));
    });
  }
  // Where nothing could be opened, nothing is damaged: there is no index, or its folder cannot be read.
  if (report.files == 0 && report.problems.size() == 1 && report.problems.front().code == ErrorCode::io)
    throw std::runtime_error(report.problems.front().message);
  if (as_json)
    std::cout << to_document(check_json(report)) << '\n';
  else
    print_text(report, Wording(language(options)));
  return report.problems.empty() ? exit_found : exit_error;
}

}  // namespace tra::cli
