#include "index/merger.h"

#include <algorithm>
#include <numeric>

#include "index/graph_bisection.h"
#include "index/merge_queue.h"
#include "index/pair_merger.h"
#include "index/segment_output.h"
#include "store/term_space.h"
#include "tra/format/norms.h"
#include "tra/format/positions_reader.h"

namespace tra::index {

namespace {

struct Place {
  std::uint32_t segment, document;
};

// Inverts a doc map: for each new document number, the segment and number it had.
std::vector<Place> sources(const DocMap& doc_map) {
  std::uint32_t count = 0;
  for (const auto& numbers : doc_map)
    count += static_cast<std::uint32_t>(numbers.size() - std::count(numbers.begin(), numbers.end(), kDropped));
  std::vector<Place> places(count);
  for (std::uint32_t segment = 0; segment < doc_map.size(); ++segment)
    for (std::uint32_t document = 0; document < doc_map[segment].size(); ++document)
      if (doc_map[segment][document] != kDropped) places[doc_map[segment][document]] = {segment, document};
  return places;
}

bool keeps_order(const DocMap& doc_map) {
  std::uint32_t next = 0;
  for (const auto& numbers : doc_map)
    for (const std::uint32_t number : numbers) {
      if (number == kDropped) continue;
      if (number != next++) return false;
    }
  return true;
}

// Merges the posting lists of one term from all segments that contain the term.
class ListMerger {
 public:
  ListMerger(const Segments& segments, const DocMap& doc_map, const std::vector<std::uint8_t>& norms)
      : segments_(segments), doc_map_(doc_map), norms_(norms), ordered_(keeps_order(doc_map)) {}

  // Returns false when no live document contains the term; nothing was written then.
  bool merge(std::span<const std::pair<std::uint32_t, format::PostingListRef>> lists, format::PostingListWriter& out) {
    bool any = false;
    for (const auto& [segment, list] : lists) any |= ordered_ ? copy(segment, list, out) : gather(segment, list);
    if (!ordered_) any = write_gathered(out);
    return any;
  }

 private:
  struct Posting {
    std::uint32_t document, frequency;
    std::size_t positions_begin, positions_end;
  };

  template <class Add>
  bool each(std::uint32_t number, const format::PostingListRef& list, const Add& add) {
    const Segment& segment = *segments_[number];
    format::PostingCursor cursor = segment.cursor(list);
    format::PositionsReader positions(segment.positions_file());
    bool any = false;
    for (std::uint32_t document = cursor.advance(0); document != format::kNoMoreDocuments; document = cursor.next()) {
      const std::uint32_t mapped = doc_map_[number][document];
      if (mapped == kDropped) continue;
      any = true;
      add(mapped, cursor.frequency(),
          cursor.has_positions() ? positions.read(cursor) : std::span<const std::uint32_t>());
    }
    return any;
  }

  bool copy(std::uint32_t segment, const format::PostingListRef& list, format::PostingListWriter& out) {
    return each(segment, list,
                [&](std::uint32_t document, std::uint32_t frequency, std::span<const std::uint32_t> positions) {
                  out.add(document, frequency, norms_[document], positions);
                });
  }

  bool gather(std::uint32_t segment, const format::PostingListRef& list) {
    return each(segment, list,
                [&](std::uint32_t document, std::uint32_t frequency, std::span<const std::uint32_t> positions) {
                  const std::size_t begin = positions_.size();
                  positions_.insert(positions_.end(), positions.begin(), positions.end());
                  postings_.push_back({document, frequency, begin, positions_.size()});
                });
  }

  bool write_gathered(format::PostingListWriter& out) {
    std::sort(postings_.begin(), postings_.end(),
              [](const Posting& a, const Posting& b) { return a.document < b.document; });
    for (const Posting& posting : postings_)
      out.add(posting.document, posting.frequency, norms_[posting.document],
              std::span(positions_).subspan(posting.positions_begin, posting.positions_end - posting.positions_begin));
    const bool any = !postings_.empty();
    postings_.clear();
    positions_.clear();
    return any;
  }

