// Equal names as sorted tables, so that tables that were made before can be used as they stand.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "tra/equal_names.h"

namespace tra {

struct NameTable {
  struct Part {
    std::uint32_t at = 0, size = 0;  // in `bytes`
  };
  struct Range {
    std::uint32_t first = 0, end = 0;
  };
  struct Name {
    Part text, key;
  };
  struct Key {
    Part key;      // the joined keys of the words of a name
    Range groups;  // in `groups_of`
  };

  std::string_view bytes;
  std::span<const Name> names;               // the names of one group are adjacent
  std::span<const Range> groups;             // in `names`
  std::span<const Key> keys;                 // in the order of their bytes
  std::span<const std::uint32_t> groups_of;  // the groups of one key are adjacent
  std::size_t longest = 0;                   // words in the longest name

  std::string_view text(Part part) const { return bytes.substr(part.at, part.size); }
};

// The table must outlive the names.
std::shared_ptr<const EqualNames> equal_names_of(const NameTable& table);

const NameTable& table_of(const EqualNames& names);

}  // namespace tra
