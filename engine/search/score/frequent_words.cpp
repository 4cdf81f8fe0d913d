#include "search/score/frequent_words.h"

#include <algorithm>

#include "search/score/term_scorer.h"

namespace tra::search {

namespace {

constexpr std::uint32_t kFrequent = 16;

bool is_frequent(const Segment& segment, const format::PostingListRef& list) {
  return list.documents > 1 && list.documents >= segment.documents() / kFrequent;
}

std::string key_of(std::size_t segment, const format::PostingListRef& list) {
  std::string key;
  add_to_key(key, std::to_string(segment));
  add_to_key(key, std::to_string(list.offset));
  return key;
}

std::vector<std::uint64_t> documents_of(const Segment& segment, const format::PostingListRef& list) {
  DocumentBits documents(segment.documents());
  format::PostingCursor cursor = segment.cursor(list);
  for (std::uint32_t base = 0; base < segment.documents(); base += kWindow) {
    WindowBits window;
    window.clear();
    match_list_window(cursor, base, window);
    std::copy_n(window.words, kWindowWords, documents.window(base));
  }
  return std::move(documents.words());
}

}  // namespace

WordDocuments kept_documents(const Snapshot::Impl& snapshot, std::size_t segment, const format::PostingListRef& list) {
  if (!is_frequent(*snapshot.segments[segment], list)) return nullptr;
  return snapshot.frequent_words.find(key_of(segment, list));
}

WordDocuments documents_of_frequent(const Snapshot::Impl& snapshot, std::size_t segment,
                                    const format::PostingListRef& list) {
  const Segment& of = *snapshot.segments[segment];
  if (!is_frequent(of, list)) return nullptr;
  if (auto kept = kept_documents(snapshot, segment, list)) return kept;
  auto documents = std::make_shared<const std::vector<std::uint64_t>>(documents_of(of, list));
  const std::size_t bytes = sizeof *documents + documents->size() * sizeof documents->front();
  snapshot.frequent_words.keep(key_of(segment, list), bytes, [&] { return documents; });
  return documents;
}

}  // namespace tra::search