  const Segments& segments_;
  const DocMap& doc_map_;
  const std::vector<std::uint8_t>& norms_;
  bool ordered_;
  std::vector<Posting> postings_;
  std::vector<std::uint32_t> positions_;
};

void merge_terms(const Segments& segments, const DocMap& doc_map, const std::vector<std::uint8_t>& norms,
                 SegmentOutput& out) {
  std::vector<format::TermDictionary::Iterator> terms;
  for (const auto& segment : segments) terms.push_back(segment->terms().begin());
  const auto later = [&](std::uint32_t a, std::uint32_t b) {
    const int order = terms[a].term().compare(terms[b].term());
    return order != 0 ? order > 0 : a > b;
  };
  MergeQueue<decltype(later)> queue(later);
  for (std::uint32_t i = 0; i < terms.size(); ++i)
    if (terms[i].valid()) queue.push(i);
  ListMerger lists(segments, doc_map, norms);
  std::vector<std::pair<std::uint32_t, format::PostingListRef>> holders;
  out.begin_terms();
  while (!queue.empty()) {
    const std::string term(terms[queue.top()].term());
    holders.clear();
    for (; !queue.empty() && terms[queue.top()].term() == term; queue.pop())
      holders.emplace_back(queue.top(), terms[queue.top()].list());
    if (lists.merge(holders, out.postings())) out.end_term(term);
    for (const auto& [segment, list] : holders) {
      terms[segment].next();
      if (terms[segment].valid()) queue.push(segment);
    }
  }
  out.end_terms();
}

void merge_columns(const Segments& segments, const Schema& schema, const std::vector<Place>& places,
                   const std::vector<std::uint8_t>& norms, SegmentOutput& out) {
  format::FileWriter& file = out.begin_columns();
  format::ColumnsWriter columns(file, static_cast<std::uint32_t>(places.size()));
  columns.norms(norms);
  for (FieldId field = 0; field < schema.fields().size(); ++field) {
    const FieldType type = schema.fields()[field].type;
    if (type == FieldType::keyword) {
      format::KeywordColumnWriter merged;
      for (std::uint32_t document = 0; document < places.size(); ++document) {
        const format::KeywordColumn* column = segments[places[document].segment]->columns().keyword(field);
        out.stop_if_cancelled();
        if (column == nullptr) continue;
        const auto [ordinals, count] = column->set(column->set_of(places[document].document));
        for (std::uint32_t i = 0; i < count; ++i)
          merged.add(document, column->value(static_cast<std::uint32_t>(ordinals[i])));
      }
      if (!merged.empty()) columns.keyword(field, merged);
    } else if (has_numbers(type)) {
      format::IntegerColumnWriter merged;
      for (std::uint32_t document = 0; document < places.size(); ++document) {
        const format::IntegerColumn* column = segments[places[document].segment]->columns().integer(field);
        out.stop_if_cancelled();
        if (column == nullptr) continue;
        const std::uint32_t count = column->count(places[document].document);
        for (std::uint32_t i = 0; i < count; ++i) merged.add(document, column->value(places[document].document, i));
      }
      if (!merged.empty()) columns.integer(field, merged);
    }
  }
  columns.finish();
}

void require_space(const Directory& directory, const Segments& segments) {
  std::uint64_t needed = 0;
  for (const auto& segment : segments)
    for (const std::uint64_t bytes : segment->info().file_bytes) needed += bytes;
  if (directory.free_bytes() < needed)
    throw Error(ErrorCode::resource_exhausted,
                "a merge may need " + std::to_string(needed) + " bytes, the disk has " +
                    std::to_string(directory.free_bytes()) + " free",
                directory.path(""));
}

// Orders documents by the newest date of the first date field, then by their given order. Documents without a date come
// last.
std::vector<Place> newest_first(const Segments& segments, const Schema& schema, std::vector<Place> places) {
  FieldId field = 0;
  while (field < schema.fields().size() && schema.fields()[field].type != FieldType::date) ++field;
  if (field == schema.fields().size()) return places;
  const auto date = [&](const Place& place) {
    const format::IntegerColumn* column = segments[place.segment]->columns().integer(field);
    const std::uint32_t count = column == nullptr ? 0 : column->count(place.document);
    return count == 0 ? INT64_MIN : column->value(place.document, count - 1);
  };
  std::vector<std::pair<std::int64_t, Place>> dated;
  for (const Place& place : places) dated.emplace_back(date(place), place);
  std::stable_sort(dated.begin(), dated.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  for (std::size_t i = 0; i < places.size(); ++i) places[i] = dated[i].second;
  return places;
}

}  // namespace

DocMap plan_order(const Segments& segments, const Schema& schema, MergeOrder order) {
  DocMap doc_map;
  std::vector<Place> places;
  for (std::uint32_t i = 0; i < segments.size(); ++i) {
    doc_map.emplace_back(segments[i]->documents(), kDropped);
    for (std::uint32_t document = 0; document < segments[i]->documents(); ++document)
      if (segments[i]->is_live(document)) places.push_back({i, document});
  }
  if (order == MergeOrder::date) places = newest_first(segments, schema, std::move(places));
  for (std::uint32_t number = 0; number < places.size(); ++number)
    doc_map[places[number].segment][places[number].document] = number;
  if (order == MergeOrder::graph) bisect(segments, static_cast<std::uint32_t>(places.size()), doc_map);
  return doc_map;
}

MergedSegment merge_segments(Directory& directory, const Segments& segments, const Schema& schema, MergeOrder order,
                             const format::SegmentId& id, const std::atomic<bool>* cancel) {
  require_space(directory, segments);
  MergedSegment merged;
  merged.doc_map = plan_order(segments, schema, order);
  const std::vector<Place> places = sources(merged.doc_map);
  if (places.size() > format::kMostDocuments)
    throw Error(ErrorCode::resource_exhausted, "the merged segment would have more than 2^31 - 1 documents",
                directory.path(""));
  std::vector<std::uint8_t> norms(places.size());
  std::uint64_t total_length = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    norms[i] = segments[places[i].segment]->columns().norms()[places[i].document];
    total_length += format::decode_length(norms[i]);
  }
  SegmentOutput out(directory, id, cancel);
  merge_terms(segments, merged.doc_map, norms, out);
  merge_columns(segments, schema, places, norms, out);
  merge_pairs(segments, out.begin_pairs());
  std::vector<format::StoredFields::Scan> scans;
  for (const auto& segment : segments) scans.emplace_back(segment->stored());
  for (const Place& place : places) out.stored().add(scans[place.segment].read(place.document));
  merged.info = out.finish(static_cast<std::uint32_t>(places.size()), total_length);
  return merged;
}

}  // namespace tra::index
