#include "snapshot/segment.h"

#include "store/term_space.h"

namespace tra {

using format::FileKind;

OpenFile::OpenFile(const Directory& directory, const std::string& name, FileKind kind, const format::SegmentId& segment,
                   std::uint64_t expected_bytes)
    : mapped_(directory.map(name)),
      file_(directory.path(name), mapped_->bytes(), kind, segment,
            [mapped = mapped_.get()](std::uint64_t offset, std::uint64_t length) { mapped->fetch(offset, length); }) {
  if (expected_bytes != 0 && expected_bytes != file_.size())
    file_.corrupt(
        "the file has " + std::to_string(file_.size()) + " bytes, the manifest says " + std::to_string(expected_bytes),
        file_.size());
}

namespace {

OpenFile open(const Directory& directory, const format::ManifestSegment& info, FileKind kind) {
  for (std::size_t i = 0; i < std::size(format::kSegmentFiles); ++i)
    if (format::kSegmentFiles[i] == kind)
      return OpenFile(directory, format::segment_file_name(info.id, kind), kind, info.id, info.file_bytes[i]);
  throw Error(ErrorCode::invalid_argument, "not a kind of segment file");
}

}  // namespace

Segment::Segment(const Directory& directory, const format::ManifestSegment& info)
    : info_(info),
      terms_file_(open(directory, info, FileKind::terms)),
      postings_file_(open(directory, info, FileKind::postings)),
      positions_file_(open(directory, info, FileKind::positions)),
      columns_file_(open(directory, info, FileKind::columns)),
      stored_file_(open(directory, info, FileKind::stored)),
      pairs_file_(open(directory, info, FileKind::pairs)),
      terms_(terms_file_.file()),
      columns_(columns_file_.file(), info.documents),
      stored_(stored_file_.file(), info.documents),
      pairs_(pairs_file_.file()) {
  if (info.live_docs_generation != 0) {
    const std::string name = format::live_docs_file_name(info.id, info.live_docs_generation);
    const OpenFile file(directory, name, FileKind::live_docs, format::name_id(name), info.live_docs_bytes);
    live_ = format::LiveDocs::read(file.file(), info.documents);
  }
}

format::PostingCursor Segment::cursor(const format::PostingListRef& list) const {
  std::uint8_t norm = 0;
  if (list.documents == 1 && list.only.document < documents()) norm = columns_.norms()[list.only.document];
  return format::PostingCursor(postings_file(), list, documents(), norm);
}

std::optional<std::uint32_t> Segment::find_key(std::string_view key) const {
  const auto list = terms_.find(space_term(kKeySpace, key));
  if (!list) return std::nullopt;
  if (list->documents != 1 || list->only.document >= documents())
    terms_file().corrupt("a document key has several documents", 0);
  return list->only.document;
}

}  // namespace tra
