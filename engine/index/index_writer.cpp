#include "tra/index_writer.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <utility>

#include "index/adoption.h"
#include "index/background_merges.h"
#include "index/commit.h"
#include "index/merge_policy.h"
#include "index/merger.h"
#include "index/worker_pool.h"
#include "snapshot/newest_commit.h"
#include "store/document_codec.h"
#include "tra/format/cpu.h"
#include "tra/replica.h"

namespace tra {

using namespace index;

namespace {

constexpr std::uint64_t kLeastBudget = 16ull << 20;
constexpr char kLockName[] = "write.lock";
constexpr unsigned kMostMerges = 16;

std::uint64_t live_bytes(const format::ManifestSegment& segment) {
  std::uint64_t bytes = 0;
  for (const std::uint64_t file : segment.file_bytes) bytes += file;
  return segment.documents == 0 ? 0 : bytes / segment.documents * (segment.documents - segment.deleted);
}

}  // namespace

struct IndexWriter::Impl {
  Impl(std::shared_ptr<Directory> where, const Schema* wanted, WriterOptions with)
      : directory(std::move(where)),
        options(check(with)),
        lock(lock_of(directory)),
        manifest(open_or_create(wanted)),
        schema(schema_with_analyses(wanted)),
        workers(*directory, schema, options.memory_budget, options.threads, [this] { return next_id(); }) {
    format::richest_allowed();  // reports a wrong TRA_KERNELS now instead of during a merge
    if (auto before = open_commit_below(*directory, manifest.generation))
      obsolete.push_back(std::move(before->loaded.manifest));
    // An earlier writer may have crashed between renaming its manifest and syncing the folder.
    directory->sync();
    // After damage, the files of the damaged commit are kept for a repair until the next commit.
    if (damage.empty()) sweep(*directory, kept());
    if (options.background_merge) merges.emplace(options.merges, [this] { return merge_once(); });
  }

  ~Impl() {
    if (merges) merges->stop();
  }

  static std::unique_ptr<DirectoryLock> lock_of(const std::shared_ptr<Directory>& directory) {
    if (!directory)
      throw Error(ErrorCode::invalid_argument, "an index is written to a directory, not to a null pointer");
    require_no_replica(*directory);
    return directory->lock(kLockName);
  }

  static WriterOptions check(WriterOptions with) {
    if (with.memory_budget < kLeastBudget)
      throw Error(ErrorCode::invalid_argument, "the memory budget must be at least 16 MiB");
    if (with.threads < 1 || with.threads > 64)
      throw Error(ErrorCode::invalid_argument, "an index is written by 1 to 64 threads");
    if (with.threads > 1 && !with.segment_ids.empty())
      throw Error(ErrorCode::invalid_argument, "segments whose ids follow from a text are written by one thread");
    if (with.merges < 1 || with.merges > kMostMerges)
      throw Error(ErrorCode::invalid_argument, "1 to 16 merges run in the background at once");
    if (with.most_segments < 16)
      throw Error(ErrorCode::invalid_argument, "an index has room for at least 16 segments before a commit waits");
    return with;
  }

  format::SegmentId next_id() {
    return options.segment_ids.empty() ? random_segment_id() : seeded_segment_id(options.segment_ids, ++begun_segments);
  }

  format::Manifest open_or_create(const Schema* wanted) {
    if (newest_generation(*directory) != 0) {
      OpenedCommit opened = open_newest_commit(*directory);
      last_generation = opened.newest_generation;
      damage = std::move(opened.damage);
      format::Manifest found = std::move(opened.loaded.manifest);
      if (wanted != nullptr) {
        const Schema there = schema_of(found);
        if (!(options.add_fields ? extends(*wanted, there) : *wanted == there))
          throw Error(ErrorCode::invalid_argument,
                      "the index there has another schema; tra upgrade brings one of an older program up to date",
                      directory->path(""));
        set_schema(found, *wanted);
      }
      return found;
    }
    if (wanted == nullptr) throw Error(ErrorCode::io, "there is no index here", directory->path(""));
    format::Manifest fresh;
    set_schema(fresh, *wanted);
    last_generation = fresh.generation = 1;
    write_manifest(*directory, fresh);
    return fresh;
  }

  Schema schema_with_analyses(const Schema* wanted) const {
    Schema made = schema_of(manifest);
    std::vector<Analysis> given = options.analyses;
    if (wanted != nullptr) given.insert(given.end(), wanted->analyses().begin(), wanted->analyses().end());
    made.take_analyses(given, directory->path(""));
    return made;
  }

