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
  Json json{{"version", kJsonVersion}};
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
                                {"kind", problem.code == ErrorCode::version ? "version"
                                         : problem.code == ErrorCode::io    ? "unreadable"
                                                                            : "damage"},
                                {"commit", problem.earlier ? "earlier" : "newest"},
                                {"message", problem.message}});
  return json;
}

bool is_damage(const CheckReport::Problem& problem) {
  return problem.code != ErrorCode::version && problem.code != ErrorCode::io;
}

std::string state_of(const CheckReport& report, const Wording& wording) {
  const auto& problems = report.problems;
  if (problems.empty()) return wording.say("good", "tốt");
  if (std::none_of(problems.begin(), problems.end(), is_damage)) return wording.say("NOT CHECKED", "CHƯA KIỂM TRA");
  if (std::all_of(problems.begin(), problems.end(), [](const auto& problem) { return problem.earlier; }))
    return wording.say("DAMAGED, only the commit before the newest one, which nothing reads",
                       "HỎNG, nhưng chỉ ở lần ghi trước lần mới nhất, không ai đọc đến");
  return wording.say("DAMAGED", "HỎNG");
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
  std::cout << wrapped_for(STDOUT_FILENO, state_of(report, wording) + ": " + counts) << '\n';
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
