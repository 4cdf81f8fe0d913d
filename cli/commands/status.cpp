// tra status: what the index holds and how large it is.
#include <iostream>
#include <map>

#include "arguments/index_access.h"
#include "commands/commands.h"
#include "output/json_output.h"
#include "output/progress.h"
#include "output/terminal.h"

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
  json["segment_list"] = Json::array();
  for (const SegmentInfo& segment : snapshot.segments())
    json["segment_list"].push_back(
        {{"id", segment.id}, {"documents", segment.documents}, {"deleted", segment.deleted}});
  return json;
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
