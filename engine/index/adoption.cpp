#include "index/adoption.h"

#include "snapshot/newest_commit.h"
#include "store/take_over.h"

namespace tra::index {

namespace {

// The names of a segment's files, that of its deleted documents included.
std::vector<std::string> files_of(const format::ManifestSegment& segment) {
  format::Manifest alone;
  alone.segments.push_back(segment);
  return alone.files();
}

void verify(const Directory& directory, const format::ManifestSegment& segment) {
  for (std::size_t i = 0; i < std::size(format::kSegmentFiles); ++i) {
    const format::FileKind kind = format::kSegmentFiles[i];
    OpenFile(directory, format::segment_file_name(segment.id, kind), kind, segment.id, segment.file_bytes[i])
        .file()
        .verify_all();
  }
  if (segment.live_docs_generation == 0) return;
  const std::string name = format::live_docs_file_name(segment.id, segment.live_docs_generation);
  OpenFile(directory, name, format::FileKind::live_docs, format::name_id(name), segment.live_docs_bytes)
      .file()
      .verify_all();
}

}  // namespace

TakenFiles::~TakenFiles() {
  for (const std::string& name : names_) try {
      directory_.remove(name);
    } catch (...) {  // no manifest names it, so the next opening sweeps it
    }
}

void TakenFiles::take(const Directory& from, const std::string& name) {
  take_over(from, directory_, name);
  names_.push_back(name);
}

void adopt_segments(const Adoption& other, Commit& next, TakenFiles& taken) {
  if (!other.from) throw Error(ErrorCode::invalid_argument, "segments are adopted from a directory");
  const OpenedCommit opened = open_newest_commit(*other.from);
  if (!opened.damage.empty()) throw Error(ErrorCode::corruption, opened.damage, other.from->path(""));
  if (!(schema_of(opened.loaded.manifest) == schema_of(next.manifest())))
    throw Error(ErrorCode::invalid_argument, "the index has another schema", other.from->path(""));
  for (const format::ManifestSegment& segment : opened.loaded.manifest.segments) {
    if (other.verify) verify(*other.from, segment);
    for (const std::string& name : files_of(segment)) taken.take(*other.from, name);
    next.adopt(segment, other.leave_out, other.keys_are_new);
  }
}

}  // namespace tra::index
