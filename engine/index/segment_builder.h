// An in-memory segment: documents in, inverted as they come, written out as segment files by flush().
//
// One thread at a time. Stored fields go straight to their file, so that memory holds postings and columns only.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "index/byte_pool.h"
#include "index/pair_counter.h"
#include "index/segment_output.h"
#include "index/term_grouper.h"
#include "tra/analyzer.h"
#include "tra/document.h"
#include "tra/schema.h"

namespace tra::index {

class SegmentBuilder {
 public:
  // `memory_budget`: what memory() is to stay below; counts of pairs take a part of it and forget the rarest beyond.
  SegmentBuilder(Directory& directory, const Schema& schema, Analyzer& analyzer, std::uint64_t memory_budget);

  // `stored` is encode_document's. Replaces a document of the same key in this segment.
  void add(const Document& document, std::string_view stored);
  // False when the segment holds no live document of this key.
  bool remove(const std::string& key);

  std::uint32_t documents() const noexcept { return static_cast<std::uint32_t>(norms_.size()); }
  bool empty() const noexcept { return norms_.empty(); }
  bool full() const noexcept { return pool_.nearly_full() || norms_.size() >= format::kMostDocuments; }
  std::size_t memory() const noexcept;

  struct Flushed {
    format::ManifestSegment info;
    std::vector<std::uint32_t> deleted;  // documents replaced or removed again before the flush, ascending
  };
  Flushed flush();

 private:
  // A posting list growing in memory.
  struct List {
    BytePool::Stream postings;
    std::uint32_t next_document = 0;  // one past the last one written
  };
  // The lists of a space by the analyzer's term number, and the current document's occurrences, which become postings
  // at its end.
  struct Lists {
    std::vector<List> by_term;
    TermGrouper occurrences;
    std::size_t memory() const noexcept { return by_term.capacity() * sizeof(List) + occurrences.memory(); }
  };
  void add_text(FieldId field, std::string_view text, std::uint32_t& combined_position);
  void add_occurrences(Lists& lists, std::uint32_t weight);
  void add_keyword(FieldId field, std::string_view value);
  void end_document(Lists& lists);
  void add_posting(List& list, std::span<const TermGrouper::Place> places);
  void write_list(SegmentOutput& out, const List& list, bool with_positions);
  void write_terms(SegmentOutput& out);
  std::uint64_t write_columns(SegmentOutput& out);

  const Schema& schema_;
  Analyzer& analyzer_;
  SegmentOutput out_;

  BytePool pool_;
  Lists combined_;
  std::map<FieldId, Lists> own_;  // fields with lists of their own
  struct Keywords {
    std::map<std::string, List, std::less<>> lists;
    format::KeywordColumnWriter column;
  };
  std::map<FieldId, Keywords> keywords_;
  std::map<FieldId, format::IntegerColumnWriter> integers_;
  PairCounter pairs_;
  std::vector<std::uint8_t> norms_;
  std::unordered_map<std::string, std::uint32_t> keys_;  // live documents
  std::vector<std::pair<std::string, std::uint32_t>> dead_keys_;
  std::size_t key_bytes_ = 0, keyword_bytes_ = 0;
  std::uint64_t length_ = 0;  // of the current document
  std::vector<Token> tokens_;
  std::vector<std::uint32_t> coded_;  // a posting
};

}  // namespace tra::index
