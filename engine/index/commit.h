// The next commit being put together from the last one, and its publication.
#pragma once

#include <map>
#include <optional>
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

// The commit before `current`, which is kept until the next one succeeds; none when there is none that can be read.
std::optional<format::Manifest> previous_commit(const Directory& directory, const format::Manifest& current);
// Removes every file of ours that neither `current` nor `previous` names; for the opening of a writer, when nothing
// else is being written.
void sweep(Directory& directory, const format::Manifest& current, const std::optional<format::Manifest>& previous);
// Removes what `old` named and neither of the others does.
void remove_obsolete(Directory& directory, const format::Manifest& old, const format::Manifest& previous,
                     const format::Manifest& current);
void remove_segment_files(Directory& directory, const format::ManifestSegment& segment);

}  // namespace tra::index
