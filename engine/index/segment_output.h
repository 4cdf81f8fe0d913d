// Writing the files of a segment; used by both flush and merge.
#pragma once

#include <atomic>
#include <exception>
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

// Derives the id of the n-th segment written under a seed, so that equal inputs give segments of equal bytes.
format::SegmentId seeded_segment_id(std::string_view seed, std::uint64_t number);

// Thrown by an output whose cancel flag is set.
struct OutputCancelled : std::exception {
  const char* what() const noexcept override { return "the writing of a segment was cancelled"; }
};

// A file of the index being written, with its header and trailer. The flag `cancel`, which may be null, is checked
// before every append.
class OutputFrame {
 public:
  OutputFrame(Directory& directory, const std::string& name, format::FileKind kind, const format::SegmentId& segment,
              const std::atomic<bool>* cancel = nullptr);
  format::FileWriter& writer() noexcept { return writer_; }
  std::uint64_t finish();  // writes the trailer, syncs the file and returns its size

 private:
  std::unique_ptr<OutputFile> file_;
  format::FileWriter writer_;
};

// Call order: stored() at any time before finish(); begin_terms(), then the posting lists in the order of their terms,
// then columns and pairs. The destructor removes the files of an unfinished segment.
class SegmentOutput {
 public:
  SegmentOutput(Directory& directory, const format::SegmentId& id, const std::atomic<bool>* cancel = nullptr);
  ~SegmentOutput();

  const format::SegmentId& id() const noexcept { return id_; }
  // Throws OutputCancelled. For work between two appends that grows with the number of documents.
  void stop_if_cancelled() const {
    if (cancel_ != nullptr && cancel_->load(std::memory_order_relaxed)) throw OutputCancelled();
  }
  format::StoredFieldsWriter& stored() { return *stored_writer_; }

  void begin_terms();
  format::PostingListWriter& postings() { return *list_writer_; }
  // Finishes the current posting list and enters it under this term.
  void end_term(std::string_view term) { terms_writer_->add(term, list_writer_->finish()); }
  void end_terms();

  format::FileWriter& begin_columns();
  format::FileWriter& begin_pairs();
  // Syncs all files before it returns. Their names become durable later, when the commit syncs the directory.
  format::ManifestSegment finish(std::uint32_t documents, std::uint64_t total_length);

 private:
  OutputFrame& open(format::FileKind kind);
  void close(format::FileKind kind);

  Directory& directory_;
  format::SegmentId id_;
  const std::atomic<bool>* const cancel_;
  std::unique_ptr<OutputFrame> frames_[std::size(format::kSegmentFiles)];
  std::uint64_t sizes_[std::size(format::kSegmentFiles)] = {};
  std::optional<format::StoredFieldsWriter> stored_writer_;
  std::optional<format::PostingListWriter> list_writer_;
  std::optional<format::TermDictionaryWriter> terms_writer_;
  bool finished_ = false;
};

}  // namespace tra::index
