// Groups the word occurrences of one document by word.
//
// Each posting list in memory is then appended to once per document rather than once per occurrence, which saves cache
// misses.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace tra::index {

class TermGrouper {
 public:
  struct Place {
    std::uint32_t position, weight;
  };

  void add(std::uint32_t term, std::uint32_t position, std::uint32_t weight) {
    occurrences_.push_back({term, {position, weight}});
  }

  // Calls visit(term, places) for each word, with the places in the order they were added, and clears the grouper. All
  // term numbers must be below `terms`.
  template <class Visit>
  void take(std::size_t terms, const Visit& visit) {
    if (group_of_.size() < terms) group_of_.resize(terms, kNone);
    groups_.clear();
    for (const Occurrence& occurrence : occurrences_) {
      std::uint32_t& group = group_of_[occurrence.term];
      if (group == kNone) {
        group = static_cast<std::uint32_t>(groups_.size());
        groups_.push_back({occurrence.term, 0, 0});
      }
      ++groups_[group].size;
    }
    std::uint32_t end = 0;
    for (Group& group : groups_) group.end = std::exchange(end, end + group.size);
    places_.resize(occurrences_.size());
    for (const Occurrence& occurrence : occurrences_)
      places_[groups_[group_of_[occurrence.term]].end++] = occurrence.place;
    for (const Group& group : groups_) {
      group_of_[group.term] = kNone;
      visit(group.term, std::span<const Place>(places_).subspan(group.end - group.size, group.size));
    }
    occurrences_.clear();
  }

  std::size_t size() const noexcept { return occurrences_.size(); }
  void clear() noexcept { occurrences_.clear(); }

  std::size_t memory() const noexcept {
    return occurrences_.capacity() * sizeof(Occurrence) + group_of_.capacity() * sizeof(std::uint32_t) +
           groups_.capacity() * sizeof(Group) + places_.capacity() * sizeof(Place);
  }

 private:
  static constexpr std::uint32_t kNone = 0xFFFF'FFFFu;
  struct Occurrence {
    std::uint32_t term;
    Place place;
  };
  struct Group {
    std::uint32_t term, size, end;  // end: end of the group's places
  };
  std::vector<Occurrence> occurrences_;
  std::vector<std::uint32_t> group_of_;  // indexed by term; kNone between documents
  std::vector<Group> groups_;
  std::vector<Place> places_;
};

}  // namespace tra::index
