// Building the next commit from the last one, and publishing it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "index/index_worker.h"
#include "index/merger.h"
#include "snapshot/manifest_store.h"
#include "tra/index_writer.h"

namespace tra::index {

class Commit {
 public:
  // `generation` must be higher than that of every earlier attempt, so that files of a failed attempt cannot collide.
  Commit(Directory& directory, const format::Manifest& last, std::uint64_t generation);

  // Adds the segments that one worker flushed, oldest first. Documents of older segments with the same keys are
  // deleted.
  void take(const std::vector<FlushedSegment>& flushed);
  // Sets the attachments of these names; an empty value removes the attachment. They are not copied, so they must
  // outlive the commit.
  void set_attachments(const std::map<std::string, std::string>& attachments);
  // Replaces the segments of a merge by the merged segment. Documents that were deleted from the inputs during the
  // merge are deleted from the result too. Returns false, and changes nothing, when an input no longer belongs to the
  // last commit.
  bool replace(const Segments& inputs, const MergedSegment& merged);

  // Adds a segment of another index whose files are in the directory already. Documents with the keys in `leave_out`
  // are deleted. Unless `keys_are_new`, documents of earlier segments with the same keys are deleted too. Throws
  // Error(invalid_argument) when the commit has the segment already.
  void adopt(const format::ManifestSegment& segment, const std::vector<std::string>& leave_out, bool keys_are_new);

  // Publishes the commit; does nothing when nothing changed. The segment files are synced already. Order of steps: sync
  // the directory, write and sync the manifest under a temporary name, rename it, sync the directory.
  CommitInfo publish();
  const format::Manifest& manifest() const noexcept { return next_; }

 private:
  struct Part {  // a segment of the next commit
    format::ManifestSegment info;
    std::shared_ptr<const Segment> segment;  // opened when first needed
    format::LiveDocs live;
    bool live_loaded = false, live_changed = false;
  };
  const Segment& open(Part& part);
  format::LiveDocs& live(Part& part);
  bool remove_key(Part& part, const std::string& key);
  void write_live_docs(Part& part);
  void write_attachments();

  Directory& directory_;
  std::uint64_t last_generation_;
  format::Manifest next_;
  std::vector<Part> parts_;
  std::size_t committed_parts_;  // the first parts_ come from the last commit
  const std::map<std::string, std::string>* attachments_ = nullptr;
  std::uint64_t removed_ = 0;
  bool changed_ = false;
};

void write_manifest(Directory& directory, const format::Manifest& manifest);

// Removes every file of ours that none of the commits in `kept` names. Two conditions: no other file is being written,
// and the names of the kept commits are durable. Otherwise a power cut could undo the creation of the last commit's
// files after the files of the commit before were removed.
void sweep(Directory& directory, const std::vector<format::Manifest>& kept);
// Removes the files of `obsolete` that no commit in `kept` names.
void remove_obsolete(Directory& directory, const format::Manifest& obsolete, const std::vector<format::Manifest>& kept);
void remove_segment_files(Directory& directory, const format::ManifestSegment& segment);

}  // namespace tra::index
