// Replication: the files of a commit that the replica lacks, then the manifest.
#include "tra/replica.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "index/commit.h"
#include "snapshot/newest_commit.h"
#include "store/take_over.h"
#include "tra/error.h"

namespace tra {

namespace {

// The file that marks a folder as a replica. It is no file of an index, so no writer sweeps it.
constexpr char kMark[] = "replica";
constexpr char kTemporary[] = "manifest.tmp";

bool has(const std::vector<std::string>& names, const std::string& name) {
  return std::binary_search(names.begin(), names.end(), name);
}

class Replication {
 public:
  Replication(const Directory& index, Directory& replica) : index_(index), replica_(replica) {}

  ReplicaReport run() {
    const OpenedCommit commit = open_newest_commit(index_);  // its files stay readable, whatever the writer removes
    if (!commit.damage.empty()) throw Error(ErrorCode::corruption, commit.damage, index_.path(""));
    const format::Manifest& manifest = commit.loaded.manifest;
    const auto lock = replica_.lock("write.lock");
    begin();
    report_.generation = manifest.generation;
    if (!before_.empty() && before_.back().generation > manifest.generation)
      throw Error(
          ErrorCode::invalid_argument,
          "the replica has a later commit than the index: it is of another index, or was written to; give a new "
          "folder",
          replica_.path(""));
    if (!before_.empty() && before_.back().generation == manifest.generation) require_same();
    std::set<std::string> known;
    for (const format::Manifest& old : before_)
      for (std::string& name : old.files()) known.insert(std::move(name));
    copy(manifest.files(), known);
    publish(format::manifest_file_name(manifest.generation));
    index::sweep(replica_, kept(manifest));
    return report_;
  }

 private:
  // Reads which commits the replica has. An index that is no replica is refused.
  void begin() {
    const std::vector<std::string> names = replica_.list();
    for (const std::string& name : names)
      if (const auto generation = format::manifest_generation(name))
        before_.push_back(read_manifest(replica_, *generation).manifest);
    std::sort(before_.begin(), before_.end(), [](const auto& a, const auto& b) { return a.generation < b.generation; });
    if (has(names, kMark)) return;
    if (!before_.empty())
      throw Error(ErrorCode::invalid_argument, "there is an index that is no replica; give a new folder",
                  replica_.path(""));
    replica_.create(kMark)->sync();
    replica_.sync();
  }

  // Two indexes may have commits of the same generation.
  void require_same() const {
    const std::string name = format::manifest_file_name(report_.generation);
    const auto ours = index_.map(name), theirs = replica_.map(name);
    ours->fetch(0, ours->bytes().size());
    theirs->fetch(0, theirs->bytes().size());
    if (!std::ranges::equal(ours->bytes(), theirs->bytes()))
      throw Error(ErrorCode::invalid_argument, "the replica is of another index, or was written to; give a new folder",
                  replica_.path(""));
  }

  // A file that a commit of the replica names is whole. Any other may be what a killed run has left.
  void copy(const std::vector<std::string>& files, const std::set<std::string>& known) {
    const std::vector<std::string> names = replica_.list();
    std::vector<std::string> wanted;
    std::uint64_t bytes = 0;
    for (const std::string& name : files) {
      if (known.contains(name)) {
        ++report_.files_kept;
        continue;
      }
      if (has(names, name)) replica_.remove(name);
      wanted.push_back(name);
      bytes += index_.map(name)->bytes().size();
    }
    if (replica_.free_bytes() < bytes)
      throw Error(ErrorCode::resource_exhausted, "the replica needs " + std::to_string(bytes) + " bytes more",
                  replica_.path(""));
    for (const std::string& name : wanted) {
      report_.bytes_copied += copy_file(index_, name, replica_, name);
      ++report_.files_copied;
    }
    replica_.sync();
  }

  void publish(const std::string& manifest) {
    if (!before_.empty() && before_.back().generation == report_.generation) return;
    if (has(replica_.list(), kTemporary)) replica_.remove(kTemporary);
    report_.bytes_copied += copy_file(index_, manifest, replica_, kTemporary);
    ++report_.files_copied;
    replica_.rename(kTemporary, manifest);
    replica_.sync();
  }

  std::vector<format::Manifest> kept(const format::Manifest& now) const {
    std::vector<format::Manifest> commits{now};
    for (auto old = before_.rbegin(); old != before_.rend() && commits.size() < 2; ++old)
      if (old->generation < now.generation) commits.push_back(*old);
    return commits;
  }

  const Directory& index_;
  Directory& replica_;
  std::vector<format::Manifest> before_;  // commits of the replica, oldest first
  ReplicaReport report_;
};

}  // namespace

ReplicaReport replicate_index(const std::shared_ptr<const Directory>& index,
                              const std::shared_ptr<Directory>& replica) {
  if (!index || !replica)
    throw Error(ErrorCode::invalid_argument, "an index is replicated from a directory to another");
  return Replication(*index, *replica).run();
}

bool is_replica(const Directory& directory) { return has(directory.list(), kMark); }

void require_no_replica(const Directory& directory) {
  if (is_replica(directory))
    throw Error(ErrorCode::invalid_argument,
                "this is a replica, which is only read: write to the index that it follows, or remove its file "
                "'replica' to make it an index of its own",
                directory.path(""));
}

}  // namespace tra
