// Equivalent names: Hoa Kỳ and Mỹ; Moskva, Mát-xcơ-va and Moscow. A query with one of them also finds the others, with
// a lower weight.
//
//   const tra::EqualNames names({{"Hoa Kỳ", "Mỹ"}, {"Moskva", "Mát-xcơ-va"}});
//   for (const auto& found : names.find("thăm Hoa Kỳ")) std::cout << found.others[0] << '\n';  // Mỹ
//
// Time is linear in the text, whatever the number of names.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tra {

struct NameTable;

// Immutable and thread-safe.
class EqualNames {
 public:
  // Each group contains the names of one thing. A name with hyphens also matches its spelling without them. A name in
  // several groups is equivalent to all names of these groups. Error(invalid_argument) for a name of more than 64
  // others, as each costs a search.
  explicit EqualNames(const std::vector<std::vector<std::string>>& groups);
  ~EqualNames();

  struct Found {
    std::size_t begin = 0, end = 0;  // byte range in the text
    std::vector<std::string> others;
  };
  // Finds names in a text, each once; of names with the same beginning, the longest. A name of one syllable is often an
  // ordinary word (mỹ, nga). It counts only when it is the whole text, or is capitalised and does not begin a longer
  // name.
  std::vector<Found> find(std::string_view text) const;

 private:
  struct Table;
  explicit EqualNames(std::unique_ptr<const Table> table);
  friend std::shared_ptr<const EqualNames> equal_names_of(const NameTable& table);
  friend const NameTable& table_of(const EqualNames& names);

  std::unique_ptr<const Table> table_;
};

}  // namespace tra
