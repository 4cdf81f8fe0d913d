// Values that were asked for lately, by a key. People ask for the same things again: another page, another filter, one
// more word.
#pragma once

#include <cstddef>
#include <iterator>
#include <list>
#include <memory>
#include <mutex>
#include <new>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace tra {

// Appends a value to a key, with its size before it, so that no two sequences of values give the same key.
inline void add_to_key(std::string& key, std::string_view value) {
  const std::size_t size = value.size();
  key.append(reinterpret_cast<const char*>(&size), sizeof size).append(value);
}

// Thread-safe. When more than `budget` bytes are kept, the values that were not asked for the longest are dropped.
template <class Value>
class RecentlyUsed {
 public:
  explicit RecentlyUsed(std::size_t budget) : budget_(budget) {}

  // Returns null when no value is kept under the key.
  std::shared_ptr<const Value> find(std::string_view key) {
    const std::lock_guard lock(mutex_);
    const auto found = places_.find(key);
    if (found == places_.end()) return nullptr;
    entries_.splice(entries_.begin(), entries_, found->second);
    return found->second->value;
  }

  // Keeps make(), a shared pointer to a value of `bytes` bytes. A value of more than half of the budget is not made,
  // and a second one under a key is not kept. A value that there is no memory for is made again when it is asked for
  // again.
  template <class Make>
  void keep(std::string key, std::size_t bytes, const Make& make) noexcept {
    bytes += kOverhead + key.size();
    if (bytes > budget_ / 2) return;
    try {
      std::list<Entry> entry;
      entry.push_back({std::move(key), make(), bytes});
      keep(entry);
    } catch (const std::bad_alloc&) {
    }
  }

 private:
  struct Entry {
    std::string key;
    std::shared_ptr<const Value> value;
    std::size_t bytes;
  };
  // An entry, its links, its place in `places_`, and what an allocator adds to each of them.
  static constexpr std::size_t kOverhead = sizeof(Entry) + 192;

  void keep(std::list<Entry>& entry) {
    std::list<Entry> dropped;  // freed when the lock is released
    const std::lock_guard lock(mutex_);
    if (!places_.emplace(entry.front().key, entry.begin()).second) return;
    entries_.splice(entries_.begin(), entry);
    for (bytes_ += entries_.front().bytes; bytes_ > budget_; bytes_ -= dropped.front().bytes) {
      dropped.splice(dropped.begin(), entries_, std::prev(entries_.end()));
      places_.erase(dropped.front().key);
    }
  }

  const std::size_t budget_;
  std::mutex mutex_;
  std::list<Entry> entries_;                                                          // the last one asked for first
  std::unordered_map<std::string_view, typename std::list<Entry>::iterator> places_;  // by the keys of the entries
  std::size_t bytes_ = 0;
};

}  // namespace tra
