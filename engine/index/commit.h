// The next commit being put together from the last one, and its publication.
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
  // `generation` is above every one that was tried before, so that no file of a failed try is in the way.
  Commit(Directory& directory, const format::Manifest& last, std::uint64_t generation);

  // Adds the segments one worker flushed, oldest first, and removes the documents their keys replace.
  void take(const std::vector<FlushedSegment>& flushed);
  // An empty value removes the name.
  void set_attachments(const std::map<std::string, std::string>& attachments);
  // Puts a merged segment in the place of the first of its inputs, with what was deleted from them meanwhile deleted.
  // False, and nothing is changed, when an input is not part of the last commit any more.
  bool replace(const Segments& inputs, const MergedSegment& merged);

  // Makes it the newest commit: data files are synced already; syncs the directory, writes and syncs the manifest under
  // a temporary name, renames it, syncs the directory. Does nothing when nothing has changed.
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
  std::size_t committed_parts_;  // the first of parts_ are of the last commit
  std::map<std::string, std::string> attachments_;
  std::uint64_t removed_ = 0;
  bool changed_ = false;
};

void write_manifest(Directory& directory, const format::Manifest& manifest);

// Removes every file of ours that none of the commits in `kept` names; only when nothing else is being written and the
// names of those commits are durable: a name that a power cut takes back leaves nothing behind once the files of the
// commit before are gone.
void sweep(Directory& directory, const std::vector<format::Manifest>& kept);
// Removes what `obsolete` names and none of `kept` does.
void remove_obsolete(Directory& directory, const format::Manifest& obsolete, const std::vector<format::Manifest>& kept);
void remove_segment_files(Directory& directory, const format::ManifestSegment& segment);

}  // namespace tra::index
