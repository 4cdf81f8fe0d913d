// An index as CIFF: a header, the posting lists in the order of their terms, the documents.
#include <algorithm>
#include <functional>
#include <limits>
#include <map>
#include <ostream>
#include <set>
#include <string>
#include <vector>

#include "articles/protobuf_wire.h"
#include "snapshot/snapshot_impl.h"
#include "store/term_space.h"
#include "tra/analyzer.h"
#include "tra/ciff.h"

namespace tra {

namespace {

using articles::put_field;

using Postings = std::vector<std::pair<std::uint32_t, std::uint32_t>>;  // frequency by document, ascending

constexpr std::uint32_t kGone = 0xFFFF'FFFFu;

class Export {
 public:
  explicit Export(const Snapshot& snapshot) : segments_(snapshot.impl().segments) {
    for (const auto& segment : segments_) {
      std::vector<std::uint32_t>& numbers = numbers_.emplace_back(segment->documents(), kGone);
      for (std::uint32_t document = 0; document < segment->documents(); ++document)
        if (segment->is_live(document)) numbers[document] = static_cast<std::uint32_t>(counts_.documents++);
      for (auto at = segment->terms().seek(space_term(kCombinedSpace, ""));
           at.valid() && at.term()[0] == kCombinedSpace; at.next())
        vocabulary_[term_text(at.term().substr(1))].insert(std::string(at.term()));
    }
    if (counts_.documents > std::numeric_limits<std::int32_t>::max())
      throw Error(ErrorCode::resource_exhausted, "CIFF numbers at most 2^31 - 1 documents");
    lengths_.resize(counts_.documents);
  }

  CiffCounts run(const Snapshot& snapshot, std::ostream& out, const std::string& description) {
    count();
    write(out, header(description));
    each_list([&](const std::string& term, const Postings& postings) { write(out, list(term, postings)); });
    snapshot.for_each([&](DocAddress address, const Document& document) {
      const std::uint32_t number = numbers_[address.segment][address.document];
      std::string record;
      put_field(record, 1, std::uint64_t{number});
      put_field(record, 2, document.key());
      put_field(record, 3, lengths_[number]);
      write(out, record);
      return out.good();
    });
    return counts_;
  }

 private:
  // Every term that live documents have, with its frequency by document.
  void each_list(const std::function<void(const std::string&, const Postings&)>& visit) {
    for (const auto& [term, keys] : vocabulary_) {
      Postings postings;
      for (const std::string& key : keys)
        for (std::size_t i = 0; i < segments_.size(); ++i) {
          const auto found = segments_[i]->terms().find(key);
          if (!found) continue;
          format::PostingCursor cursor = segments_[i]->cursor(*found);
          for (std::uint32_t at = cursor.advance(0); at != format::kNoMoreDocuments; at = cursor.next())
            if (numbers_[i][at] != kGone) postings.emplace_back(numbers_[i][at], cursor.frequency());
        }
      if (keys.size() > 1) add_up(postings);
      if (!postings.empty()) visit(term, postings);
    }
  }

  // Of several keys with one spelling: in the order of documents, each once.
  static void add_up(Postings& postings) {
    std::sort(postings.begin(), postings.end());
    Postings sums;
    for (const auto& [document, frequency] : postings)
      if (!sums.empty() && sums.back().first == document)
        sums.back().second += frequency;
      else
        sums.emplace_back(document, frequency);
    postings = std::move(sums);
  }

  void count() {
    each_list([&](const std::string&, const Postings& postings) {
      ++counts_.terms;
      counts_.postings += postings.size();
      for (const auto& [document, frequency] : postings) {
        lengths_[document] += frequency;
        counts_.occurrences += frequency;
      }
    });
    if (counts_.terms > std::numeric_limits<std::int32_t>::max())
      throw Error(ErrorCode::resource_exhausted, "CIFF counts at most 2^31 - 1 terms");
  }

  std::string header(const std::string& description) const {
    std::string bytes;
    put_field(bytes, 1, std::uint64_t{1});  // version
    for (const unsigned number : {2u, 4u}) put_field(bytes, number, counts_.terms);
    put_field(bytes, 3, counts_.documents);
    put_field(bytes, 5, counts_.documents);
    put_field(bytes, 6, counts_.occurrences);
    if (counts_.documents > 0)
      put_field(bytes, 7, static_cast<double>(counts_.occurrences) / static_cast<double>(counts_.documents));
    if (!description.empty()) put_field(bytes, 8, description);
    return bytes;
  }

  // Documents are written as differences.
  static std::string list(const std::string& term, const Postings& postings) {
    std::string bytes, posting;
    std::uint64_t occurrences = 0;
    for (const auto& [document, frequency] : postings) occurrences += frequency;
    put_field(bytes, 1, term);
    put_field(bytes, 2, std::uint64_t{postings.size()});
    put_field(bytes, 3, occurrences);
    std::uint32_t before = 0;
    for (const auto& [document, frequency] : postings) {
      posting.clear();
      put_field(posting, 1, std::uint64_t{document - before});
      put_field(posting, 2, std::uint64_t{frequency});
      put_field(bytes, 4, posting);
      before = document;
    }
    return bytes;
  }

  static void write(std::ostream& out, const std::string& message) {
    std::string size;
    articles::put_varint(size, message.size());
    out << size << message;
  }

  const std::vector<std::shared_ptr<const Segment>>& segments_;
  std::vector<std::vector<std::uint32_t>> numbers_;          // by segment, of its live documents
  std::map<std::string, std::set<std::string>> vocabulary_;  // keys by spelling
  std::vector<std::uint64_t> lengths_;
  CiffCounts counts_;
};

}  // namespace

CiffCounts export_ciff(const Snapshot& snapshot, std::ostream& out, const std::string& description) {
  return Export(snapshot).run(snapshot, out, description);
}

}  // namespace tra
