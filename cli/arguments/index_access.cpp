#include "arguments/index_access.h"

#include <algorithm>
#include <filesystem>
#include <thread>

#include "arguments/clock.h"
#include "tra/error.h"

namespace tra::cli {

FileAccess file_access(const Options& options) {
  const std::string how = options.choice("access");
  return how == "map" ? FileAccess::map : how == "read" ? FileAccess::read : FileAccess::automatic;
}

namespace {

std::shared_ptr<Directory> open_existing(const std::string& path, FileAccess access) {
  std::error_code error;
  if (!std::filesystem::is_directory(path, error))
    throw Error(ErrorCode::io, "there is no index; tra sync or tra add makes one, --index says where it is", path);
  return open_directory(path, false, access);
}

}  // namespace

std::shared_ptr<Directory> open_existing(const Options& options) {
  return open_existing(index_path(options), file_access(options));
}

std::shared_ptr<Directory> open_or_make(const Options& options) {
  return open_directory(index_path(options), true, file_access(options));
}

std::shared_ptr<const Snapshot> open_snapshot(const Options& options) { return Snapshot::open(open_existing(options)); }

std::shared_ptr<const Snapshot> open_snapshots(const Options& options) {
  std::vector<std::shared_ptr<const Snapshot>> parts;
  for (const std::string& path : index_paths(options))
    parts.push_back(Snapshot::open(open_existing(path, file_access(options))));
  return parts.size() == 1 ? parts.front() : Snapshot::join(std::move(parts));
}

std::vector<ArchiveSource> archive_sources(const Options& options) {
  if (options.has("as") && options.positional().size() != 1) options.fail("--as names one archive");
  ArchiveSource settings;
  if (options.has("as")) settings.name = options.text("as");
  if (options.has("include")) settings.include = options.values("include");
  if (options.has("exclude")) settings.exclude = options.values("exclude");
  if (options.has("follow")) settings.follow = true;
  if (options.positional().empty() && (settings.include || settings.exclude || settings.follow))
    options.fail("--include, --exclude and --follow need an archive");
  std::vector<ArchiveSource> all;
  for (const std::string& path : options.positional()) {
    all.push_back(settings);
    all.back().path = path;
  }
  return all;
}

ArticleWriterOptions writer_options(const Options& options) {
  ArticleWriterOptions writing;
  const unsigned processors = std::clamp(std::thread::hardware_concurrency(), 1u, 64u);
  writing.threads = options.has("threads") ? static_cast<unsigned>(options.count("threads")) : processors;
  writing.memory_budget = options.count("memory") << 20;
  return writing;
}

ArticleWriterOptions intake_options(const Options& options) {
  ArticleWriterOptions writing = writer_options(options);
  writing.rules = options.text("rules");
  writing.extract_facets = !options.has("no-facets");
  writing.members = parse_member_map(options.text("map"));
  writing.now = now();
  return writing;
}

}  // namespace tra::cli
