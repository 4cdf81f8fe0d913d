// The counts of all parts as one: which of several articles of an id is taken, which paragraphs many pages have, what
// feeds tell of pages of other parts.
//
// The parts are read three times, one after the other, so that memory holds 32 bytes an article and 16 a paragraph.
#include <xxhash.h>

#include <algorithm>
#include <functional>
#include <set>
#include <tuple>

#include "articles/page_notes.h"
#include "articles/paragraph_counts.h"
#include "articles/parts/counts.h"
#include "articles/records.h"
#include "tra/error.h"

namespace tra::articles {
namespace {

constexpr std::string_view merged_magic = "tra counts 1\n";

class Merge {
 public:
  Merge(const Plan& plan, Directory& folder) : plan_(plan), folder_(folder), findings_(plan.parts) {}

  CountsOfParts run() {
    require_all();
    gather_keys();
    settle_keys();
    count_paragraphs();
    for (std::uint32_t part = 0; part < plan_.parts; ++part) finish(part);
    std::string out(merged_magic);
    put_hash(out, plan_.id);
    put_hash(out, XXH3_64bits(checksums_.data(), checksums_.size() * sizeof checksums_[0]));
    write_records(folder_, counts_name, std::move(out));
    return summary_;
  }

 private:
  struct Place {
    KeyHash key;
    std::uint32_t piece, number;
  };
  struct Article {
    std::uint32_t piece, number;
    const CountedArticle& counted;
  };

  void require_all() const {
    const std::vector<std::string> names = folder_.list();
    std::string missing;
    for (std::uint32_t part = 0; part < plan_.parts; ++part)
      if (!std::binary_search(names.begin(), names.end(), count_name(part)))
        missing += (missing.empty() ? "" : ", ") + std::to_string(part + 1);
    if (!missing.empty())
      throw Error(ErrorCode::invalid_argument, "these parts are not counted yet: " + missing, folder_.path(""));
  }

  PartCounts read(std::uint32_t part) const {
    PartCounts counts = parse_counts(read_records(folder_, count_name(part)), folder_.path(count_name(part)), plan_.id);
    const auto [first, last] = plan_.pieces_of(part);
    if (counts.pieces.size() != last - first)
      throw Error(ErrorCode::corruption, "counts other pieces than the plan has", folder_.path(count_name(part)));
    return counts;
  }

  std::uint32_t file_of(std::uint32_t piece) const { return plan_.pieces[piece].file; }
  std::uint32_t archive_of(std::uint32_t piece) const { return plan_.files[file_of(piece)].archive; }

  void gather_keys() {
    for (std::uint32_t part = 0; part < plan_.parts; ++part) {
      const PartCounts counts = read(part);
      std::uint32_t piece = plan_.pieces_of(part).first;
      for (const CountedPiece& counted : counts.pieces) {
        const PlannedFile& file = plan_.files[file_of(piece)];
        lines_ = piece == file.first_piece ? 0 : lines_;
        findings_[part].lines_before.push_back(lines_);
        lines_ += counted.lines;
        std::uint32_t number = 0;
        for (const CountedArticle& article : counted.articles) places_.push_back({article.key, piece, ++number});
        notes_.add(counted.notes);
        ++piece;
      }
    }
    summary_.articles = places_.size();
  }

  // Of the places that give a key, the last one of the first archive has it.
  void settle_keys() {
    const auto order = [](const Place& place) { return std::tuple(place.key, place.piece, place.number); };
    std::sort(places_.begin(), places_.end(), [&](const Place& a, const Place& b) { return order(a) < order(b); });
    for (std::size_t first = 0; first < places_.size();) {
      std::size_t own = first + 1, all = first + 1;
      for (; all < places_.size() && places_[all].key == places_[first].key; ++all)
        if (own == all && archive_of(places_[all].piece) == archive_of(places_[first].piece)) ++own;
      for (std::size_t i = first; i + 1 < own; ++i) leave_out(places_[i], false, places_[i + 1]);
      for (std::size_t i = own; i < all; ++i) leave_out(places_[i], true, places_[own - 1]);
      first = all;
    }
    places_ = {};
    for (Findings& found : findings_) {
      std::sort(found.left_out.begin(), found.left_out.end());
      std::sort(found.shadowed.begin(), found.shadowed.end());
      found.shadowed.erase(std::unique(found.shadowed.begin(), found.shadowed.end()), found.shadowed.end());
    }
  }

