#include "search/score/frequent_words.h"

#include <algorithm>

#include "search/score/term_scorer.h"

namespace tra::search {

namespace {

constexpr std::uint64_t kFrequent = 16;
constexpr std::size_t kMostBytes = 4 << 20;  // a snapshot keeps no value of more than half of its budget

std::size_t bytes_of_bits(const Segment& segment) {
  return (std::size_t{segment.documents()} + kWindow - 1) / kWindow * (kWindow / 8);
}

std::string key_of(std::size_t segment, const format::PostingListRef& list) {
  std::string key;
  add_to_key(key, std::to_string(segment));
  add_to_key(key, std::to_string(list.offset));
  return key;
}

std::vector<std::uint64_t> read_documents(const Segment& segment, const format::PostingListRef& list, Work& work) {
  DocumentBits documents(segment.documents());
  format::PostingCursor cursor = segment.cursor(list);
  for (std::uint32_t base = 0; base < segment.documents(); base += kWindow) {
    work.step(kWindowWords);
    WindowBits window;
    window.clear();
    match_list_window(cursor, base, window);
    std::copy_n(window.words, kWindowWords, documents.window(base));
  }
  return std::move(documents.words());
}

}  // namespace

bool is_frequent(const Segment& segment, const format::PostingListRef& list) {
  return segment.documents() >= kWindow && bytes_of_bits(segment) <= kMostBytes &&
         std::uint64_t{list.documents} * kFrequent >= segment.documents();
}

WordDocuments kept_documents(const Snapshot::Impl& snapshot, std::size_t segment, const format::PostingListRef& list) {
  return snapshot.frequent_words.find(key_of(segment, list));
}

WordDocuments documents_of_frequent(const Snapshot::Impl& snapshot, std::size_t segment,
                                    const format::PostingListRef& list, Work& work) {
  std::string key = key_of(segment, list);
  if (auto kept = snapshot.frequent_words.find(key)) return kept;
  auto documents =
      std::make_shared<const std::vector<std::uint64_t>>(read_documents(*snapshot.segments[segment], list, work));
  const std::size_t bytes = sizeof *documents + documents->size() * sizeof documents->front();
  snapshot.frequent_words.keep(std::move(key), bytes, [&] { return documents; });
  return documents;
}

bool can_hold(const Work& work, const Segment& segment) { return work.can_hold(bytes_of_bits(segment)); }

WordDocuments held_by(Work& work, WordDocuments documents) {
  if (documents == nullptr) return nullptr;
  const std::size_t bytes = documents->size() * sizeof documents->front();
  if (!work.hold(bytes)) return nullptr;
  const auto* const held = documents.get();
  return {held, [&work, bytes, documents = std::move(documents)](const auto*) { work.release(bytes); }};
}

}  // namespace tra::search