  std::atomic<std::size_t> segments_committed = 0;
  std::mutex adding;  // held by add and remove
  // Held by commit, rollback and merge, and while a background merge begins or ends. Locked before `adding`.
  std::mutex committing;
  std::shared_ptr<Directory> directory;
  WriterOptions options;
  std::unique_ptr<DirectoryLock> lock;
  // Generation of the last attempt to commit, successful or not. Declared before `manifest`, whose initialiser sets it
  // and `damage`.
  std::uint64_t last_generation = 0;
  std::string damage;         // what is wrong with a commit newer than the one opened
  format::Manifest manifest;  // of the last commit
  // Commits whose files are removed after the next successful commit; usually the commit before the last one.
  std::vector<format::Manifest> obsolete;
  // A merge failed while it was published, so the newest manifest on disk may differ from `manifest`.
  bool unsettled = false;
  Schema schema;
  WorkerPool workers;
  std::uint64_t begun_segments = 0;  // segments whose ids were derived from `segment_ids`
  std::string failure;               // why the last change failed, until a rollback; empty when none failed
  std::map<std::string, std::string> new_attachments;

  std::set<format::SegmentId> in_merges;  // segments that background merges are reading; locked by `committing`

  void require_sound() const {
    if (!failure.empty())
      throw Error(ErrorCode::io, "an earlier write failed, roll back first: " + failure, directory->path(""));
  }

  template <class Action>
  auto guarded(const Action& action) {
    try {
      return action();
    } catch (const Error& error) {
      if (error.code() != ErrorCode::invalid_argument) failure = error.what();
      throw;
    } catch (const std::exception& error) {
      failure = error.what();
      throw;
    }
  }

  // Waits until no background merge is due where there are too many segments. Called without a lock.
  void await_merges(bool always) {
    if (merges && (always || segments_committed >= options.most_segments)) merges->wait();
  }

  CommitInfo commit(const std::vector<Adoption>& others = {}) {
    workers.flush();
    if (unsettled) settle();
    Commit next(*directory, manifest, ++last_generation);
    for (auto& worker : workers.workers()) next.take(worker->flushed());
    next.set_attachments(new_attachments);
    TakenFiles taken(*directory);
    for (const Adoption& other : others) adopt_segments(other, next, taken);
    taken.keep();  // a publication that fails may have named them all the same
    const CommitInfo info = next.publish();
    if (info.generation != manifest.generation) install(next.manifest());
    workers.forget();
    new_attachments.clear();
    return info;
  }

  void install(format::Manifest published) {
    for (const format::Manifest& old : std::exchange(obsolete, {}))
      remove_obsolete(*directory, old, {manifest, published});
    obsolete.push_back(std::move(manifest));
    manifest = std::move(published);
    segments_committed = manifest.segments.size();
    // After damage, unneeded files are removed only now. They cannot belong to anything still in progress: the workers'
    // segments are all part of this commit, and no merge begins before it.
    if (!damage.empty()) sweep(*directory, kept());
    damage.clear();
    if (merges) merges->commit_made();
  }

  std::vector<format::Manifest> kept() const {
    std::vector<format::Manifest> commits = obsolete;
    commits.push_back(manifest);
    return commits;
  }

  // A failed commit may have renamed its manifest before it failed. If so, it is the last commit.
  void settle() {
    if (newest_generation(*directory) != manifest.generation) {
      format::Manifest newest = open_newest_commit(*directory).loaded.manifest;
      if (newest.generation != manifest.generation) obsolete.push_back(std::exchange(manifest, std::move(newest)));
    }
    unsettled = false;
  }

  void rollback() {
    settle();
    workers.drop(manifest);
    new_attachments.clear();
    failure.clear();
  }

  // Merging.

  Segments open_segments(const std::vector<std::size_t>& numbers) const {
    Segments segments;
    for (const std::size_t i : numbers)
      segments.push_back(std::make_shared<const Segment>(*directory, manifest.segments[i]));
    return segments;
  }

  // Returns the segments of the next background merge, which no other one takes until end_merge().
  Segments next_merge() {
    const std::scoped_lock guard(committing, adding);
    if (!failure.empty()) return {};  // a rollback decides first which commit is the last one
    if (unsettled) settle();
    std::vector<std::size_t> free;
    std::vector<SegmentSize> sizes_of_free;
    const std::vector<SegmentSize> all = sizes();
    for (std::size_t i = 0; i < all.size(); ++i)
      if (!in_merges.contains(manifest.segments[i].id)) {
        free.push_back(i);
        sizes_of_free.push_back(all[i]);
      }
    std::vector<std::size_t> chosen = choose_merge(sizes_of_free, options.most_segment_bytes);
    for (std::size_t& place : chosen) place = free[place];
    Segments inputs = open_segments(chosen);
    for (const auto& input : inputs) in_merges.insert(input->info().id);
    return inputs;
  }
  void end_merge(const Segments& inputs) {
    const std::lock_guard guard(committing);
    for (const auto& input : inputs) in_merges.erase(input->info().id);
  }

