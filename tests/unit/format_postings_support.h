// A posting list together with the vectors it was built from.
#pragma once

#include <memory>
#include <vector>

#include "format_support.h"
#include "tra/format/positions_reader.h"
#include "tra/format/posting_list_writer.h"

namespace tra::test {

struct Posting {
  std::uint32_t document = 0, frequency = 1;
  std::uint8_t norm = 0;
  std::vector<std::uint32_t> positions;
};
using Postings = std::vector<Posting>;

// Several lists written one after the other, as in a segment.
class WrittenLists {
 public:
  explicit WrittenLists(const std::vector<Postings>& lists) {
    std::string positions_bytes;
    const std::string postings_bytes = framed(format::FileKind::postings, [&](format::FileWriter& postings_file) {
      positions_bytes = framed(format::FileKind::positions, [&](format::FileWriter& positions_file) {
        format::PostingListWriter writer(postings_file, positions_file);
        for (const Postings& list : lists) {
          for (const Posting& posting : list)
            writer.add(posting.document, posting.frequency, posting.norm, posting.positions);
          refs_.push_back(writer.finish());
          norms_.push_back(list[0].norm);
        }
      });
    });
    postings_ = std::make_unique<OpenBytes>(format::FileKind::postings, postings_bytes);
    positions_ = std::make_unique<OpenBytes>(format::FileKind::positions, positions_bytes);
  }

  std::size_t size() const { return refs_.size(); }
  const format::PostingListRef& ref(std::size_t list = 0) const { return refs_[list]; }
  format::PostingCursor cursor(std::size_t list = 0, std::uint32_t document_limit = kDocumentLimit) const {
    return {postings_->file(), refs_[list], document_limit, norms_[list]};
  }
  format::PositionsReader positions() const { return format::PositionsReader(positions_->file()); }
  const format::File& postings_file() const { return postings_->file(); }

  static constexpr std::uint32_t kDocumentLimit = 0x7FFF'FFFF;  // maximum number of documents in a segment

 private:
  std::unique_ptr<OpenBytes> postings_, positions_;
  std::vector<format::PostingListRef> refs_;
  std::vector<std::uint8_t> norms_;
};

enum class Gaps {
  none,
  dense,
  coin,
  sparse,
  clustered,
  wide
};  // coin: every second document on average, which is stored as bitsets

// `count` random postings. Frequencies are mostly small, sometimes up to 65,535. With positions, there are at most as
// many as the frequency.
inline Postings random_postings(Random& random, std::size_t count, Gaps gaps, bool with_positions) {
  Postings postings(count);
  std::uint64_t next = gaps == Gaps::none ? 0 : random.below(100);
  const bool weighted = with_positions && random.chance(0.5);
  for (Posting& posting : postings) {
    switch (gaps) {
      case Gaps::none:
        break;
      case Gaps::dense:
        next += random.below(3);
        break;
      case Gaps::coin:
        while (random.chance(0.5)) ++next;
        break;
      case Gaps::sparse:
        next += random.below(2000);
        break;
      case Gaps::clustered:
        next += random.chance(0.01) ? random.below(20'000) : random.below(2);
        break;
      case Gaps::wide:
        next += random.below((0x7FFF'FFFFull - next) / (count + 1) + 1);
        break;
    }
    posting.document = static_cast<std::uint32_t>(next++);
    posting.norm = static_cast<std::uint8_t>(random.below(256));
    posting.frequency =
        static_cast<std::uint32_t>(random.chance(0.02) ? 1 + random.below(65'535) : 1 + random.below(4));
    if (!with_positions) continue;
    const std::uint32_t positions = std::min<std::uint32_t>(posting.frequency, 300);
    std::uint64_t position = random.below(50);
    for (std::uint32_t i = 0; i < positions; ++i) {
      posting.positions.push_back(static_cast<std::uint32_t>(position));
      position += 1 + random_bits(random, 6);
    }
    posting.frequency = positions * (weighted ? static_cast<std::uint32_t>(1 + random.below(3)) : 1);
  }
  return postings;
}

}  // namespace tra::test
