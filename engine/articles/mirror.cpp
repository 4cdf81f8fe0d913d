// Archives and the index that mirrors them: lists the files, opens the index, starts a run.
#include "tra/mirror.h"

#include <chrono>
#include <filesystem>
#include <utility>

#include "articles/mirror_run.h"
#include "articles/sync_state.h"
#include "tra/error.h"
#include "tra/snapshot.h"

namespace tra {
namespace {

namespace fs = std::filesystem;

// An archive that is not there must not empty the index.
void require(const std::vector<ArchiveSource>& archives) {
  for (const ArchiveSource& archive : archives) {
    std::error_code error;
    if (!fs::exists(archive.path, error))
      throw Error(ErrorCode::io, error ? error.message() : "no such file or folder", archive.path);
  }
}

// The index's own folder, relative to the archive it lies in; empty when it lies elsewhere.
std::string index_inside(const std::string& archive, const Directory& index) {
  std::error_code error;
  const fs::path folder = fs::path(index.path("manifest")).parent_path();
  const fs::path relative =
      fs::weakly_canonical(folder, error).lexically_relative(fs::weakly_canonical(archive, error));
  return relative.empty() || *relative.begin() == ".." || relative == "." ? "" : relative.string();
}

articles::Archives walk_all(const std::vector<ArchiveSource>& archives, const Directory& index,
                            const WorkObserver& observer) {
  require(archives);
  articles::Archives found;
  for (const ArchiveSource& archive : archives) {
    WalkOptions walking = archive.walking;
    if (const std::string inside = index_inside(archive.path, index); !inside.empty())
      walking.exclude.push_back(inside + (inside.find('/') == std::string::npos ? "/**" : ""));
    const std::vector<ArchiveFile> files = walk(archive.path, walking, found.failures);
    found.files.insert(found.files.end(), files.begin(), files.end());
  }
  if (!found.files.empty()) return found;
  if (observer.failure)
    for (const ReadFailure& failure : found.failures) observer.failure(failure);
  throw Error(ErrorCode::io, "no file to read in the archives; the index is left as it is");
}

}  // namespace

ReaderCounts& ReaderCounts::operator+=(const ReaderCounts& other) {
  files += other.files;
  articles += other.articles;
  added += other.added;
  updated += other.updated;
  unchanged += other.unchanged;
  removed += other.removed;
  failed += other.failed;
  passed_over += other.passed_over;
  return *this;
}

ReaderCounts MirrorReport::total() const {
  ReaderCounts sum;
  for (const ReaderCounts& counts : readers) sum += counts;
  return sum;
}

Mirror::Mirror(std::shared_ptr<Directory> index, MirrorOptions options)
    : index_(std::move(index)), options_(std::move(options)) {}

MirrorPlan Mirror::plan(const std::vector<ArchiveSource>& archives, const WorkObserver& observer) const {
  articles::Archives found = walk_all(archives, *index_, observer);
  std::string state;
  if (!index_->list().empty()) state = Snapshot::open(index_)->attachment(articles::sync_attachment).value_or("");
  return articles::MirrorRun(options_, std::move(found), std::move(state), nullptr, observer).plan();
}

MirrorReport Mirror::run(const std::vector<ArchiveSource>& archives, const WorkObserver& observer) {
  const auto start = std::chrono::steady_clock::now();
  articles::Archives found = walk_all(archives, *index_, observer);
  MirrorReport report;
  {
    WriterOptions writing;
    writing.threads = options_.writing.threads;
    writing.memory_budget = options_.writing.memory_budget;
    IndexWriter writer(index_, article_schema(), writing);
    std::string state = Snapshot::open(index_)->attachment(articles::sync_attachment).value_or("");
    report = articles::MirrorRun(options_, std::move(found), std::move(state), &writer, observer).run();
  }  // closing the writer ends its merges
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return report;
}

}  // namespace tra
