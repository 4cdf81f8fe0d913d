#include "snapshot/filter_cache.h"

#include <algorithm>
#include <iterator>
#include <new>
#include <utility>

namespace tra {

std::shared_ptr<const FilterCache::Documents> FilterCache::find(FieldId field, const std::vector<std::string>& values) {
  const std::lock_guard lock(mutex_);
  const auto found = place_of(field, values);
  if (found == entries_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, found);
  return found->documents;
}

void FilterCache::keep(FieldId field, const std::vector<std::string>& values,
                       std::shared_ptr<const Documents> documents) noexcept {
  std::size_t bytes = sizeof(Entry);
  for (const auto& segment : *documents) bytes += sizeof segment + segment.size() * sizeof segment[0];
  for (const std::string& value : values) bytes += sizeof value + value.size();
  if (bytes > budget_ / 2) return;
  std::list<Entry> dropped;  // freed when the lock is released
  const std::lock_guard lock(mutex_);
  if (place_of(field, values) != entries_.end()) return;  // another thread was faster
  try {
    entries_.push_front({field, values, std::move(documents), bytes});
  } catch (const std::bad_alloc&) {  // computed again when it is asked for again
    return;
  }
  for (bytes_ += bytes; bytes_ > budget_; bytes_ -= dropped.front().bytes)
    dropped.splice(dropped.begin(), entries_, std::prev(entries_.end()));
}

std::list<FilterCache::Entry>::iterator FilterCache::place_of(FieldId field, const std::vector<std::string>& values) {
  return std::find_if(entries_.begin(), entries_.end(),
                      [&](const Entry& entry) { return entry.field == field && entry.values == values; });
}

}  // namespace tra
