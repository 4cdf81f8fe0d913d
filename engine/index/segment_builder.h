// An in-memory segment. Documents are inverted when they are added, and flush() writes the segment's files.
//
// Only one thread at a time may use a builder. Stored fields are written to their file at once, so memory holds only
// postings and columns.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "index/byte_pool.h"
#include "index/folded_occurrences.h"
#include "index/pair_counter.h"
#include "index/segment_output.h"
#include "index/term_grouper.h"
#include "tra/analyzer.h"
#include "tra/document.h"
#include "tra/schema.h"

namespace tra::index {

class SegmentBuilder {
 public:
  // `memory_budget` is the limit that the caller keeps memory() below. The pair counter bounds itself by a fraction of
  // it.
  SegmentBuilder(Directory& directory, const Schema& schema, Analyzer& analyzer, std::uint64_t memory_budget,
                 const format::SegmentId& id = random_segment_id());

  // `stored` is the result of encode_document, and is freed once it is written. Replaces a document with the same key
  // in this segment. Throws Error(invalid_argument), and adds nothing, when the document's new words take more than
  // `most_words` bytes; 0 is no limit.
  void add(const Document& document, std::string&& stored, std::uint64_t most_words = 0);
  // Returns false when the segment holds no live document with this key.
  bool remove(const std::string& key);

  std::uint32_t documents() const noexcept { return static_cast<std::uint32_t>(norms_.size()); }
  bool empty() const noexcept { return norms_.empty(); }
  bool full() const noexcept { return pool_.nearly_full() || norms_.size() >= format::kMostDocuments; }
  std::size_t memory() const noexcept;

  struct Flushed {
    format::ManifestSegment info;
    std::vector<std::uint32_t> deleted;  // documents replaced or removed before the flush, ascending
  };
  Flushed flush();

 private:
  // A posting list in memory.
  struct List {
    BytePool::Stream postings;
    std::uint32_t next_document = 0;  // number after the last document in the list
  };
  // The posting lists of one space, indexed by the analyzer's term numbers. `occurrences` collects the current
  // document's words, which become postings when the document ends.
  struct Lists {
    std::vector<List> by_term;
    TermGrouper occurrences;
    FoldedOccurrences folded;  // of a long document; later words are in `occurrences`
    std::size_t memory() const noexcept {
      return by_term.capacity() * sizeof(List) + occurrences.memory() + folded.memory();
    }
  };
  void add_texts(const Document& document, std::uint64_t most_words);
  void add_text(FieldId field, std::string_view text, std::uint32_t& combined_position, std::uint64_t most_words);
  void drop_document() noexcept;
  void add_occurrences(Lists& lists, std::uint32_t weight);
  void add_keyword(FieldId field, std::string_view value);
  void end_document(Lists& lists);
  void add_posting(List& list, std::span<const TermGrouper::Place> places);
  void add_posting(List& list, const GapCounter& counter, BytePool::Reader gaps);
  std::uint32_t* put_head(const List& list, const GapCounter& counter, std::uint32_t* end) const;
  void write_list(SegmentOutput& out, const List& list, bool with_positions);
  void write_terms(SegmentOutput& out);
  std::uint64_t write_columns(SegmentOutput& out);

  const Schema& schema_;
  Analyzer& analyzer_;
  const bool with_pairs_;  // pairs of words are counted in Vietnamese text only
  SegmentOutput out_;

  BytePool pool_;
  Lists combined_;
  std::map<FieldId, Lists> own_;  // fields with posting lists of their own
  struct Keywords {
    std::map<std::string, List, std::less<>> lists;
    format::KeywordColumnWriter column;
  };
  std::map<FieldId, Keywords> keywords_;
  std::map<FieldId, format::IntegerColumnWriter> integers_;
  PairCounter pairs_;
  std::vector<std::uint8_t> norms_;
  std::unordered_map<std::string, std::uint32_t> keys_;  // the live documents
  std::vector<std::pair<std::string, std::uint32_t>> dead_keys_;
  std::size_t key_bytes_ = 0, keyword_bytes_ = 0;
  std::uint64_t length_ = 0;  // of the current document
  std::vector<Token> tokens_;
  std::vector<std::uint32_t> coded_;  // buffer for one posting
};

}  // namespace tra::index
