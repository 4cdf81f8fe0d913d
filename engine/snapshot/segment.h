// An opened segment: its files are mapped, and readers for their structures are ready. Immutable and thread-safe.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "tra/directory.h"
#include "tra/format/columns.h"
#include "tra/format/live_docs.h"
#include "tra/format/manifest.h"
#include "tra/format/pair_table.h"
#include "tra/format/posting_cursor.h"
#include "tra/format/stored_fields.h"
#include "tra/format/term_dictionary.h"

namespace tra {

// Maps a file of an index and checks its header and trailer. A size other than 0 is compared with the manifest's.
class OpenFile {
 public:
  OpenFile(const Directory& directory, const std::string& name, format::FileKind kind, const format::SegmentId& segment,
           std::uint64_t expected_bytes = 0);
  const format::File& file() const noexcept { return file_; }

 private:
  std::shared_ptr<const MappedFile> mapped_;
  format::File file_;
};

class Segment {
 public:
  Segment(const Directory& directory, const format::ManifestSegment& info);

  const format::ManifestSegment& info() const noexcept { return info_; }
  std::uint32_t documents() const noexcept { return info_.documents; }
  bool is_live(std::uint32_t document) const noexcept { return !live_ || live_->is_live(document); }
  // Null when all documents are live.
  const format::LiveDocs* live() const noexcept { return live_ ? &*live_ : nullptr; }

  const format::TermDictionary& terms() const noexcept { return terms_; }
  const format::Columns& columns() const noexcept { return columns_; }
  const format::StoredFields& stored() const noexcept { return stored_; }
  const format::PairTable& pairs() const noexcept { return pairs_; }
  const format::File& postings_file() const noexcept { return postings_file_.file(); }
  const format::File& positions_file() const noexcept { return positions_file_.file(); }
  const format::File& stored_file() const noexcept { return stored_file_.file(); }
  const format::File& terms_file() const noexcept { return terms_file_.file(); }
  const format::File& columns_file() const noexcept { return columns_file_.file(); }

  format::PostingCursor cursor(const format::PostingListRef& list) const;
  // The document with this key, deleted or not.
  std::optional<std::uint32_t> find_key(std::string_view key) const;

 private:
  format::ManifestSegment info_;
  OpenFile terms_file_, postings_file_, positions_file_, columns_file_, stored_file_, pairs_file_;
  std::optional<format::LiveDocs> live_;
  format::TermDictionary terms_;
  format::Columns columns_;
  format::StoredFields stored_;
  format::PairTable pairs_;
};

}  // namespace tra
