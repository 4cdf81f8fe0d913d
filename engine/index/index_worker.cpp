#include "index/index_worker.h"

#include <xxhash.h>

#include <algorithm>

#include "index/commit.h"

namespace tra::index {

namespace {

std::uint64_t hash_of(const std::string& key) { return XXH3_64bits(key.data(), key.size()); }

}  // namespace

void IndexWorker::note_key(const std::string& key) {
  if (!flushed_keys_.empty() && flushed_keys_.contains(hash_of(key))) replaced_.push_back(key);
  keys_.push_back(key);
  key_bytes_ += key.size() + sizeof(std::string);
}

void IndexWorker::add(const Document& document, std::string_view stored) {
  if (!builder_)
    builder_ = std::make_unique<SegmentBuilder>(directory_, schema_, analyzer_, memory_budget_, next_id_());
  note_key(document.key());
  builder_->add(document, stored);
  memory_.store(builder_->memory(), std::memory_order_relaxed);
  if (memory() + key_bytes_ > memory_budget_ || builder_->full()) flush();
}

void IndexWorker::remove(const std::string& key) {
  note_key(key);
  if (builder_) builder_->remove(key);
}

void IndexWorker::drop_builder() {
  builder_.reset();
  memory_.store(0, std::memory_order_relaxed);
  analyzer_.clear();
}

void IndexWorker::flush() {
  if (keys_.empty()) return;
  FlushedSegment segment;
  if (builder_ && !builder_->empty()) {
    SegmentBuilder::Flushed written = builder_->flush();
    segment.info = std::move(written.info);
    segment.live = format::LiveDocs(segment.info.documents);
    for (const std::uint32_t document : written.deleted) segment.live.remove(document);
  }
  drop_builder();
  for (const std::string& key : keys_) flushed_keys_.insert(hash_of(key));
  segment.keys = std::move(keys_);
  segment.replaced = std::move(replaced_);
  keys_.clear();
  replaced_.clear();
  key_bytes_ = 0;
  flushed_.push_back(std::move(segment));
}

void IndexWorker::drop(const format::Manifest& last_commit) {
  for (const FlushedSegment& flushed : flushed_) {
    const bool named =
        std::any_of(last_commit.segments.begin(), last_commit.segments.end(),
                    [&](const format::ManifestSegment& segment) { return segment.id == flushed.info.id; });
    if (flushed.info.documents > 0 && !named) remove_segment_files(directory_, flushed.info);
  }
  forget();
}

void IndexWorker::forget() {
  drop_builder();
  keys_.clear();
  replaced_.clear();
  key_bytes_ = 0;
  flushed_keys_.clear();
  flushed_.clear();
}

}  // namespace tra::index
