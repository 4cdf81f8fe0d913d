// Rebuilding an index from the stored fields of another one, as far as these can be read.
#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "snapshot/manifest_store.h"
#include "snapshot/segment.h"
#include "store/document_codec.h"
#include "store/term_space.h"
#include "tra/repair.h"

namespace tra {

namespace {

using format::FileKind;

// A segment of the old index. Each of its files is opened on its own, because some may be damaged.
class OldSegment {
 public:
  OldSegment(const Directory& directory, const format::ManifestSegment& info, RebuildReport& report)
      : directory_(directory), info_(info), report_(report), id_(format::to_hex(info.id)) {
    open_live_docs();
    try {
      stored_file_.emplace(open(FileKind::stored));
      stored_.emplace(stored_file_->file(), info.documents);
    } catch (const Error& error) {
      unreadable_ = error.what();
    }
  }

  std::uint32_t documents() const noexcept { return info_.documents; }

  // Visits the live documents in order. A document that cannot be read is recorded as lost.
  template <class Visit>
  void for_each(const Schema& schema, const Visit& visit) {
    std::vector<std::pair<std::uint32_t, std::string>> lost;
    for (std::uint32_t number = 0; number < info_.documents; ++number) {
      if (live_ && !live_->is_live(number)) continue;
      try {
        if (!stored_) throw Error(ErrorCode::corruption, unreadable_);
        visit(decode_document(stored_->read(number), schema, stored_file_->file().path()));
      } catch (const Error& error) {
        if (error.code() != ErrorCode::corruption && error.code() != ErrorCode::version) throw;
        lost.emplace_back(number, error.what());
      }
    }
    note_lost(lost);
  }

 private:
  OpenFile open(FileKind kind) const {
    const auto at = std::find(std::begin(format::kSegmentFiles), std::end(format::kSegmentFiles), kind);
    return OpenFile(directory_, format::segment_file_name(info_.id, kind), kind, info_.id,
                    info_.file_bytes[static_cast<std::size_t>(at - std::begin(format::kSegmentFiles))]);
  }

  void open_live_docs() {
    if (info_.live_docs_generation == 0) return;
    try {
      const std::string name = format::live_docs_file_name(info_.id, info_.live_docs_generation);
      const OpenFile file(directory_, name, FileKind::live_docs, format::name_id(name), info_.live_docs_bytes);
      live_ = format::LiveDocs::read(file.file(), info_.documents);
    } catch (const Error& error) {
      report_.notes.push_back("which documents of segment " + id_ + " are deleted is not known: " + error.what());
    }
  }

  // Finds the keys of lost documents in the term dictionary, so that the report can name them.
  void note_lost(const std::vector<std::pair<std::uint32_t, std::string>>& lost) {
    if (lost.empty()) return;
    std::unordered_map<std::uint32_t, std::string> keys;
    try {
      const OpenFile file = open(FileKind::terms);
      const format::TermDictionary terms(file.file());
      for (auto at = terms.seek(space_term(kKeySpace, "")); at.valid() && at.term()[0] == kKeySpace; at.next())
        if (at.list().documents == 1) keys[at.list().only.document] = at.term().substr(1);
    } catch (const Error& error) {
      report_.notes.push_back("some keys of segment " + id_ + " cannot be read: " + error.what());
    }
    for (const auto& [number, why] : lost) {
      const auto key = keys.find(number);
      report_.lost.push_back({key != keys.end() ? key->second : "", id_, number, why});
    }
  }

