#include "tra/snapshot.h"

#include <algorithm>

#include "snapshot/snapshot_impl.h"
#include "store/document_codec.h"
#include "tra/format/cpu.h"

namespace tra {

namespace {

SegmentInfo describe(const Segment& segment) {
  SegmentInfo info;
  info.id = format::to_hex(segment.info().id);
  info.documents = segment.documents();
  info.deleted = segment.info().deleted;
  for (std::size_t i = 0; i < std::size(format::kSegmentFiles); ++i) {
    const format::FileKind kind = format::kSegmentFiles[i];
    info.files.push_back(
        {format::segment_file_name(segment.info().id, kind), to_string(kind), segment.info().file_bytes[i]});
  }
  if (segment.info().live_docs_generation != 0)
    info.files.push_back({format::live_docs_file_name(segment.info().id, segment.info().live_docs_generation),
                          "live_docs", segment.info().live_docs_bytes});
  return info;
}

}  // namespace

Snapshot::Impl::Impl(std::shared_ptr<const Directory> from, OpenedCommit opened)
    : directory(std::move(from)),
      manifest(std::move(opened.loaded.manifest)),
      manifest_bytes(opened.loaded.bytes),
      schema(schema_of(manifest)),
      segments(std::move(opened.segments)),
      attachments(std::move(opened.attachments)),
      newest_generation(opened.newest_generation),
      damage(std::move(opened.damage)) {
  format::richest_allowed();  // reports a wrong TRA_KERNELS now instead of during a search
  for (const auto& segment : segments) {
    const format::ManifestSegment& info = segment->info();
    infos.push_back(describe(*segment));
    documents += info.documents;
    deleted += info.deleted;
    total_length += info.total_length;
  }
}

Snapshot::Impl::Impl(std::vector<std::shared_ptr<const Snapshot>> joined)
    : parts(std::move(joined)), schema(parts.front()->schema()) {
  for (const auto& part : parts) {
    const Impl& other = part->impl();
    first_segments.push_back(static_cast<std::uint32_t>(segments.size()));
    segments.insert(segments.end(), other.segments.begin(), other.segments.end());
    infos.insert(infos.end(), other.infos.begin(), other.infos.end());
    documents += other.documents;
    deleted += other.deleted;
    total_length += other.total_length;
    if (!other.damage.empty()) damage += (damage.empty() ? "" : "; ") + other.damage;
  }
}

const KeywordValues& Snapshot::Impl::keyword_values(FieldId field) const {
  const std::lock_guard lock(keywords_mutex_);
  const auto found = keywords_.find(field);
  return found != keywords_.end() ? found->second : keywords_.try_emplace(field, segments, field).first->second;
}

std::unique_ptr<Analyzer> Snapshot::Impl::lend_analyzer() const {
  {
    const std::lock_guard lock(analyzers_mutex_);
    if (!analyzers_.empty()) {
      auto analyzer = std::move(analyzers_.back());
      analyzers_.pop_back();
      return analyzer;
    }
  }
  return std::make_unique<Analyzer>(schema);
}

void Snapshot::Impl::take_back(std::unique_ptr<Analyzer> analyzer) const noexcept {
  constexpr std::size_t kMostTerms = 10'000;
  if (analyzer->term_count() > kMostTerms) analyzer->clear();
  const std::lock_guard lock(analyzers_mutex_);
  try {
    analyzers_.push_back(std::move(analyzer));
  } catch (const std::bad_alloc&) {  // not kept; the next query creates another one
  }
}

std::unique_ptr<HelperThreads> Snapshot::Impl::lend_helpers(unsigned count) const {
  {
    const std::lock_guard lock(helpers_mutex_);
    const auto found = std::find_if(helpers_.begin(), helpers_.end(), [&](const std::unique_ptr<HelperThreads>& idle) {
      return idle->count() == count && idle->are_here();
    });
    if (found != helpers_.end()) {
      std::swap(*found, helpers_.back());
      auto helpers = std::move(helpers_.back());
      helpers_.pop_back();
      return helpers;
    }
  }
  return std::make_unique<HelperThreads>(count);
}

void Snapshot::Impl::take_back(std::unique_ptr<HelperThreads> helpers) const noexcept {
  constexpr std::size_t kMostIdle = 16;
  if (!helpers->are_all()) return;
  const std::lock_guard lock(helpers_mutex_);
  try {
    helpers_.push_back(std::move(helpers));
  } catch (const std::bad_alloc&) {  // not kept; the next search starts others
  }
  if (helpers_.size() <= kMostIdle) return;
  helpers = std::move(helpers_.front());  // ends when the lock is released
  helpers_.erase(helpers_.begin());
}

Snapshot::Snapshot(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Snapshot::~Snapshot() = default;

std::shared_ptr<const Snapshot> Snapshot::open(std::shared_ptr<const Directory> directory,
                                               const std::vector<Analysis>& analyses) {
  if (!directory)
    throw Error(ErrorCode::invalid_argument, "a snapshot is opened in a directory, not in a null pointer");
  auto impl = std::make_unique<Impl>(directory, open_newest_commit(*directory));
  impl->schema.take_analyses(analyses, directory->path(""));
  return std::shared_ptr<const Snapshot>(new Snapshot(std::move(impl)));
}

const std::vector<std::shared_ptr<const Snapshot>>& Snapshot::parts() const noexcept { return impl_->parts; }

std::size_t Snapshot::part(DocAddress address) const {
  impl_->segment(address);  // throws for an invalid address
  const std::vector<std::uint32_t>& firsts = impl_->first_segments;
  if (firsts.empty()) return 0;
  return static_cast<std::size_t>(std::upper_bound(firsts.begin(), firsts.end(), address.segment) - firsts.begin()) - 1;
}

std::string Snapshot::folder() const {
  std::string path = impl_->directory ? impl_->directory->path("") : "";
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  return path;
}

bool Snapshot::is_current() const {
  if (!impl_->directory)
    return std::all_of(parts().begin(), parts().end(), [](const auto& part) { return part->is_current(); });
  return newest_generation(*impl_->directory) == impl_->newest_generation;
}
const std::string& Snapshot::damage() const noexcept { return impl_->damage; }
const Schema& Snapshot::schema() const noexcept { return impl_->schema; }
std::uint64_t Snapshot::generation() const noexcept {
  std::uint64_t sum = impl_->manifest.generation;
  for (const auto& part : parts()) sum += part->generation();
  return sum;
}
std::uint64_t Snapshot::documents() const noexcept { return impl_->documents - impl_->deleted; }
std::uint64_t Snapshot::deleted() const noexcept { return impl_->deleted; }
const std::vector<SegmentInfo>& Snapshot::segments() const noexcept { return impl_->infos; }

std::uint64_t Snapshot::bytes() const noexcept {
  std::uint64_t sum = impl_->manifest_bytes;
  if (!parts().empty()) {
    for (const auto& part : parts()) sum += part->bytes();
    return sum;
  }
  for (const SegmentInfo& segment : impl_->infos)
    for (const FileInfo& file : segment.files) sum += file.bytes;
  for (const format::ManifestAttachment& attachment : impl_->manifest.attachments) sum += attachment.bytes;
  return sum;
}

std::vector<FileInfo> Snapshot::other_files() const {
  if (!parts().empty()) {
    std::vector<FileInfo> all;
    for (const auto& part : parts())
      for (FileInfo& file : part->other_files()) all.push_back(std::move(file));
    return all;
  }
  std::vector<FileInfo> files = {{format::manifest_file_name(generation()), "manifest", impl_->manifest_bytes}};
  for (const format::ManifestAttachment& attachment : impl_->manifest.attachments)
    files.push_back({attachment.file, "attachment", attachment.bytes});
  return files;
}

std::optional<DocAddress> Snapshot::find(std::string_view key) const {
  for (std::uint32_t i = 0; i < impl_->segments.size(); ++i) {
    const auto document = impl_->segments[i]->find_key(key);
    if (document && impl_->segments[i]->is_live(*document)) return DocAddress{i, *document};
  }
  return std::nullopt;
}

const Segment& Snapshot::Impl::segment(DocAddress address) const {
  if (address.segment >= segments.size() || address.document >= segments[address.segment]->documents())
    throw Error(ErrorCode::invalid_argument, "no such document in the snapshot");
  return *segments[address.segment];
}

Document Snapshot::document(DocAddress address) const {
  const Segment& segment = impl_->segment(address);
  return decode_document(segment.stored().read(address.document), schema(), segment.stored_file().path());
}

std::string Snapshot::key(DocAddress address) const {
  const Segment& segment = impl_->segment(address);
  return std::string(decode_document_key(segment.stored().read(address.document), segment.stored_file().path()));
}

void Snapshot::for_each(const std::function<bool(DocAddress, const Document&)>& visit) const {
  for (std::uint32_t i = 0; i < impl_->segments.size(); ++i) {
    const Segment& segment = *impl_->segments[i];
    format::StoredFields::Scan scan(segment.stored());
    for (std::uint32_t document = 0; document < segment.documents(); ++document)
      if (segment.is_live(document) &&
          !visit({i, document}, decode_document(scan.read(document), schema(), segment.stored_file().path())))
        return;
  }
}

std::optional<std::string> Snapshot::attachment(std::string_view name) const {
  for (std::size_t i = 0; i < impl_->attachments.size(); ++i) {
    if (impl_->manifest.attachments[i].name != name) continue;
    const format::File& file = impl_->attachments[i].file();
    return std::string(format::as_text(file.read(format::kHeaderSize, file.content_end() - format::kHeaderSize)));
  }
  return std::nullopt;
}

}  // namespace tra
