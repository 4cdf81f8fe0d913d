#include "index/segment_output.h"

#include <xxhash.h>

#include <random>

namespace tra::index {

using format::FileKind;

namespace {

std::size_t slot(FileKind kind) {
  for (std::size_t i = 0; i < std::size(format::kSegmentFiles); ++i)
    if (format::kSegmentFiles[i] == kind) return i;
  throw Error(ErrorCode::invalid_argument, "not a kind of segment file");
}

}  // namespace

format::SegmentId random_segment_id() {
  std::random_device random;
  format::SegmentId id;
  for (std::size_t i = 0; i < id.size(); i += 4) {
    const std::uint32_t bits = random();
    std::memcpy(id.data() + i, &bits, 4);
  }
  return id;
}

format::SegmentId seeded_segment_id(std::string_view seed, std::uint64_t number) {
  XXH128_canonical_t bytes;
  XXH128_canonicalFromHash(&bytes, XXH3_128bits_withSeed(seed.data(), seed.size(), number));
  format::SegmentId id;
  static_assert(sizeof bytes.digest == sizeof id);
  std::memcpy(id.data(), bytes.digest, sizeof id);
  return id;
}

OutputFrame::OutputFrame(Directory& directory, const std::string& name, FileKind kind, const format::SegmentId& segment,
                         const std::atomic<bool>* cancel)
    : file_(directory.create(name)),
      writer_(kind, segment, [file = file_.get(), cancel](std::span<const std::byte> bytes) {
        if (cancel != nullptr && cancel->load(std::memory_order_relaxed)) throw OutputCancelled();
        file->append(bytes);
      }) {}

std::uint64_t OutputFrame::finish() {
  writer_.finish();
  file_->sync();
  return file_->size();
}

SegmentOutput::SegmentOutput(Directory& directory, const format::SegmentId& id, const std::atomic<bool>* cancel)
    : directory_(directory), id_(id), cancel_(cancel) {
  stored_writer_.emplace(open(FileKind::stored).writer());
}

SegmentOutput::~SegmentOutput() {
  if (finished_) return;
  for (std::size_t i = 0; i < std::size(frames_); ++i) {
    if (!frames_[i] && sizes_[i] == 0) continue;
    frames_[i].reset();
    try {
      directory_.remove(format::segment_file_name(id_, format::kSegmentFiles[i]));
    } catch (...) {  // the next writer that opens the index removes it
    }
  }
}

OutputFrame& SegmentOutput::open(FileKind kind) {
  auto& frame = frames_[slot(kind)];
  frame = std::make_unique<OutputFrame>(directory_, format::segment_file_name(id_, kind), kind, id_, cancel_);
  return *frame;
}

void SegmentOutput::close(FileKind kind) {
  auto& frame = frames_[slot(kind)];
  sizes_[slot(kind)] = frame->finish();
  frame.reset();
}

void SegmentOutput::begin_terms() {
  list_writer_.emplace(open(FileKind::postings).writer(), open(FileKind::positions).writer());
  terms_writer_.emplace(open(FileKind::terms).writer());
}

void SegmentOutput::end_terms() {
  terms_writer_->finish();
  for (const FileKind kind : {FileKind::terms, FileKind::postings, FileKind::positions}) close(kind);
  terms_writer_.reset();
  list_writer_.reset();
}

format::FileWriter& SegmentOutput::begin_columns() { return open(FileKind::columns).writer(); }
format::FileWriter& SegmentOutput::begin_pairs() { return open(FileKind::pairs).writer(); }

format::ManifestSegment SegmentOutput::finish(std::uint32_t documents, std::uint64_t total_length) {
  stored_writer_->finish();
  stored_writer_.reset();
  for (const FileKind kind : {FileKind::stored, FileKind::columns, FileKind::pairs}) close(kind);
  format::ManifestSegment info;
  info.id = id_;
  info.documents = documents;
  info.total_length = total_length;
  info.file_bytes.assign(std::begin(sizes_), std::end(sizes_));
  finished_ = true;
  return info;
}

}  // namespace tra::index
