#include "index/index_worker.h"

#include <xxhash.h>

#include <algorithm>

#include "index/commit.h"

namespace tra::index {

namespace {

// Memory that the different words of one document may take even where the budget is smaller.
constexpr std::uint64_t kLeastRoomForWords = 64ull << 20;

std::uint64_t hash_of(const std::string& key) { return XXH3_64bits(key.data(), key.size()); }

}  // namespace

void IndexWorker::note_key(const std::string& key) {
  if (!flushed_keys_.empty() && flushed_keys_.contains(hash_of(key))) replaced_.push_back(key);
  keys_.push_back(key);
  key_bytes_ += key.size() + sizeof(std::string);
}

// Flushes first when the postings of a long document would exceed the budget. They take at most about as many bytes as
// the document.
void IndexWorker::make_room_for(const std::string& stored) {
  if (stored.size() > kLongDocument && memory() + key_bytes_ + stored.size() > memory_budget_) flush();
}

void IndexWorker::add(const Document& document, std::string&& stored) {
  make_room_for(stored);
  if (!builder_)
    builder_ = std::make_unique<SegmentBuilder>(directory_, schema_, analyzer_, memory_budget_, next_id_());
  const std::uint64_t most_words = std::max(memory_budget_ / 2, kLeastRoomForWords);
  const bool is_long = stored.size() > kLongDocument;
  builder_->add(document, std::move(stored), is_long ? most_words : 0);
  note_key(document.key());
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
