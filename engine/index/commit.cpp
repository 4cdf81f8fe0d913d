#include "index/commit.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "store/term_space.h"

namespace tra::index {

using format::FileKind;

namespace {

constexpr char kTemporary[] = "manifest.tmp";

void remove_if_possible(Directory& directory, const std::string& name) {
  try {
    directory.remove(name);
  } catch (...) {  // the unused file is removed the next time a writer opens the index
  }
}

bool has_number(const std::string& name, std::string_view prefix, std::size_t digits, char after) {
  return name.size() > prefix.size() + digits && name.starts_with(prefix) && name[prefix.size() + digits] == after &&
         name.find_first_not_of("0123456789abcdef", prefix.size()) == prefix.size() + digits;
}

// Whether the writer created the file. Other files in the folder, such as "segment-notes.txt", are never removed.
bool is_ours(const std::string& name) {
  return name == kTemporary || format::manifest_generation(name) || has_number(name, "segment-", 32, '.') ||
         has_number(name, "attachment-", 16, '-');
}

// All files of the commits, including their manifests.
std::set<std::string> names_of(const std::vector<format::Manifest>& commits) {
  std::set<std::string> names;
  for (const format::Manifest& manifest : commits) {
    for (std::string& name : manifest.files()) names.insert(std::move(name));
    names.insert(format::manifest_file_name(manifest.generation));
  }
  return names;
}

}  // namespace

Commit::Commit(Directory& directory, const format::Manifest& last, std::uint64_t generation)
    : directory_(directory), last_generation_(last.generation), next_(last), committed_parts_(last.segments.size()) {
  for (const format::ManifestSegment& info : last.segments) {
    Part part;
    part.info = info;
    parts_.push_back(std::move(part));
  }
  next_.generation = generation;
}

const Segment& Commit::open(Part& part) {
  if (!part.segment) part.segment = std::make_shared<const Segment>(directory_, part.info);
  return *part.segment;
}

format::LiveDocs& Commit::live(Part& part) {
  if (!part.live_loaded) {
    const format::LiveDocs* found = open(part).live();
    part.live = found != nullptr ? *found : format::LiveDocs(part.info.documents);
    part.live_loaded = true;
  }
  return part.live;
}

bool Commit::remove_key(Part& part, const std::string& key) {
  const auto document = open(part).find_key(key);
  if (!document || !live(part).remove(*document)) return false;
  part.live_changed = true;
  return true;
}

void Commit::take(const std::vector<FlushedSegment>& flushed) {
  const std::size_t first = parts_.size();
  for (const FlushedSegment& segment : flushed) {
    for (const std::string& key : segment.keys)
      for (std::size_t i = 0; i < committed_parts_; ++i)
        if (remove_key(parts_[i], key)) {
          ++removed_;
          changed_ = true;
        }
    for (const std::string& key : segment.replaced)
      for (std::size_t i = first; i < parts_.size(); ++i) remove_key(parts_[i], key);
    if (segment.info.documents == 0) continue;
    Part part;
    part.info = segment.info;
    part.live = segment.live;
    part.live_loaded = true;
    part.live_changed = segment.live.deleted() > 0;
    parts_.push_back(std::move(part));
    changed_ = true;
  }
}

void Commit::set_attachments(const std::map<std::string, std::string>& attachments) {
  attachments_ = &attachments;
  changed_ |= !attachments.empty();
}

bool Commit::replace(const Segments& inputs, const MergedSegment& merged) {
  std::vector<std::size_t> places;
  for (const auto& input : inputs) {
    const auto found =
        std::find_if(parts_.begin(), parts_.end(), [&](const Part& part) { return part.info.id == input->info().id; });
    if (found == parts_.end()) return false;
    places.push_back(static_cast<std::size_t>(found - parts_.begin()));
  }
  Part part;
  part.info = merged.info;
  part.live = format::LiveDocs(merged.info.documents);
  part.live_loaded = true;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const Segment& now = open(parts_[places[i]]);
    for (std::uint32_t document = 0; document < now.documents(); ++document)
      if (!now.is_live(document) && merged.doc_map[i][document] != kDropped)
        part.live_changed |= part.live.remove(merged.doc_map[i][document]);
  }
  parts_[places[0]] = std::move(part);
  std::sort(places.begin() + 1, places.end(), std::greater<>());
  for (std::size_t i = 1; i < places.size(); ++i) parts_.erase(parts_.begin() + static_cast<std::ptrdiff_t>(places[i]));
  committed_parts_ = parts_.size();
  changed_ = true;
  return true;
}

