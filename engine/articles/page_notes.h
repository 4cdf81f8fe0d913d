// What feeds tell of pages in the archive, by address.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "tra/archive.h"

namespace tra::articles {

// One number for all ways to write an address: without scheme, "www.", fragment and a '/' at its end. Never 0.
std::uint64_t address_key(std::string_view address);

// 0 for none.
std::uint64_t note_hash(const PageNote* note);

class PageNotes {
 public:
  // Of several notes on one page the first counts, but for what it leaves open.
  void add(const std::vector<PageNote>& notes);
  const PageNote* find(std::uint64_t address) const;

 private:
  std::unordered_map<std::uint64_t, PageNote> notes_;
};

}  // namespace tra::articles
