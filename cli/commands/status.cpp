// tra status: prints the content and size of the index.
#include <iostream>
#include <map>

#include "arguments/index_access.h"
#include "commands/commands.h"
#include "output/json_output.h"
#include "output/progress.h"
#include "output/ranking_output.h"
#include "output/sync_report.h"
#include "output/terminal.h"
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
  Json json;
  json["index"] = path;
  json["documents"] = snapshot.documents();
  json["deleted"] = snapshot.deleted();
  json["segments"] = snapshot.segments().size();
  json["bytes"] = snapshot.bytes();
  json["generation"] = snapshot.generation();
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

void print_archives(const std::vector<MirroredArchive>& archives) {
  if (!archives.empty()) std::cout << "archives\n";
  for (const MirroredArchive& archive : archives) {
    const ReaderCounts& counts = archive.last.counts;
    std::cout << "  " << printable(archive.path);
    if (!archive.name.empty()) std::cout << " as " << printable(archive.name);
    for (const std::string& pattern : archive.include) std::cout << " --include " << printable(pattern);
    for (const std::string& pattern : archive.exclude) std::cout << " --exclude " << printable(pattern);
    std::cout << (archive.follow ? " --follow" : "") << "\n    " << with_separators(archive.articles)
              << " articles; last sync " << utc_text(archive.last.began) << ", "
              << human_seconds(static_cast<double>(archive.last.milliseconds) / 1000) << ", "
              << name(archive.last.outcome) << ": " << with_separators(counts.added) << " added, "
              << with_separators(counts.updated) << " updated, " << with_separators(counts.removed) << " removed, "
              << with_separators(archive.last.held_back) << " held back, " << with_separators(counts.failed)
              << " failed\n";
  }
}

void print_text(const Snapshot& snapshot, const std::string& path) {
  const auto line = [](const std::string& name, const std::string& value) {
    std::cout << pad_right(name, 12) << pad_left(value, 14) << '\n';
  };
  std::cout << printable(path) << '\n';
  line("documents", with_separators(snapshot.documents()));
  line("deleted", with_separators(snapshot.deleted()));
  line("segments", with_separators(snapshot.segments().size()));
  line("generation", with_separators(snapshot.generation()));
  line("bytes", with_separators(snapshot.bytes()));
  for (const auto& [kind, size] : sizes_by_kind(snapshot)) line("  " + kind, with_separators(size.bytes));
  std::cout << "ranking     " << described(tuned_ranking(snapshot), is_tuned(snapshot)) << '\n';
  print_archives(Mirror::archives(snapshot));
}

}  // namespace

int run_status(const Options& options) {
  if (!options.positional().empty()) options.fail("takes no arguments");
  const bool as_json = options.choice("format") == "json";
  const auto snapshot = open_snapshot(options);
  if (as_json)
    std::cout << to_document(to_json(*snapshot, index_path(options))) << '\n';
  else
    print_text(*snapshot, index_path(options));
  return exit_found;
}

}  // namespace tra::cli
