// Implements `tra check`: verifies all checksums, then all structures. Every problem is recorded, and checking
// continues.
#include <algorithm>
#include <deque>
#include <set>

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
    pin();
    for (const Commit& commit : commits_) check(commit);
    return std::move(report_);
  }

 private:
  template <class Action>
  bool note(const Action& action) {
    try {
      action();
      return true;
    } catch (const Error& error) {
      report_.problems.push_back({error.path(), error.what(), error.offset(), error.code(), earlier_});
      return false;
    }
  }

  // A file that is not there is damage, one that may not be read is none.
  template <class Action>
  bool note_file(const std::string& name, const Action& action) {
    if (note(action)) return true;
    CheckReport::Problem& problem = report_.problems.back();
    const std::vector<std::string> names = directory_.list();
    if (problem.code == ErrorCode::io && !std::binary_search(names.begin(), names.end(), name))
      problem.code = ErrorCode::corruption;
    return false;
  }

  void check_file(const format::File& file) {
    ++report_.files;
    report_.bytes += file.size();
    file.verify_all();
    if (progress_) progress_(report_.bytes, std::max(total_bytes_, report_.bytes));
  }

  // The files of a segment that can be opened and that no newer commit has.
  struct SegmentFiles {
    const format::ManifestSegment* info;
    std::vector<OpenFile> files;
    std::shared_ptr<const Segment> segment;  // null when one of its files is damaged or of a newer commit
  };
  struct Commit {
    LoadedManifest loaded;
    std::vector<SegmentFiles> segments;
    std::vector<OpenFile> attachments;
    bool earlier = false;
  };

  // Opens every file of the newest commit and of the one before it. A crash may leave parts of still older ones, which
  // are no damage. Starts over when a writer removed a file in the meantime, because a newer commit exists then.
  void pin() {
    for (;;) {
      report_ = {};
      commits_.clear();
      opened_.clear();
      total_bytes_ = 0;
      std::vector<std::uint64_t> generations;
      note([&] { generations = commit_generations(directory_); });
      if (generations.empty()) pin_commit(0, false);  // says that there is no index
      for (std::size_t i = 0; i < std::min<std::size_t>(generations.size(), 2); ++i) pin_commit(generations[i], i > 0);
      bool changed = false;
      earlier_ = false;
      if (!report_.problems.empty()) note([&] { changed = commit_generations(directory_) != generations; });
      if (!changed) return;
    }
  }

  void pin_commit(std::uint64_t generation, bool earlier) {
    earlier_ = earlier;
    const std::size_t before = report_.problems.size();
    Commit& commit = commits_.emplace_back();
    commit.earlier = earlier;
    if (note([&] { commit.loaded = read_manifest(directory_, generation); })) {
      pin_files(commit);
      return;
    }
    commits_.pop_back();
    // What another version of tra has left is of no use to this one, and no damage.
    if (earlier && report_.problems.back().code == ErrorCode::version) report_.problems.resize(before);
  }

  void pin_files(Commit& commit) {
    for (const format::ManifestSegment& info : commit.loaded.manifest.segments) {
      SegmentFiles found = {&info, {}, nullptr};
      bool whole = true;
      const auto open = [&](const std::string& name, format::FileKind kind, const format::SegmentId& id,
                            std::uint64_t bytes) {
        if (!opened_.insert(name).second) {
          whole = false;
          return;
        }
        total_bytes_ += bytes;
        whole &= note_file(name, [&] { found.files.emplace_back(directory_, name, kind, id, bytes); });
      };
      for (std::size_t i = 0; i < std::size(format::kSegmentFiles); ++i)
        open(format::segment_file_name(info.id, format::kSegmentFiles[i]), format::kSegmentFiles[i], info.id,
             info.file_bytes[i]);
      if (info.live_docs_generation != 0) {
        const std::string name = format::live_docs_file_name(info.id, info.live_docs_generation);
        open(name, format::FileKind::live_docs, format::name_id(name), info.live_docs_bytes);
      }
      if (whole) note([&] { found.segment = std::make_shared<const Segment>(directory_, info); });
      commit.segments.push_back(std::move(found));
    }
    for (const auto& attachment : commit.loaded.manifest.attachments)
      if (opened_.insert(attachment.file).second)
        note_file(attachment.file, [&] { commit.attachments.push_back(open_attachment(directory_, attachment)); });
  }

  void check(const Commit& commit) {
    earlier_ = commit.earlier;
    const CheckReport newest = report_;
    ++report_.files;
    report_.bytes += commit.loaded.bytes;
    Schema schema;
    if (!note([&] { schema = schema_of(commit.loaded.manifest); })) return;
    for (const SegmentFiles& files : commit.segments) check_segment(files, schema);
    for (const OpenFile& attachment : commit.attachments) note([&] { check_file(attachment.file()); });
    if (!commit.earlier) return;
    report_.documents = newest.documents;
    report_.terms = newest.terms;
    report_.postings = newest.postings;
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
  std::deque<Commit> commits_;    // the newest one first
  std::set<std::string> opened_;  // the names of their files
  bool earlier_ = false;          // whether a commit before the newest one is being checked
  std::uint64_t total_bytes_ = 0;
  CheckReport report_;
};

}  // namespace

CheckReport check_index(const std::shared_ptr<const Directory>& directory,
                        const std::function<void(std::uint64_t, std::uint64_t)>& progress) {
  return Checker(*directory, progress).run();
}

}  // namespace tra
