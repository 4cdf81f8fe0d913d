// Implements `tra check`: verifies all checksums, then all structures. Every problem is recorded, and checking
// continues.
#include <algorithm>

#include "snapshot/manifest_store.h"
#include "snapshot/segment.h"
#include "store/document_codec.h"
#include "store/term_space.h"
#include "tra/format/positions_reader.h"
#include "tra/snapshot.h"

namespace tra {

namespace {

class Checker {
 public:
  Checker(const Directory& directory, const std::function<void(std::uint64_t, std::uint64_t)>& progress)
      : directory_(directory), progress_(progress) {}

  CheckReport run() {
    if (!pin()) return std::move(report_);
    ++report_.files;
    report_.bytes += manifest_.bytes;
    const Schema schema = schema_of(manifest_.manifest);
    for (SegmentFiles& files : segments_) check_segment(files, schema);
    for (const OpenFile& attachment : attachments_) note([&] { check_file(attachment.file()); });
    return std::move(report_);
  }

 private:
  template <class Action>
  bool note(const Action& action) {
    try {
      action();
      return true;
    } catch (const Error& error) {
      report_.problems.push_back({error.path(), error.what(), error.offset(), error.code()});
      return false;
    }
  }

  void check_file(const format::File& file) {
    ++report_.files;
    report_.bytes += file.size();
    file.verify_all();
    if (progress_) progress_(report_.bytes, std::max(total_bytes_, report_.bytes));
  }

  // The files of a segment that can be opened.
  struct SegmentFiles {
    const format::ManifestSegment* info;
    std::vector<OpenFile> files;
    std::shared_ptr<const Segment> segment;  // null when one of its files is damaged
  };

  // Opens every file of the newest commit, and returns false when its manifest cannot be read. Starts over when a
  // writer removed a file in the meantime, because a newer commit exists then.
  bool pin() {
    for (;;) {
      report_ = {};
      segments_.clear();
      attachments_.clear();
      std::uint64_t generation = 0;
      const bool read = note([&] {
        generation = newest_generation(directory_);
        manifest_ = read_manifest(directory_, generation);
      });
      if (read) pin_files();
      if (report_.problems.empty()) return true;
      bool is_newest = true;
      note([&] { is_newest = newest_generation(directory_) == generation; });
      if (is_newest) return read;
    }
  }

  void pin_files() {
    total_bytes_ = 0;
    for (const format::ManifestSegment& info : manifest_.manifest.segments) {
      SegmentFiles found = {&info, {}, nullptr};
      bool whole = true;
      const auto open = [&](const std::string& name, format::FileKind kind, const format::SegmentId& id,
                            std::uint64_t bytes) {
        total_bytes_ += bytes;
        whole &= note([&] { found.files.emplace_back(directory_, name, kind, id, bytes); });
      };
      for (std::size_t i = 0; i < std::size(format::kSegmentFiles); ++i)
        open(format::segment_file_name(info.id, format::kSegmentFiles[i]), format::kSegmentFiles[i], info.id,
             info.file_bytes[i]);
      if (info.live_docs_generation != 0) {
        const std::string name = format::live_docs_file_name(info.id, info.live_docs_generation);
        open(name, format::FileKind::live_docs, format::name_id(name), info.live_docs_bytes);
      }
      if (whole) note([&] { found.segment = std::make_shared<const Segment>(directory_, info); });
      segments_.push_back(std::move(found));
    }
    for (const auto& attachment : manifest_.manifest.attachments)
      note([&] { attachments_.push_back(open_attachment(directory_, attachment)); });
  }

  void check_segment(const SegmentFiles& files, const Schema& schema) {
    bool sound = files.segment != nullptr;
    for (const OpenFile& open : files.files) sound &= note([&] { check_file(open.file()); });
    if (!sound) return;  // the structures of damaged files would only repeat the same problems
    note([&] {
      const Segment& segment = *files.segment;
      const format::ManifestSegment& info = *files.info;
      if ((segment.live() != nullptr ? segment.live()->deleted() : 0) != info.deleted)
        segment.terms_file().corrupt("the manifest counts other deleted documents than the segment", 0);
      check_terms(segment);
      check_columns(segment, schema);
      check_stored(segment, schema);
      check_pairs(segment.pairs());
      report_.documents += info.documents - info.deleted;
    });
  }

  void check_terms(const Segment& segment) {
    std::uint64_t terms = 0;
    std::string previous;
    for (auto at = segment.terms().begin(); at.valid(); at.next()) {
      if (terms > 0 && at.term() <= previous) segment.terms_file().corrupt("terms are out of order", 0);
      previous = at.term();
      check_list(segment, at.list());
      ++terms;
      report_.postings += at.list().documents;
    }
    if (terms != segment.terms().size()) segment.terms_file().corrupt("the number of terms is wrong", 0);
    report_.terms += terms;
  }

  static void check_list(const Segment& segment, const format::PostingListRef& list) {
    format::PostingCursor cursor = segment.cursor(list);
    format::PositionsReader positions(segment.positions_file());
    std::uint32_t documents = 0;
    for (std::uint32_t document = cursor.advance(0); document != format::kNoMoreDocuments; document = cursor.next()) {
      ++documents;
      cursor.frequency();
      if (cursor.has_positions()) positions.read(cursor);
    }
    if (documents != list.documents)
      segment.postings_file().corrupt("a posting list has another length than its term says", list.offset);
  }

  static void check_columns(const Segment& segment, const Schema& schema) {
    for (FieldId field = 0; field < schema.fields().size(); ++field) {
      if (const auto* column = segment.columns().keyword(field)) {
        for (std::uint32_t i = 0; i < column->values(); ++i) column->value(i);
        for (std::uint32_t i = 0; i < column->sets(); ++i) column->set(i);
        for (std::uint32_t document = 0; document < segment.documents(); ++document) column->set_of(document);
      }
      if (const auto* column = segment.columns().integer(field))
        for (std::uint32_t document = 0; document < segment.documents(); ++document) column->count(document);
    }
  }

  static void check_stored(const Segment& segment, const Schema& schema) {
    format::StoredFields::Scan scan(segment.stored());
    for (std::uint32_t document = 0; document < segment.documents(); ++document) {
      const Document decoded = decode_document(scan.read(document), schema, segment.stored_file().path());
      if (segment.is_live(document) && segment.find_key(decoded.key()) != document)
        segment.stored_file().corrupt("the key of document " + std::to_string(document) + " leads elsewhere", 0);
    }
  }

  static void check_pairs(const format::PairTable& table) {
    for (auto at = table.seek_term({}); at.valid();) at.next();
    for (auto at = table.seek_pair(0, 0); at.valid();) at.next();
  }

  const Directory& directory_;
  const std::function<void(std::uint64_t, std::uint64_t)>& progress_;
  LoadedManifest manifest_;
  std::vector<SegmentFiles> segments_;
  std::vector<OpenFile> attachments_;
  std::uint64_t total_bytes_ = 0;
  CheckReport report_;
};

}  // namespace

CheckReport check_index(const std::shared_ptr<const Directory>& directory,
                        const std::function<void(std::uint64_t, std::uint64_t)>& progress) {
  return Checker(*directory, progress).run();
}

}  // namespace tra
