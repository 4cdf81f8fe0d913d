#include "output/sync_report.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <system_error>
#include <utility>
#include <vector>

#include "output/progress.h"
#include "output/terminal.h"
#include "tra/clock.h"
#include "tra/error.h"

namespace tra::cli {
namespace {

// Formats "NAME:LINE".
std::string place(const ReadFailure& failure) {
  return failure.line > 0 ? failure.path + ":" + std::to_string(failure.line) : failure.path;
}

std::vector<std::string> cells(const std::string& name, const ReaderCounts& counts) {
  std::vector<std::string> all{name};
  for (const std::uint64_t count : {counts.files, counts.articles, counts.added, counts.updated, counts.unchanged,
                                    counts.removed, counts.passed_over, counts.failed})
    all.push_back(with_separators(count));
  return all;
}

// Rows with a common width for each column, two blanks between: 77 columns while no count has more digits than its
// heading.
std::string table(const std::vector<std::vector<std::string>>& rows) {
  std::string out;
  for (const std::vector<std::string>& row : rows) {
    for (std::size_t column = 0; column < row.size(); ++column) {
      std::size_t width = column == 0 ? 6 : 0;
      for (const std::vector<std::string>& other : rows) width = std::max(width, display_width(other[column]));
      out += column == 0 ? pad_right(row[column], width) : "  " + pad_left(row[column], width);
    }
    out += "\n";
  }
  return out;
}

Json to_json(const ReaderCounts& counts) {
  return {{"files", counts.files},
          {"articles", counts.articles},
          {"added", counts.added},
          {"updated", counts.updated},
          {"unchanged", counts.unchanged},
          {"removed", counts.removed},
          {"passed_over", counts.passed_over},
          {"failed", counts.failed}};
}

Json to_json(const std::vector<ReadFailure>& failures) {
  Json json = Json::array();
  for (const ReadFailure& failure : failures) {
    json.push_back({{"path", failure.path}, {"line", failure.line}, {"reason", failure.reason}});
    if (failure.passed_over) json.back()["count"] = failure.count;
  }
  return json;
}

// Groups failures or skipped items by reason, the most frequent first, each with the place of one.
std::string reason_lines(const char* heading, const std::vector<ReadFailure>& failures) {
  constexpr std::size_t most_reasons = 12;
  struct Group {
    std::uint64_t count = 0;
    const ReadFailure* first = nullptr;
  };
  std::map<std::string, Group> by_reason;
  for (const ReadFailure& failure : failures) {
    Group& group = by_reason[failure.reason];
    if (group.first == nullptr) group.first = &failure;
    group.count += failure.count;
  }
  std::vector<std::pair<std::string, Group>> groups(by_reason.begin(), by_reason.end());
  std::stable_sort(groups.begin(), groups.end(),
                   [](const auto& a, const auto& b) { return a.second.count > b.second.count; });
  std::string out = failures.empty() ? "" : std::string(heading) + ":\n";
  for (std::size_t i = 0; i < std::min(groups.size(), most_reasons); ++i) {
    const auto& [reason, group] = groups[i];
    out += pad_left(with_separators(group.count), 8) + "  " + printable(reason) +
           (group.count > 1 ? ", first " : ": ") + printable(place(*group.first)) + "\n";
  }
  if (groups.size() > most_reasons)
    out += "          and " + std::to_string(groups.size() - most_reasons) + " other reasons\n";
  return out;
}

// The articles that the guard against removals kept, with the first few ids.
std::string held_back_lines(const MirrorReport& report) {
  constexpr std::size_t most_ids = 10;
  std::string out;
  for (const ArchiveReport& archive : report.archives) {
    if (archive.held_back_reason.empty()) continue;
    out += "HELD BACK: nothing of " + printable(archive.path) + " is removed, " + printable(archive.held_back_reason) +
           "; " + with_separators(archive.held_back.size()) +
           " articles that are gone stay (--allow-removals or --max-removals removes them)\n";
    for (std::size_t i = 0; i < std::min(archive.held_back.size(), most_ids); ++i)
      out += "  " + printable(archive.held_back[i]) + "\n";
    if (archive.held_back.size() > most_ids) out += "  ...\n";
  }
  return out;
}

std::string speed(const MirrorReport& report) {
  const double seconds = std::max(report.seconds, 1e-3);
  char text[128];
  if (report.intake.articles == 0) {
    std::snprintf(text, sizeof text, "%.2f s", report.seconds);
    return text;
  }
  std::snprintf(text, sizeof text, "%.2f s, %.0f articles/s, %.1f MB/s of text", report.seconds,
                static_cast<double>(report.intake.articles) / seconds,
                static_cast<double>(report.intake.text_bytes) / 1e6 / seconds);
  return text;
}

}  // namespace

std::string to_table(const MirrorReport& report) {
  std::vector<std::vector<std::string>> rows{
      {"", "files", "articles", "added", "updated", "unchanged", "removed", "passed", "failed"}};
  for (std::size_t i = 0; i < report.readers.size(); ++i) {
    const ReaderCounts& counts = report.readers[i];
    if (counts.files + counts.articles + counts.removed + counts.passed_over + counts.failed > 0)
      rows.push_back(cells(to_string(static_cast<Reader>(i)), counts));
  }
  rows.push_back(cells("total", report.total()));
  std::string out = table(rows);
  out += with_separators(report.files) + " files in the archive, " + with_separators(report.files_unchanged) +
         " of them unchanged and not read; " + with_separators(report.documents) + " articles in the index\n";
  out += held_back_lines(report);
  if (!report.conflicts.empty())
    out += with_separators(report.conflicts.size()) +
           " articles left out: their id is that of another article; tra forget ARCHIVE, then tra sync ARCHIVE --as "
           "NAME\n";
  if (!report.duplicates.empty())
    out += with_separators(report.duplicates.size()) + " articles with an id that another place gives too\n";
  if (report.rezoned > 0)
    out += with_separators(report.rezoned) + " pages divided again: what many pages have in common has changed\n";
  if (!report.intake.repaired_encodings.empty()) {
    out += "encodings repaired:";
    for (const auto& [name, count] : report.intake.repaired_encodings)
      out.append(" ").append(printable(name)).append(" ").append(with_separators(count));
    out += "\n";
  }
  if (report.intake.articles > 0)
    out += "indexed " + with_separators(report.intake.articles) +
           " articles: " + with_separators(report.intake.without_title) + " without title, " +
           with_separators(report.intake.without_date) + " without date, " +
           with_separators(report.intake.without_country) + " without partner country\n";
  return out + reason_lines("passed over", report.passed_over) + reason_lines("failures", report.failures) +
         speed(report) + "\n";
}

std::string to_text(const MirrorPlan& plan) {
  std::string out;
  for (const auto& [sign, ids] : {std::pair("+ ", &plan.added), {"~ ", &plan.replaced}, {"- ", &plan.removed}})
    for (const std::string& id : *ids) out += sign + printable(id) + "\n";
  out += held_back_lines(plan.report);
  return out + with_separators(plan.added.size()) + " to add, " + with_separators(plan.replaced.size()) +
         " to replace, " + with_separators(plan.removed.size()) + " to remove\n";
}

namespace {

std::string status_name(const SyncOutcome& outcome) {
  if (!outcome.error.empty()) return "error";
  if (!outcome.report) return "dry_run";
  const MirrorReport& report = *outcome.report;
  if (report.cancelled) return "interrupted";
  if (report.guarded()) return "held_back";
  if (!report.conflicts.empty()) return "ids_left_out";
  return report.failures.empty() ? "done" : "done_with_failures";
}

void add_report(const MirrorReport& report, Json& json) {
  json["files"] = report.files;
  json["files_unchanged"] = report.files_unchanged;
  json["bytes_read"] = report.bytes_read;
  json["documents"] = report.documents;
  json["duplicates"] = report.duplicates.size();
  json["divided_again"] = report.rezoned;
  json["total"] = to_json(report.total());
  for (std::size_t i = 0; i < report.readers.size(); ++i)
    json["readers"][to_string(static_cast<Reader>(i))] = to_json(report.readers[i]);
  json["indexed"] = {{"articles", report.intake.articles},
                     {"text_bytes", report.intake.text_bytes},
                     {"without_title", report.intake.without_title},
                     {"without_date", report.intake.without_date},
                     {"without_country", report.intake.without_country}};
  json["encodings_repaired"] = report.intake.repaired_encodings;
  json["failures"] = to_json(report.failures);
  json["passed_over"] = to_json(report.passed_over);
  json["given_twice"] = to_json(report.duplicates);
  json["left_out"] = to_json(report.conflicts);
  json["archives"] = Json::array();
  for (const ArchiveReport& archive : report.archives)
    json["archives"].push_back(
        {{"path", archive.path},
         {"part", archive.part},
         {"counts", to_json(archive.counts)},
         {"removed", archive.removed},
         {"held_back_reason", archive.held_back_reason.empty() ? Json(nullptr) : Json(archive.held_back_reason)},
         {"held_back", archive.held_back}});
  json["seconds"] = report.seconds;
}

}  // namespace

Json to_json(const SyncOutcome& outcome) {
  Json json;
  json["began"] = utc_text(outcome.began);
  json["ended"] = utc_text(now());
  json["status"] = status_name(outcome);
  json["exit_status"] = outcome.exit_status;
  json["error"] = outcome.error.empty() ? Json(nullptr) : Json(outcome.error);
  if (outcome.report) add_report(*outcome.report, json);
  return json;
}

void write_report(const std::string& path, const SyncOutcome& outcome) {
  std::error_code ignored;
  // Devices and pipes are written directly; only a regular file can be replaced by renaming.
  const bool direct = std::filesystem::exists(path, ignored) && !std::filesystem::is_regular_file(path, ignored);
  const std::string written = direct ? path : path + ".tmp-" + std::to_string(::getpid());
  std::ofstream out(written);
  out << to_document(to_json(outcome)) << '\n';
  out.close();
  const bool good = out.good() && (direct || std::rename(written.c_str(), path.c_str()) == 0);
  if (!good) {
    const int error = errno;
    if (!direct) std::remove(written.c_str());
    throw Error(ErrorCode::io, "the report cannot be written: " + std::generic_category().message(error), path);
  }
}

std::string to_line(const ReadFailure& failure) { return printable(place(failure) + ": " + failure.reason); }

}  // namespace tra::cli
