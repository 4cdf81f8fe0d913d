// What feeds say about pages of the archive, by the pages' addresses.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "tra/archive.h"

namespace tra::articles {

// A hash that is equal for all forms of an address: scheme, "www.", fragment and a final '/' are ignored. Never 0.
std::uint64_t address_key(std::string_view address);

// 0 when there is no note.
std::uint64_t note_hash(const PageNote* note);

class PageNotes {
 public:
  // Adds notes. When several notes describe one page, the first one counts, and later ones fill its empty fields.
  void add(const std::vector<PageNote>& notes);
  const PageNote* find(std::uint64_t address) const;

 private:
  std::unordered_map<std::uint64_t, PageNote> notes_;
};

}  // namespace tra::articles