  void leave_out(const Place& place, bool taken, const Place& rival) {
    Findings& found = findings_[plan_.pieces[place.piece].part];
    found.left_out.push_back({place.piece, place.number, taken, file_of(rival.piece)});
    if (!taken && file_of(place.piece) != file_of(rival.piece)) found.shadowed.push_back(place.piece);
    ++(taken ? summary_.taken : summary_.given_twice);
  }

  // The articles of a part that are taken.
  void each_taken(std::uint32_t part, const std::function<void(const CountedArticle&)>& visit) const {
    const PartCounts counts = read(part);
    auto left_out = findings_[part].left_out.begin();
    const auto end = findings_[part].left_out.end();
    std::uint32_t piece = plan_.pieces_of(part).first;
    for (const CountedPiece& counted : counts.pieces) {
      std::uint32_t number = 0;
      for (const CountedArticle& article : counted.articles) {
        ++number;
        if (left_out != end && left_out->piece == piece && left_out->number == number)
          ++left_out;
        else
          visit(article);
      }
      ++piece;
    }
  }

  void count_paragraphs() {
    std::vector<std::uint64_t> contents;
    for (std::uint32_t part = 0; part < plan_.parts; ++part)
      each_taken(part, [&](const CountedArticle& article) {
        for (const std::uint64_t paragraph : article.paragraphs) paragraphs_.add(paragraph);
        contents.push_back(article.content_hash);
      });
    std::sort(contents.begin(), contents.end());
    summary_.copies =
        contents.size() - static_cast<std::uint64_t>(std::unique(contents.begin(), contents.end()) - contents.begin());
  }

  void finish(std::uint32_t part) {
    Findings& found = findings_[part];
    std::set<std::uint64_t> repeated, addresses;  // paragraphs as ParagraphCounts tells them apart
    each_taken(part, [&](const CountedArticle& article) {
      for (const std::uint64_t paragraph : article.paragraphs)
        if (paragraphs_.repeated(paragraph)) repeated.insert(paragraph & ~std::uint64_t{3});
      if (article.address != 0) addresses.insert(article.address);
    });
    found.repeated.assign(repeated.begin(), repeated.end());
    for (const std::uint64_t address : addresses)
      if (const PageNote* note = notes_.find(address)) found.notes.push_back(*note);
    for (const std::uint64_t paragraph : repeated)
      if (all_repeated_.insert(paragraph).second) ++summary_.repeated_paragraphs;
    checksums_.push_back(write_records(folder_, found_name(part), serialize(found, plan_.id)));
    found = {};
  }

  const Plan& plan_;
  Directory& folder_;
  std::vector<Findings> findings_;  // by part
  std::vector<Place> places_;
  std::uint64_t lines_ = 0;
  PageNotes notes_;
  ParagraphCounts paragraphs_;
  std::set<std::uint64_t> all_repeated_;
  std::vector<std::uint64_t> checksums_;
  CountsOfParts summary_;
};

}  // namespace

CountsOfParts merge_counts(const Plan& plan, Directory& folder) { return Merge(plan, folder).run(); }

std::uint64_t counts_id(const Plan& plan, const Directory& folder) {
  const std::vector<std::string> names = folder.list();
  const auto has = [&](const std::string& name) { return std::binary_search(names.begin(), names.end(), name); };
  if (!has(counts_name)) {
    std::uint32_t counted = 0;
    for (std::uint32_t part = 0; part < plan.parts; ++part) counted += has(count_name(part)) ? 1 : 0;
    throw Error(ErrorCode::invalid_argument,
                counted == plan.parts ? "the counts of the parts are not merged yet: run tra count --merge"
                                      : "the parts are not counted yet, " + std::to_string(plan.parts - counted) +
                                            " of them: run tra count for each, then tra count --merge",
                folder.path(""));
  }
  const std::string bytes = read_records(folder, counts_name);
  RecordReader in(bytes, folder.path(counts_name));
  in.line(merged_magic);
  if (in.hash() != plan.id) in.fail();
  return in.hash();
}

}  // namespace tra::articles