void Commit::adopt(const format::ManifestSegment& segment, const std::vector<std::string>& leave_out,
                   bool keys_are_new) {
  if (std::any_of(parts_.begin(), parts_.end(), [&](const Part& part) { return part.info.id == segment.id; }))
    throw Error(ErrorCode::invalid_argument, "the index has the segment " + format::to_hex(segment.id) + " already",
                directory_.path(""));
  if (parts_.size() >= format::kMostSegments)
    throw Error(ErrorCode::resource_exhausted, "an index has at most 2^20 segments", directory_.path(""));
  Part adopted;
  adopted.info = segment;
  for (const std::string& key : leave_out) remove_key(adopted, key);
  if (!keys_are_new) {
    const format::TermDictionary& terms = open(adopted).terms();
    for (auto at = terms.seek(space_term(kKeySpace, "")); at.valid() && at.term()[0] == kKeySpace; at.next())
      for (Part& part : parts_)
        if (remove_key(part, std::string(at.term().substr(1)))) ++removed_;
  }
  parts_.push_back(std::move(adopted));
  changed_ = true;
}

CommitInfo Commit::publish() {
  CommitInfo info;
  info.removed = removed_;
  if (changed_) {
    next_.segments.clear();
    for (Part& part : parts_) {
      if (part.live_changed) write_live_docs(part);
      if (part.info.deleted < part.info.documents) next_.segments.push_back(part.info);
    }
    write_attachments();
    directory_.sync();
    write_manifest(directory_, next_);
  } else {
    next_.generation = last_generation_;
  }
  info.generation = next_.generation;
  for (const format::ManifestSegment& segment : next_.segments) info.documents += segment.documents - segment.deleted;
  return info;
}

void Commit::write_live_docs(Part& part) {
  part.info.deleted = part.live.deleted();
  part.info.live_docs_generation = next_.generation;
  if (part.info.deleted == part.info.documents) return;  // a segment without live documents is left out of the manifest
  const std::string name = format::live_docs_file_name(part.info.id, next_.generation);
  OutputFrame file(directory_, name, FileKind::live_docs, format::name_id(name));
  part.live.write(file.writer());
  part.info.live_docs_bytes = file.finish();
}

void Commit::write_attachments() {
  if (attachments_ == nullptr) return;
  std::size_t number = 0;
  for (const auto& [name, bytes] : *attachments_) {
    std::erase_if(next_.attachments, [&, &name = name](const auto& attachment) { return attachment.name == name; });
    if (bytes.empty()) continue;
    const std::string file_name = format::attachment_file_name(next_.generation, number++);
    OutputFrame file(directory_, file_name, FileKind::attachment, format::name_id(file_name));
    file.writer().append(format::as_bytes(bytes));
    next_.attachments.push_back({name, file_name, file.finish()});
  }
}

void write_manifest(Directory& directory, const format::Manifest& manifest) {
  const auto names = directory.list();
  if (std::binary_search(names.begin(), names.end(), std::string(kTemporary))) directory.remove(kTemporary);
  OutputFrame file(directory, kTemporary, FileKind::manifest, {});
  manifest.write(file.writer());
  file.finish();
  directory.rename(kTemporary, format::manifest_file_name(manifest.generation));
  directory.sync();
}

void sweep(Directory& directory, const std::vector<format::Manifest>& kept) {
  const std::set<std::string> keep = names_of(kept);
  for (const std::string& name : directory.list())
    if (is_ours(name) && !keep.contains(name)) remove_if_possible(directory, name);
}

void remove_obsolete(Directory& directory, const format::Manifest& obsolete,
                     const std::vector<format::Manifest>& kept) {
  const std::set<std::string> keep = names_of(kept);
  // The manifest is removed first, so that no manifest ever names missing files.
  const std::string manifest = format::manifest_file_name(obsolete.generation);
  if (!keep.contains(manifest)) remove_if_possible(directory, manifest);
  for (const std::string& name : obsolete.files())
    if (!keep.contains(name)) remove_if_possible(directory, name);
}

void remove_segment_files(Directory& directory, const format::ManifestSegment& segment) {
  for (const FileKind kind : format::kSegmentFiles)
    remove_if_possible(directory, format::segment_file_name(segment.id, kind));
}

}  // namespace tra::index