  void publish_merge(const Segments& inputs, const MergedSegment& merged) {
    Commit next(*directory, manifest, ++last_generation);
    if (!next.replace(inputs, merged)) return remove_segment_files(*directory, merged.info);
    unsettled = true;
    next.publish();
    unsettled = false;
    install(next.manifest());
  }

  void require_field_of(MergeOrder order) const {
    const auto is_date = [](const Field& field) { return field.type == FieldType::date; };
    if (order == MergeOrder::date && std::none_of(schema.fields().begin(), schema.fields().end(), is_date))
      throw Error(ErrorCode::invalid_argument, "documents are ordered by date only with a date field in the schema");
  }

  std::vector<SegmentSize> sizes() const {
    std::vector<SegmentSize> sizes;
    for (const auto& segment : manifest.segments)
      sizes.push_back({live_bytes(segment), segment.documents, segment.deleted});
    return sizes;
  }

  void merge_down(MergeOrder order, std::size_t segments) {
    const std::vector<std::size_t> chosen = choose_smallest(sizes(), segments);
    const bool merged_already =
        order == MergeOrder::keep && chosen.size() == 1 && segments == 1 && manifest.segments[chosen[0]].deleted == 0;
    if (chosen.empty() || merged_already) return;
    const Segments inputs = open_segments(chosen);
    publish_merge(inputs, merge_segments(*directory, inputs, schema, order, next_id()));
  }

  // Returns false when no merge is needed.
  bool merge_once() {
    const Segments inputs = next_merge();
    if (inputs.empty()) return false;
    try {
      merges->look_for_others();
      const MergedSegment merged =
          merge_segments(*directory, inputs, schema, MergeOrder::keep, random_segment_id(), &merges->aborted());
      const std::lock_guard guard(committing);
      if (unsettled) settle();
      publish_merge(inputs, merged);
    } catch (...) {
      end_merge(inputs);
      throw;
    }
    end_merge(inputs);
    return true;
  }

  std::optional<BackgroundMerges> merges;
};

IndexWriter::IndexWriter(std::shared_ptr<Directory> directory, const Schema& schema, WriterOptions options)
    : impl_(std::make_unique<Impl>(std::move(directory), &schema, options)) {}
IndexWriter::IndexWriter(std::shared_ptr<Directory> directory, WriterOptions options)
    : impl_(std::make_unique<Impl>(std::move(directory), nullptr, options)) {}
IndexWriter::~IndexWriter() = default;
IndexWriter::IndexWriter(IndexWriter&&) noexcept = default;

const Schema& IndexWriter::schema() const noexcept { return impl_->schema; }

void IndexWriter::add(const Document& document) {
  std::string stored = encode_document(document, impl_->schema);
  const std::lock_guard guard(impl_->adding);
  impl_->require_sound();
  impl_->guarded([&] { impl_->workers.add(document, std::move(stored)); });
}

void IndexWriter::remove(std::string_view key) {
  const std::lock_guard guard(impl_->adding);
  impl_->require_sound();
  impl_->guarded([&] { impl_->workers.remove(std::string(key)); });
}

CommitInfo IndexWriter::commit() {
  impl_->await_merges(false);
  const std::scoped_lock guard(impl_->committing, impl_->adding);
  impl_->require_sound();
  return impl_->guarded([&] { return impl_->commit(); });
}

void IndexWriter::rollback() {
  const std::scoped_lock guard(impl_->committing, impl_->adding);
  impl_->rollback();
}

CommitInfo IndexWriter::adopt(const std::vector<Adoption>& others) {
  const std::scoped_lock guard(impl_->committing, impl_->adding);
  impl_->require_sound();
  return impl_->guarded([&] { return impl_->commit(others); });
}

void IndexWriter::abort_merges() noexcept {
  if (impl_->merges) impl_->merges->abort();
}

void IndexWriter::end_merges() {
  if (impl_->merges) impl_->merges->stop();
}

void IndexWriter::merge(MergeOrder order, std::size_t segments) {
  if (segments == 0) throw Error(ErrorCode::invalid_argument, "an index is merged into one segment at least");
  if (segments > 1 && order != MergeOrder::keep)
    throw Error(ErrorCode::invalid_argument, "documents get another order only in one segment");
  const std::scoped_lock guard(impl_->committing, impl_->adding);
  impl_->require_sound();
  impl_->require_field_of(order);
  impl_->guarded([&] {
    impl_->commit();
    impl_->merge_down(order, segments);
  });
}

void IndexWriter::finish_merges() { impl_->await_merges(true); }

void IndexWriter::set_attachment(const std::string& name, std::string bytes) {
  if (bytes.size() > format::kMostAttachmentBytes)
    throw Error(ErrorCode::invalid_argument, "an attachment is larger than 1 GiB");
  const std::lock_guard guard(impl_->adding);
  impl_->new_attachments[name] = std::move(bytes);
}

std::uint64_t IndexWriter::memory() const noexcept { return impl_->workers.memory(); }

}  // namespace tra
