// Names of one thing: Hoa Kỳ and Mỹ, Moskva, Mát-xcơ-va and Moscow. A query that holds one of them finds the others
// too, behind what was typed.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tra {

// Immutable; safe from many threads.
class EqualNames {
 public:
  // Each group is the names of one thing. A name with hyphens is also written solid. A name in several groups has the
  // names of all of them.
  explicit EqualNames(const std::vector<std::vector<std::string>>& groups);
  ~EqualNames();

  struct Found {
    std::size_t begin = 0, end = 0;  // bytes of the text
    std::vector<std::string> others;
  };
  // The names in a text, the longest where several begin, none of them twice. A name of one syllable is often an
  // ordinary word (mỹ, nga): it counts if it is the whole text, or has a capital and no name goes on behind it.
  std::vector<Found> find(std::string_view text) const;

 private:
  struct Table;
  std::unique_ptr<const Table> table_;
};

}  // namespace tra
