#include "index/segment_builder.h"

#include <algorithm>

#include "store/term_space.h"
#include "tra/format/norms.h"

namespace tra::index {

namespace {

// Gap in positions between two fields or two values of a field, so that no phrase matches across them.
constexpr std::uint32_t kFieldGap = 16;
// The pair counter may use one eighth (the budget divided by kPairShare) of the segment's memory.
constexpr std::uint64_t kPairShare = 8;
// A flush drops pairs counted less often than this. The limit is below kLeastPairCount, which a merge applies, because
// a pair that is rare in each segment may be frequent in all of them together.
constexpr std::uint32_t kLeastFlushedPairCount = 2;

// The most numbers before a posting's gaps.
constexpr std::size_t kHead = 3;

// A long text is analysed a slice at a time, because its tokens take several times the memory of the text.
constexpr std::size_t kSliceBytes = 1 << 20;

// A document's occurrences are folded whenever there are that many.
constexpr std::size_t kFoldedAt = 1 << 20;

// Bytes of the text's first slice. It ends behind a line or a blank, else between two characters.
std::size_t slice_length(std::string_view text) {
  if (text.size() <= kSliceBytes) return text.size();
  for (const char border : {'\n', ' '}) {
    const std::size_t at = text.rfind(border, kSliceBytes - 1);
    if (at != std::string_view::npos && at >= kSliceBytes / 2) return at + 1;
  }
  std::size_t end = kSliceBytes;
  while (end > kSliceBytes / 2 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return end;
}

}  // namespace

SegmentBuilder::SegmentBuilder(Directory& directory, const Schema& schema, Analyzer& analyzer,
                               std::uint64_t memory_budget, const format::SegmentId& id)
    : schema_(schema),
      analyzer_(analyzer),
      with_pairs_(schema.analyzer() != AnalyzerKind::plain && schema.vietnamese()),
      out_(directory, id),
      pairs_(memory_budget / kPairShare) {}

void SegmentBuilder::add(const Document& document, std::string&& stored, std::uint64_t most_words) {
  const std::uint32_t number = documents();
  norms_.push_back(0);
  add_texts(document, most_words);
  remove(document.key());
  for (const Document::Value& value : document.values()) {
    const FieldId field = *schema_.find(value.field);
    switch (schema_.fields()[field].type) {
      case FieldType::keyword:
        add_keyword(field, value.text);
        break;
      case FieldType::integer:
      case FieldType::date:
      case FieldType::real:
      case FieldType::boolean:
        integers_[field].add(number, value.number);
        break;
      case FieldType::text:
      case FieldType::stored:
        break;
    }
  }
  keys_.emplace(document.key(), number);
  key_bytes_ += document.key().size() + 96;  // of a hash node and its string
  end_document(combined_);
  for (auto& [field, lists] : own_) end_document(lists);
  norms_[number] = format::encode_length(static_cast<std::uint32_t>(std::min<std::uint64_t>(length_, 0xFFFF'FFFFu)));
  out_.stored().add(stored);
  std::string().swap(stored);
}

// Analyses all texts before anything else of the document is added, so that a refused document leaves no trace but its
// words in the analyzer and their pairs.
void SegmentBuilder::add_texts(const Document& document, std::uint64_t most_words) {
  length_ = 0;
  std::uint32_t combined_position = 0;
  const std::uint64_t most = most_words == 0 ? 0 : analyzer_.memory() + most_words;
  for (const Document::Value& value : document.values()) {
    const FieldId field = *schema_.find(value.field);
    if (schema_.fields()[field].type == FieldType::text) add_text(field, value.text, combined_position, most);
  }
}

void SegmentBuilder::drop_document() noexcept {
  norms_.pop_back();
  const auto drop = [](Lists& lists) {
    lists.occurrences.clear();
    lists.folded = {};
  };
  drop(combined_);
  for (auto& [field, lists] : own_) drop(lists);
}

bool SegmentBuilder::remove(const std::string& key) {
  const auto found = keys_.find(key);
  if (found == keys_.end()) return false;
  dead_keys_.emplace_back(found->first, found->second);
  keys_.erase(found);
  return true;
}

void SegmentBuilder::add_text(FieldId field, std::string_view text, std::uint32_t& combined_position,
                              std::uint64_t most_words) {
  const Field& known = schema_.fields()[field];
  do {
    const std::string_view slice = text.substr(0, slice_length(text));
    text.remove_prefix(slice.size());
    tokens_.clear();
    combined_position = analyzer_.analyze(known.name, slice, combined_position, tokens_);
    if (most_words != 0 && analyzer_.memory() > most_words) {
      drop_document();
      throw Error(ErrorCode::invalid_argument, "the text has too many different words for the memory budget");
    }
    if (known.weight > 0) {
      add_occurrences(combined_, known.weight);
      for (const Token& token : tokens_)
        if (!token.alias) length_ += known.weight;
      if (with_pairs_) pairs_.add(tokens_, slice);
    }
    if (known.own_lists) add_occurrences(own_[field], 1);
  } while (!text.empty());
  combined_position += kFieldGap;
}

void SegmentBuilder::add_occurrences(Lists& lists, std::uint32_t weight) {
  for (const Token& token : tokens_) lists.occurrences.add(token.term, token.position, weight);
  if (lists.occurrences.size() < kFoldedAt) return;
  lists.occurrences.take(analyzer_.term_count(), [&](std::uint32_t term, std::span<const TermGrouper::Place> places) {
    lists.folded.add(term, places);
  });
}

void SegmentBuilder::end_document(Lists& lists) {
  const std::size_t terms = analyzer_.term_count();
  if (lists.by_term.size() < terms) lists.by_term.resize(terms);
  const bool folded = !lists.folded.empty();
  lists.occurrences.take(terms, [&](std::uint32_t term, std::span<const TermGrouper::Place> places) {
    if (folded)
      lists.folded.add(term, places);
    else
      add_posting(lists.by_term[term], places);
  });
  if (!folded) return;
  lists.folded.take([&](std::uint32_t term, const GapCounter& counter, BytePool::Reader gaps) {
    add_posting(lists.by_term[term], counter, gaps);
  });
}

// Appends a posting to the list as varints: the gap to the previous document; twice the frequency, plus one when the
// number of positions differs from the frequency; in that case the number of positions; then the gaps between
// positions.
void SegmentBuilder::add_posting(List& list, std::span<const TermGrouper::Place> places) {
  coded_.resize(kHead + places.size());
  GapCounter counter;
  std::uint32_t* gap = coded_.data() + kHead;
  counter.add(places, [&](std::uint32_t value) { *gap++ = value; });
  pool_.put_varints(list.postings, {put_head(list, counter, coded_.data() + kHead), gap});
  list.next_document = documents();
}

void SegmentBuilder::add_posting(List& list, const GapCounter& counter, BytePool::Reader gaps) {
  std::uint32_t head[kHead];
  pool_.put_varints(list.postings, {put_head(list, counter, head + kHead), head + kHead});
  while (!gaps.done()) pool_.put(list.postings, gaps.byte());
  list.next_document = documents();
}

// Writes the numbers before a posting's gaps so that they end at `end`, and returns the first.
std::uint32_t* SegmentBuilder::put_head(const List& list, const GapCounter& counter, std::uint32_t* end) const {
  const bool apart = counter.positions != counter.frequency;
  std::uint32_t* const head = end - kHead + (apart ? 0 : 1);
  head[0] = documents() - 1 - list.next_document;
  head[1] = 2 * counter.frequency + (apart ? 1 : 0);
  if (apart) head[2] = counter.positions;
  return head;
}

void SegmentBuilder::add_keyword(FieldId field, std::string_view value) {
  const std::uint32_t document = documents() - 1;
  Keywords& keywords = keywords_[field];
  auto found = keywords.lists.find(value);
  if (found == keywords.lists.end()) {
    found = keywords.lists.emplace(std::string(value), List{}).first;
    keyword_bytes_ += value.size() + sizeof(List) + 96;
  }
  List& list = found->second;
  if (list.postings.begun() && list.next_document > document) return;
  const std::uint32_t coded[] = {document - list.next_document, 2};
  pool_.put_varints(list.postings, coded);
  list.next_document = document + 1;
  keywords.column.add(document, value);
}

std::size_t SegmentBuilder::memory() const noexcept {
  std::size_t bytes = pool_.memory() + analyzer_.memory() + combined_.memory() + norms_.capacity() + key_bytes_ +
                      keyword_bytes_ + pairs_.memory() + tokens_.capacity() * sizeof(Token) +
                      coded_.capacity() * sizeof(std::uint32_t);
  for (const auto& [field, lists] : own_) bytes += lists.memory();
  for (const auto& [field, keywords] : keywords_) bytes += keywords.column.memory();
  for (const auto& [field, column] : integers_) bytes += column.memory();
  return bytes + (8u << 20);  // the output buffer of stored fields
}

SegmentBuilder::Flushed SegmentBuilder::flush() {
  write_terms(out_);
  const std::uint64_t total_length = write_columns(out_);
  pairs_.write(out_.begin_pairs(), analyzer_, kLeastFlushedPairCount);
  Flushed flushed;
  flushed.info = out_.finish(documents(), total_length);
  for (const auto& [key, document] : dead_keys_) flushed.deleted.push_back(document);
  std::sort(flushed.deleted.begin(), flushed.deleted.end());
  return flushed;
}

void SegmentBuilder::write_terms(SegmentOutput& out) {
  out.begin_terms();
  std::vector<std::uint32_t> order;
  const auto write_text_lists = [&](char space, const std::vector<List>& lists) {
    order.clear();
    for (std::uint32_t term = 0; term < lists.size(); ++term)
      if (lists[term].postings.begun()) order.push_back(term);
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return analyzer_.key(a) < analyzer_.key(b); });
    for (const std::uint32_t term : order) {
      write_list(out, lists[term], true);
      out.end_term(space_term(space, analyzer_.key(term)));
    }
  };
  write_text_lists(kCombinedSpace, combined_.by_term);
  for (FieldId field = 0; field < schema_.fields().size(); ++field) {
    if (const auto own = own_.find(field); own != own_.end()) write_text_lists(field_space(field), own->second.by_term);
    if (const auto keywords = keywords_.find(field); keywords != keywords_.end())
      for (auto& [value, list] : keywords->second.lists) {
        write_list(out, list, false);
        out.end_term(space_term(field_space(field), value));
      }
  }
  // When a key was replaced within the segment, only its live document gets an entry in the term dictionary.
  std::vector<std::pair<std::string_view, std::uint32_t>> keys(keys_.begin(), keys_.end());
  for (const auto& [key, document] : dead_keys_)
    if (!keys_.contains(key)) keys.emplace_back(key, document);
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end(), [](const auto& a, const auto& b) { return a.first == b.first; }),
             keys.end());
  for (const auto& [key, document] : keys) {
    out.postings().add(document, 1, norms_[document], {});
    out.end_term(space_term(kKeySpace, key));
  }
  out.end_terms();
}

void SegmentBuilder::write_list(SegmentOutput& out, const List& list, bool with_positions) {
  BytePool::Reader postings(pool_, list.postings);
  for (std::uint32_t next_document = 0; !postings.done();) {
    const std::uint32_t document = next_document + postings.varint();
    const std::uint32_t coded = postings.varint(), frequency = coded / 2;
    const std::uint32_t positions = !with_positions ? 0 : coded % 2 == 0 ? frequency : postings.varint();
    for (std::uint32_t& gap : out.postings().add_gaps(document, frequency, norms_[document], positions))
      gap = postings.varint();
    next_document = document + 1;
  }
}

std::uint64_t SegmentBuilder::write_columns(SegmentOutput& out) {
  format::FileWriter& file = out.begin_columns();
  format::ColumnsWriter columns(file, documents());
  columns.norms(norms_);
  for (FieldId field = 0; field < schema_.fields().size(); ++field) {
    if (const auto keywords = keywords_.find(field); keywords != keywords_.end())
      columns.keyword(field, keywords->second.column);
    if (const auto integers = integers_.find(field); integers != integers_.end())
      columns.integer(field, integers->second);
  }
  columns.finish();
  std::uint64_t total_length = 0;
  for (const std::uint8_t norm : norms_) total_length += format::decode_length(norm);
  return total_length;
}

}  // namespace tra::index
