// tra status: prints the content and size of the index.
#include <iostream>
#include <map>

#include "arguments/index_access.h"
#include "arguments/language.h"
#include "commands/commands.h"
#include "output/json_output.h"
#include "output/progress.h"
#include "output/ranking_output.h"
#include "output/sync_report.h"
#include "output/terminal.h"
#include "output/wording.h"
#include "tra/clock.h"
#include "tra/mirror.h"
#include "tra/tuning.h"

namespace tra::cli {
namespace {

struct KindSize {
  std::uint64_t files = 0, bytes = 0;
};

std::map<std::string, KindSize> sizes_by_kind(const Snapshot& snapshot) {
  std::map<std::string, KindSize> kinds;
  const auto add = [&](const std::vector<FileInfo>& files) {
    for (const FileInfo& file : files) {
      ++kinds[file.kind].files;
      kinds[file.kind].bytes += file.bytes;
    }
  };
  for (const SegmentInfo& segment : snapshot.segments()) add(segment.files);
  add(snapshot.other_files());
  return kinds;
}

// What the files of a kind hold.
std::string kind_of_files(const std::string& kind, const Wording& wording) {
  static constexpr std::pair<std::string_view, std::string_view> names[] = {
      {"attachment", "đính kèm"},   {"columns", "cột giá trị"}, {"live_docs", "bài còn dùng"},
      {"manifest", "bản kê"},       {"pairs", "cặp từ"},        {"positions", "vị trí từ"},
      {"postings", "danh sách từ"}, {"stored", "bài lưu"},      {"terms", "từ điển"}};
  for (const auto& [name, vietnamese] : names)
    if (name == kind) return wording.say(name, vietnamese);
  return kind;
}

const char* name(MirroredArchive::Outcome outcome) {
  switch (outcome) {
    case MirroredArchive::Outcome::unfinished:
      return "unfinished";
    case MirroredArchive::Outcome::done:
      return "done";
    case MirroredArchive::Outcome::held_back:
      return "held_back";
  }
  return "unknown";
}

Json to_json(const MirroredArchive& archive) {
  const ReaderCounts& counts = archive.last.counts;
  Json json;
  json["path"] = archive.path;
  json["given"] = archive.given;
  json["name"] = archive.name;
  json["include"] = archive.include;
  json["exclude"] = archive.exclude;
  json["follow"] = archive.follow;
  json["articles"] = archive.articles;
  json["last_sync"] = {{"began", utc_text(archive.last.began)},
                       {"seconds", static_cast<double>(archive.last.milliseconds) / 1000},
                       {"status", name(archive.last.outcome)},
                       {"added", counts.added},
                       {"updated", counts.updated},
                       {"unchanged", counts.unchanged},
                       {"removed", counts.removed},
                       {"failed", counts.failed},
                       {"held_back", archive.last.held_back}};
  return json;
}

Json to_json(const Snapshot& snapshot, const std::string& path) {
  Json json{{"version", kJsonVersion}};
  json["index"] = path;
  json["documents"] = snapshot.documents();
  json["deleted"] = snapshot.deleted();
  json["segments"] = snapshot.segments().size();
  json["bytes"] = snapshot.bytes();
  json["generation"] = snapshot.generation();
  json["damage"] = snapshot.damage().empty() ? Json(nullptr) : Json(snapshot.damage());
  for (const auto& [kind, size] : sizes_by_kind(snapshot))
    json["files"][kind] = {{"files", size.files}, {"bytes", size.bytes}};
  json["ranking"] = cli::to_json(tuned_ranking(snapshot), is_tuned(snapshot));
  json["segment_list"] = Json::array();
  for (const SegmentInfo& segment : snapshot.segments())
    json["segment_list"].push_back(
        {{"id", segment.id}, {"documents", segment.documents}, {"deleted", segment.deleted}});
  json["archives"] = Json::array();
  for (const MirroredArchive& archive : Mirror::archives(snapshot)) json["archives"].push_back(to_json(archive));
  return json;
}

std::string outcome_text(MirroredArchive::Outcome outcome, const Wording& wording) {
  switch (outcome) {
    case MirroredArchive::Outcome::unfinished:
      return wording.say("unfinished", "chưa xong");
    case MirroredArchive::Outcome::done:
      return wording.say("done", "xong");
    case MirroredArchive::Outcome::held_back:
      return wording.say("held back", "còn giữ lại bài đã mất");
  }
  return "";
}

void print_archives(const std::vector<MirroredArchive>& archives, const Wording& wording) {
  if (!archives.empty()) std::cout << wording.say("archives\n", "các kho bài\n");
  for (const MirroredArchive& archive : archives) {
    const ReaderCounts& counts = archive.last.counts;
    std::cout << "  " << printable(archive.path);
    if (!archive.name.empty()) std::cout << " as " << printable(archive.name);
    for (const std::string& pattern : archive.include) std::cout << " --include " << printable(pattern);
    for (const std::string& pattern : archive.exclude) std::cout << " --exclude " << printable(pattern);
    std::cout << (archive.follow ? " --follow" : "") << "\n    " << wording.articles(archive.articles)
              << wording.say("; last sync ", "; đồng bộ lần cuối ") << utc_text(archive.last.began) << ", "
              << human_seconds(static_cast<double>(archive.last.milliseconds) / 1000) << ", "
              << outcome_text(archive.last.outcome, wording) << "\n    ";
    const std::pair<Text, std::uint64_t> lasts[] = {{{"added", "thêm"}, counts.added},
                                                    {{"updated", "sửa"}, counts.updated},
                                                    {{"removed", "bỏ"}, counts.removed},
                                                    {{"held back", "giữ lại"}, archive.last.held_back},
                                                    {{"failed", "hỏng"}, counts.failed}};
    for (const auto& [name, count] : lasts)
      std::cout << (&name == &lasts[0].first ? "" : ", ") << name.in(wording.language()) << " "
                << wording.number(count);
    std::cout << '\n';
  }
}

void print_text(const Snapshot& snapshot, const std::string& path, const Wording& wording) {
  const auto line = [&](const std::string& name, std::uint64_t value) {
    std::cout << pad_right(name, 18) << pad_left(wording.number(value), 16) << '\n';
  };
  std::cout << printable(path) << '\n';
  line(wording.say("articles", "số bài"), snapshot.documents());
  line(wording.say("deleted", "đã xóa"), snapshot.deleted());
  line(wording.say("segments", "số phân đoạn"), snapshot.segments().size());
  line(wording.say("generation", "lần ghi thứ"), snapshot.generation());
  line(wording.say("bytes", "số byte"), snapshot.bytes());
  for (const auto& [kind, size] : sizes_by_kind(snapshot)) line("  " + kind_of_files(kind, wording), size.bytes);
  std::cout << pad_right(wording.say("ranking", "xếp hạng"), 12)
            << described(tuned_ranking(snapshot), is_tuned(snapshot), wording, 12) << '\n';
  print_archives(Mirror::archives(snapshot), wording);
}

}  // namespace

int run_status(const Options& options) {
  if (!options.positional().empty()) options.fail("takes no arguments");
  const bool as_json = options.choice("format") == "json";
  const auto snapshot = open_snapshot(options);
  if (as_json)
    std::cout << to_document(to_json(*snapshot, index_path(options))) << '\n';
  else
    print_text(*snapshot, index_path(options), Wording(language(options)));
  return exit_found;
}

}  // namespace tra::cli
