// The files of a segment being written, in one place for flush and merge.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "tra/directory.h"
#include "tra/format/columns.h"
#include "tra/format/manifest.h"
#include "tra/format/posting_list_writer.h"
#include "tra/format/stored_fields.h"
#include "tra/format/term_dictionary.h"

namespace tra::index {

format::SegmentId random_segment_id();

// A framed file in a directory.
class OutputFrame {
 public:
  OutputFrame(Directory& directory, const std::string& name, format::FileKind kind, const format::SegmentId& segment);
  format::FileWriter& writer() noexcept { return writer_; }
  std::uint64_t finish();  // writes the trailer, syncs, returns the size

 private:
  std::unique_ptr<OutputFile> file_;
  format::FileWriter writer_;
};

// Order of calls: stored() any time before finish(); begin_terms(), then add lists in term order, then columns and
// pairs. What a destroyed, unfinished output leaves behind is removed.
class SegmentOutput {
 public:
  explicit SegmentOutput(Directory& directory);
  ~SegmentOutput();

  const format::SegmentId& id() const noexcept { return id_; }
  format::StoredFieldsWriter& stored() { return *stored_writer_; }

  void begin_terms();
  format::PostingListWriter& postings() { return *list_writer_; }
  // Ends the list whose postings were added, under this term.
  void end_term(std::string_view term) { terms_writer_->add(term, list_writer_->finish()); }
  void end_terms();

  format::FileWriter& begin_columns();
  format::FileWriter& begin_pairs();
  // Everything is on stable storage when it returns (the names are not: the commit syncs the directory).
  format::ManifestSegment finish(std::uint32_t documents, std::uint64_t total_length);

 private:
  OutputFrame& open(format::FileKind kind);
  void close(format::FileKind kind);

  Directory& directory_;
  format::SegmentId id_;
  std::unique_ptr<OutputFrame> frames_[std::size(format::kSegmentFiles)];
  std::uint64_t sizes_[std::size(format::kSegmentFiles)] = {};
  std::optional<format::StoredFieldsWriter> stored_writer_;
  std::optional<format::PostingListWriter> list_writer_;
  std::optional<format::TermDictionaryWriter> terms_writer_;
  bool finished_ = false;
};

}  // namespace tra::index
