// Mirrors archives in an index: lists the files, opens the index, and starts a run.
#include "tra/mirror.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <optional>
#include <thread>
#include <utility>

#include "articles/mirror/merge_watch.h"
#include "articles/mirror/mirror_run.h"
#include "articles/mirror/sync_state.h"
#include "articles/mirror/targets.h"
#include "articles/nearest.h"
#include "articles/open_index.h"
#include "tra/error.h"
#include "tra/repair.h"
#include "tra/snapshot.h"

namespace tra {
namespace {

// The input of a run: the state stored in the index, and the archives with their current files.
struct Task {
  articles::SyncState state;
  std::vector<articles::Target> targets;
};

// The state of the last run. A run that reads all files again does without one that cannot be read; it must then cover
// all archives that are known, because the articles of others could no longer be told from those of no archive.
articles::SyncState state_of(const Snapshot& snapshot, const MirrorOptions& options) {
  return options.rebuild ? articles::read_sync_state_if_readable(snapshot) : articles::read_sync_state(snapshot);
}

void require_all_archives(const Task& task) {
  if (!task.state.lost) return;
  for (std::uint32_t archive = 0; archive < task.state.archives.size(); ++archive) {
    const auto covers = [&](const articles::Target& target) {
      return target.archive == archive && target.part.empty();
    };
    if (std::none_of(task.targets.begin(), task.targets.end(), covers))
      throw Error(ErrorCode::invalid_argument,
                  "what the index stores about its archives cannot be read; sync all of them together, this one too",
                  task.state.archives[archive].path);
  }
}

bool has_file_in(const articles::Target& target, const articles::SyncState& state) {
  return std::any_of(state.files.begin(), state.files.end(), [&](const articles::FileRecord& file) {
    return file.archive == target.archive && target.covers(file.key);
  });
}

Task prepare(const std::vector<ArchiveSource>& sources, articles::SyncState state, const Directory& index) {
  Task task{std::move(state), {}};
  const std::size_t known = task.state.archives.size();
  task.targets = articles::find_targets(sources, task.state.archives);
  const std::string folder = std::filesystem::path(index.path("manifest")).parent_path().string();
  for (articles::Target& target : task.targets) {
    MirroredArchive& archive = task.state.archives[target.archive];
    articles::list_files(target, archive, folder);
    // An empty archive must not be remembered, as every later run would hold it back.
    if (target.archive >= known && target.files.empty())
      throw Error(ErrorCode::io, target.failures.empty() ? "no file to read in it" : target.failures.front().reason,
                  archive.path);
    // Neither has nor had a file: a mistyped path, or one that the patterns of the archive leave out.
    if (!target.part.empty() && target.files.empty() && target.failures.empty() && target.hold.empty() &&
        !has_file_in(target, task.state))
      throw articles::nothing_in(target, archive);
  }
  require_all_archives(task);
  return task;
}

bool has_index(const Directory& directory) {
  const std::vector<std::string> files = directory.list();
  return std::any_of(files.begin(), files.end(), [](const std::string& name) { return name.starts_with("manifest"); });
}

// A writer, when there is none or as soon as the other one has ended; nothing when cancelled before.
std::optional<IndexWriter> open_writer(const std::shared_ptr<Directory>& index, const MirrorOptions& options,
                                       const WorkObserver& observer) {
  constexpr auto pause = std::chrono::milliseconds(100);
  const WriterOptions writing = articles::writing_options(options.writing);
  const auto deadline = std::chrono::steady_clock::now() + options.wait;
  for (;;) {
    try {
      return articles::open_index(index, writing);
    } catch (const Error& error) {
      if (error.code() != ErrorCode::locked || std::chrono::steady_clock::now() >= deadline) throw;
    }
    if (observer.cancelled()) return std::nullopt;
    std::this_thread::sleep_for(pause);
  }
}

}  // namespace

Mirror::Mirror(std::shared_ptr<Directory> index, MirrorOptions options)
    : index_(std::move(index)), options_(std::move(options)) {}

MirrorPlan Mirror::plan(const std::vector<ArchiveSource>& sources, const WorkObserver& observer) const {
  const auto snapshot = has_index(*index_) ? Snapshot::open(index_) : nullptr;
  articles::SyncState state = snapshot ? state_of(*snapshot, options_) : articles::SyncState{};
  if (snapshot) articles::forget_lost_articles(state, *snapshot);
  Task task = prepare(sources, std::move(state), *index_);
  return articles::MirrorRun(options_, std::move(task.state), std::move(task.targets), snapshot, nullptr, observer)
      .plan();
}

MirrorReport Mirror::run(const std::vector<ArchiveSource>& sources, const WorkObserver& observer) {
  const auto start = std::chrono::steady_clock::now();
  // Checks the archives first, so that a refused archive creates no index.
  if (!has_index(*index_)) prepare(sources, {}, *index_);
  MirrorReport report;
  {
    std::optional<IndexWriter> opened = open_writer(index_, options_, observer);
    if (!opened) {
      report.cancelled = true;
      return report;
    }
    IndexWriter& writer = *opened;
    const articles::MergeWatch ends_merges_when_cancelled(writer, observer);
    auto snapshot = Snapshot::open(index_);
    articles::SyncState state = state_of(*snapshot, options_);
    if (articles::forget_lost_articles(state, *snapshot)) {
      writer.set_attachment(articles::sync_attachment, articles::serialize(state));
      writer.set_attachment(lost_documents_attachment, {});
    }
    Task task = prepare(sources, std::move(state), *index_);
    report = articles::MirrorRun(options_, std::move(task.state), std::move(task.targets), std::move(snapshot), &writer,
                                 observer)
                 .run();
    writer.end_merges();
    report.cancelled |= observer.cancelled();
  }
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return report;
}

std::uint64_t Mirror::forget(const std::string& path) {
  IndexWriter writer = *open_writer(index_, options_, {});
  articles::SyncState state = articles::read_sync_state(*Snapshot::open(index_));
  const std::size_t archive = articles::find_archive(path, state.archives);
  if (archive == state.archives.size()) {
    std::vector<std::string> known;
    // As they were typed: by name, or with the folders that they are in.
    const bool by_name = path.find('/') == std::string::npos;
    for (const MirroredArchive& each : state.archives)
      known.push_back(by_name ? std::filesystem::path(each.path).filename().string() : each.path);
    throw Error(ErrorCode::invalid_argument, "not an archive of the index" + articles::nearest(path, known), path);
  }
  const std::vector<std::string> ids = articles::forget_archive(state, static_cast<std::uint32_t>(archive));
  for (const std::string& id : ids) writer.remove(id);
  writer.set_attachment(articles::sync_attachment, articles::serialize(state));
  writer.set_attachment(articles::archives_attachment, articles::serialize_archives(state.archives));
  writer.commit();
  return ids.size();
}

}  // namespace tra