  const Directory& directory_;
  const format::ManifestSegment& info_;
  RebuildReport& report_;
  std::string id_, unreadable_;
  std::optional<OpenFile> stored_file_;
  std::optional<format::StoredFields> stored_;
  std::optional<format::LiveDocs> live_;
};

// The newest readable manifest, whatever version of the text analysis wrote it.
format::Manifest newest_readable(const Directory& directory, RebuildReport& report) {
  std::vector<std::uint64_t> generations;
  for (const std::string& name : directory.list())
    if (const auto generation = format::manifest_generation(name)) generations.push_back(*generation);
  std::sort(generations.rbegin(), generations.rend());
  if (generations.empty()) throw Error(ErrorCode::io, "there is no index here", directory.path(""));
  for (const std::uint64_t generation : generations) try {
      return read_manifest(directory, generation, AnyAnalysis::yes).manifest;
    } catch (const Error& error) {
      if (generation == generations.back()) throw;
      report.notes.push_back(std::string("a commit is left out: ") + error.what());
    }
  throw Error(ErrorCode::corruption, "no manifest can be read", directory.path(""));
}

void require_stored(const Schema& schema, const std::vector<std::string>& made) {
  for (const Field& field : schema.fields())
    if (!field.stored && std::find(made.begin(), made.end(), field.name) == made.end())
      throw Error(ErrorCode::invalid_argument,
                  "field '" + field.name + "' is not stored, so its documents cannot be indexed again");
}

void copy_attachments(const Directory& from, const format::Manifest& manifest, IndexWriter& writer,
                      RebuildReport& report) {
  for (const format::ManifestAttachment& attachment : manifest.attachments) try {
      const OpenFile open = open_attachment(from, attachment);
      const auto bytes = open.file().read(format::kHeaderSize, open.file().content_end() - format::kHeaderSize);
      writer.set_attachment(attachment.name, std::string(format::as_text(bytes)));
    } catch (const Error& error) {
      if (error.code() != ErrorCode::corruption && error.code() != ErrorCode::io) throw;
      report.notes.push_back("attachment '" + attachment.name + "' is lost: " + error.what());
    }
}

RebuildReport rebuild(const std::shared_ptr<const Directory>& from, const std::shared_ptr<Directory>& to,
                      WriterOptions options, const std::function<void(std::uint64_t, std::uint64_t)>& progress,
                      const Conversion* conversion) {
  if (!from || !to) throw Error(ErrorCode::invalid_argument, "an index is rebuilt from a directory into another");
  if (newest_generation(*to) != 0)
    throw Error(ErrorCode::invalid_argument, "there is an index already; give a new folder", to->path(""));
  RebuildReport report;
  const format::Manifest manifest = newest_readable(*from, report);
  Schema schema = schema_of(manifest);
  if (conversion == nullptr) schema.take_analyses(options.analyses, from->path(""));
  require_stored(schema, conversion != nullptr ? conversion->made : std::vector<std::string>());
  std::uint64_t done = 0, total = 0;
  for (const format::ManifestSegment& info : manifest.segments) total += info.documents - info.deleted;
  IndexWriter writer(to, conversion != nullptr ? conversion->schema : schema, options);
  for (const format::ManifestSegment& info : manifest.segments) {
    OldSegment segment(*from, info, report);
    segment.for_each(schema, [&](const Document& document) {
      writer.add(conversion != nullptr ? conversion->convert(document) : document);
      if (progress && ++done % 64 == 0) progress(done, std::max(done, total));
    });
  }
  copy_attachments(*from, manifest, writer, report);
  if (!report.lost.empty()) writer.set_attachment(lost_documents_attachment, std::to_string(report.lost.size()));
  report.documents = writer.commit().documents;
  if (progress) progress(done, done);
  return report;
}

}  // namespace

RebuildReport rebuild_index(const std::shared_ptr<const Directory>& from, const std::shared_ptr<Directory>& to,
                            WriterOptions options, const std::function<void(std::uint64_t, std::uint64_t)>& progress) {
  return rebuild(from, to, options, progress, nullptr);
}

RebuildReport rebuild_index(const std::shared_ptr<const Directory>& from, const std::shared_ptr<Directory>& to,
                            const Conversion& conversion, WriterOptions options,
                            const std::function<void(std::uint64_t, std::uint64_t)>& progress) {
  return rebuild(from, to, options, progress, &conversion);
}

}  // namespace tra
