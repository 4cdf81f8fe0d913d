#include "output/sync_report.h"

#include <algorithm>
#include <iostream>
#include <map>
#include <utility>
#include <vector>

#include "output/file_replacement.h"
#include "output/message.h"
#include "output/progress.h"
#include "output/terminal.h"
#include "tra/clock.h"

namespace tra::cli {
namespace {

// Formats "NAME:LINE".
std::string place(const ReadFailure& failure) {
  return failure.line > 0 ? failure.path + ":" + std::to_string(failure.line) : failure.path;
}

std::vector<std::string> cells(const std::string& name, const ReaderCounts& counts, const Wording& wording) {
  std::vector<std::string> all{name};
  for (const std::uint64_t count : {counts.files, counts.articles, counts.added, counts.updated, counts.unchanged,
                                    counts.removed, counts.passed_over, counts.failed})
    all.push_back(wording.number(count));
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

std::uint64_t number_of(const std::vector<ReadFailure>& failures) {
  std::uint64_t number = 0;
  for (const ReadFailure& failure : failures) number += failure.count;
  return number;
}

Json to_json(const std::vector<ReadFailure>& failures) {
  Json json = Json::array();
  for (const ReadFailure& failure : failures) {
    json.push_back({{"path", failure.path}, {"line", failure.line}, {"reason", failure.reason}});
    if (failure.passed_over || failure.count > 1) json.back()["count"] = failure.count;
  }
  return json;
}

// Groups failures or skipped items by reason, the most frequent first, each with the place of one.
std::string reason_lines(const std::string& heading, const std::vector<ReadFailure>& failures, const Wording& wording) {
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
  std::string out = failures.empty() ? "" : heading + ":\n";
  for (std::size_t i = 0; i < std::min(groups.size(), most_reasons); ++i) {
    const auto& [reason, group] = groups[i];
    out += pad_left(wording.number(group.count), 8) + "  " + printable(in_language(reason, wording.language())) +
           (group.count > 1 ? wording.say(", first ", ", đầu tiên ở ") : ": ") + printable(place(*group.first)) + "\n";
  }
  if (groups.size() > most_reasons)
    out += "          " + wording.say("and ", "và ") +
           wording.counted(groups.size() - most_reasons, "other reason", "other reasons", "lý do khác") + "\n";
  return out;
}

// The articles that the guard against removals kept, with the first few ids.
std::string held_back_lines(const MirrorReport& report, const Wording& wording) {
  constexpr std::size_t most_ids = 10;
  std::string out;
  for (const ArchiveReport& archive : report.archives) {
    if (archive.held_back_reason.empty()) continue;
    const std::string path = printable(archive.path), gone = wording.articles(archive.held_back.size());
    const std::string why = printable(in_language(archive.held_back_reason, wording.language()));
    out += wording.say("HELD BACK: nothing of " + path + " is removed, " + why + "; kept though gone: " + gone,
                       "GIỮ LẠI: không bỏ gì của " + path + ", " + why + "; vẫn giữ " + gone + " đã mất") +
           (archive.removals_exceeded ? wording.say(" (--allow-removals or --max-removals removes them)\n",
                                                    " (--allow-removals hoặc --max-removals để bỏ)\n")
                                      : wording.say(" (--allow-removals removes them, tra forget drops the archive)\n",
                                                    " (--allow-removals để bỏ, tra forget để thôi giữ cả kho)\n"));
    for (std::size_t i = 0; i < std::min(archive.held_back.size(), most_ids); ++i)
      out += "  " + printable(archive.held_back[i]) + "\n";
    if (archive.held_back.size() > most_ids) out += "  ...\n";
  }
  return out;
}

std::string speed(const MirrorReport& report, const Wording& wording) {
  const double seconds = std::max(report.seconds, 1e-3);
  const std::string text = wording.decimal(report.seconds, 2) + " s";
  if (report.intake.articles == 0) return text;
  const std::string articles =
      wording.number(static_cast<std::uint64_t>(static_cast<double>(report.intake.articles) / seconds + 0.5));
  const std::string megabytes = wording.decimal(static_cast<double>(report.intake.text_bytes) / 1e6 / seconds, 1);
  return text + wording.say(", " + articles + " articles/s, " + megabytes + " MB/s of text",
                            ", " + articles + " bài/s, " + megabytes + " MB/s văn bản");
}

std::vector<std::vector<std::string>> reader_rows(const MirrorReport& report, const Wording& wording) {
  static constexpr Text headings[] = {{"", ""},          {"files", "tệp"},        {"articles", "bài"},
                                      {"added", "thêm"}, {"updated", "sửa"},      {"unchanged", "như cũ"},
                                      {"removed", "bỏ"}, {"passed", "không xét"}, {"failed", "hỏng"}};
  std::vector<std::vector<std::string>> rows(1);
  for (const Text& heading : headings) rows.front().emplace_back(heading.in(wording.language()));
  for (std::size_t i = 0; i < report.readers.size(); ++i) {
    const ReaderCounts& counts = report.readers[i];
    if (counts.files + counts.articles + counts.removed + counts.passed_over + counts.failed > 0)
      rows.push_back(cells(to_string(static_cast<Reader>(i)), counts, wording));
  }
  rows.push_back(cells(wording.say("total", "tổng"), report.total(), wording));
  return rows;
}

// Of archives whose rules of facets have changed since.
std::string rules_lines(const MirrorReport& report, const Wording& wording) {
  std::string out;
  for (const ArchiveReport& archive : report.archives) {
    const std::string path = printable(archive.path);
    if (archive.rules == ArchiveReport::Rules::changed && archive.part.empty())
      out += path + wording.say(": the rules have changed, every article was read again\n",
                                ": quy tắc đã đổi, đã đọc lại mọi bài\n");
    else if (archive.rules == ArchiveReport::Rules::changed)
      out += path + wording.say(": the rules have changed; tra sync of the whole archive reads every article again\n",
                                ": quy tắc đã đổi; tra sync cả kho sẽ đọc lại mọi bài\n");
    else if (archive.rules == ArchiveReport::Rules::built_in_changed)
      out += path + wording.say(": read by an older tra; tra sync --rebuild reads every article again\n",
                                ": do bản tra cũ đọc; tra sync --rebuild sẽ đọc lại mọi bài\n");
  }
  const bool older = std::any_of(report.archives.begin(), report.archives.end(), [](const ArchiveReport& archive) {
    return archive.rules == ArchiveReport::Rules::built_in_changed;
  });
  if (older && report.of_no_archive > 0)
    out += wording.articles(report.of_no_archive) +
           wording.say(" of no archive: tra add of the same files reads them anew\n",
                       " không thuộc kho nào: tra add các tệp ấy để đọc lại\n");
  return out;
}

// What the articles of this run lack, and what was noticed of them.
std::string intake_lines(const MirrorReport& report, const Wording& wording) {
  std::string out;
  const auto line = [&](std::uint64_t count, const std::string& english, const std::string& vietnamese) {
    if (count > 0) out += wording.articles(count) + wording.say(english, vietnamese) + "\n";
  };
  line(number_of(report.conflicts),
       " left out: their id is that of another article; tra forget ARCHIVE, then tra sync ARCHIVE --as NAME; where a "
       "folder was moved, tra forget its old place",
       " bị bỏ qua vì trùng mã với bài khác; hãy dùng tra forget KHO, rồi tra sync KHO --as TÊN; nếu thư mục đã "
       "chuyển chỗ, hãy tra forget chỗ cũ");
  line(number_of(report.duplicates), " with an id that another place gives too", " có mã mà chỗ khác cũng dùng");
  line(report.intake.own_facets_changed, " of no archive with other facets of your own now, by the new facets.tsv",
       " không thuộc kho nào được xếp loại riêng lại theo facets.tsv mới");
  if (report.rezoned > 0)
    out += wording.counted(report.rezoned, "page", "pages", "trang") +
           wording.say(" divided again: what many pages have in common has changed\n",
                       " được chia phần lại, vì phần chung của nhiều trang đã đổi\n");
  if (!report.intake.repaired_encodings.empty()) {
    out += wording.say("encodings repaired:", "đã sửa bảng mã:");
    for (const auto& [name, count] : report.intake.repaired_encodings)
      out.append(" ").append(printable(name)).append(" ").append(wording.number(count));
    out += "\n";
  }
  if (report.intake.articles > 0) {
    const std::string title = wording.number(report.intake.without_title),
                      date = wording.number(report.intake.without_date),
                      country = wording.number(report.intake.without_country);
    out += wording.say("indexed ", "đã lập chỉ mục ") + wording.articles(report.intake.articles) +
           wording.say(
               ": " + title + " without title, " + date + " without date, " + country + " without partner country\n",
               ": " + title + " không tiêu đề, " + date + " không ngày, " + country + " không nước đối tác\n");
  }
  return out;
}

}  // namespace

std::string to_table(const MirrorReport& report, const Wording& wording) {
  const std::string unchanged = wording.number(report.files_unchanged);
  return table(reader_rows(report, wording)) + wording.counted(report.files, "file", "files", "tệp") +
         wording.say(" in the archive, " + unchanged + " unchanged and not read; ",
                     " trong kho, " + unchanged + " không đổi nên không đọc; ") +
         wording.in_the_index(report.documents) + "\n" + held_back_lines(report, wording) +
         rules_lines(report, wording) + intake_lines(report, wording) +
         reason_lines(wording.say("passed over", "không xét"), report.passed_over, wording) +
         reason_lines(wording.say("failures", "hỏng"), report.failures, wording) + speed(report, wording) + "\n";
}

std::string to_text(const MirrorPlan& plan, const Wording& wording) {
  std::string out;
  for (const auto& [sign, ids] : {std::pair("+ ", &plan.added), {"~ ", &plan.replaced}, {"- ", &plan.removed}})
    for (const std::string& id : *ids) out += sign + printable(id) + "\n";
  const std::string added = wording.number(plan.added.size()), replaced = wording.number(plan.replaced.size()),
                    removed = wording.number(plan.removed.size());
  return out + held_back_lines(plan.report, wording) + rules_lines(plan.report, wording) +
         wording.say(added + " to add, " + replaced + " to replace, " + removed + " to remove\n",
                     "sẽ thêm " + added + ", thay " + replaced + ", bỏ " + removed + "\n");
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

const char* name_of(ArchiveReport::Rules rules) {
  return rules == ArchiveReport::Rules::unchanged ? "unchanged"
         : rules == ArchiveReport::Rules::changed ? "changed"
                                                  : "built_in_changed";
}

void add_report(const MirrorReport& report, Json& json) {
  json["files"] = report.files;
  json["files_unchanged"] = report.files_unchanged;
  json["bytes_read"] = report.bytes_read;
  json["documents"] = report.documents;
  json["of_no_archive"] = report.of_no_archive;
  json["duplicates"] = number_of(report.duplicates);
  json["divided_again"] = report.rezoned;
  json["total"] = to_json(report.total());
  for (std::size_t i = 0; i < report.readers.size(); ++i)
    json["readers"][to_string(static_cast<Reader>(i))] = to_json(report.readers[i]);
  json["indexed"] = {{"articles", report.intake.articles},
                     {"text_bytes", report.intake.text_bytes},
                     {"without_title", report.intake.without_title},
                     {"without_date", report.intake.without_date},
                     {"without_country", report.intake.without_country},
                     {"own_facets_changed", report.intake.own_facets_changed}};
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
         {"held_back", archive.held_back},
         {"rules", name_of(archive.rules)}});
  json["seconds"] = report.seconds;
}

}  // namespace

