#include "articles/page_notes.h"

#include <xxhash.h>

#include <algorithm>

namespace tra::articles {

std::uint64_t address_key(std::string_view address) {
  for (const std::string_view scheme : {"http://", "https://"})
    if (address.starts_with(scheme)) address.remove_prefix(scheme.size());
  if (address.starts_with("www.")) address.remove_prefix(4);
  address = address.substr(0, address.find('#'));
  while (address.ends_with('/')) address.remove_suffix(1);
  return std::max<std::uint64_t>(XXH3_64bits(address.data(), address.size()), 1);
}

std::uint64_t note_hash(const PageNote* note) {
  if (note == nullptr) return 0;
  const std::string all = note->title + '\n' + note->date;
  return std::max<std::uint64_t>(XXH3_64bits(all.data(), all.size()), 1);
}

void PageNotes::add(const std::vector<PageNote>& notes) {
  for (const PageNote& note : notes) {
    PageNote& known = notes_[address_key(note.address)];
    for (std::string PageNote::*field : {&PageNote::address, &PageNote::title, &PageNote::date, &PageNote::author})
      if ((known.*field).empty()) known.*field = note.*field;
  }
}

const PageNote* PageNotes::find(std::uint64_t address) const {
  const auto found = notes_.find(address);
  return found == notes_.end() ? nullptr : &found->second;
}

}  // namespace tra::articles