Json to_json(const SyncOutcome& outcome) {
  Json json{{"version", kJsonVersion}};
  json["began"] = utc_text(outcome.began);
  json["ended"] = utc_text(now());
  json["status"] = status_name(outcome);
  json["exit_status"] = outcome.exit_status;
  json["error"] = outcome.error.empty() ? Json(nullptr) : Json(outcome.error);
  json["damage"] = outcome.damage.empty() ? Json(nullptr) : Json(outcome.damage);
  if (outcome.report) add_report(*outcome.report, json);
  return json;
}

void write_report(const std::string& path, const SyncOutcome& outcome) {
  const std::string text = to_document(to_json(outcome)) + '\n';
  if (path == "-")
    std::cout << text << std::flush;
  else
    replace_file(path, text, "the report cannot be written");
}

std::string to_line(const ReadFailure& failure, const Wording& wording) {
  const std::string times = failure.count > 1 ? " (" + wording.number(failure.count) + ")" : "";
  return printable(place(failure) + ": " + in_language(failure.reason, wording.language())) + times;
}

void report_refusal(const std::vector<std::string>& arguments, const std::string& error) {
  constexpr std::string_view option = "--report";
  SyncOutcome outcome;
  outcome.exit_status = 2;  // as the program ends
  outcome.error = error;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (argument == "--") return;
    if (argument == option && i + 1 < arguments.size()) return write_report(arguments[i + 1], outcome);
    if (argument.starts_with(option) && argument.substr(option.size(), 1) == "=")
      return write_report(argument.substr(option.size() + 1), outcome);
  }
}

}  // namespace tra::cli
