// Assigns numbers to the term keys of one analyzer, and maps in both directions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tra::analysis {

class TermTable {
 public:
  std::uint32_t intern(std::string_view key);
  std::string_view key(std::uint32_t term) const {
    return std::string_view(bytes_).substr(ends_[term], ends_[term + 1] - ends_[term]);
  }
  std::size_t size() const { return ends_.size() - 1; }
  std::size_t memory() const;
  void clear();

 private:
  void grow();

  std::string bytes_;                   // all keys, concatenated
  std::vector<std::uint64_t> ends_{0};  // key i is at [ends_[i], ends_[i + 1]) in bytes_
  std::vector<std::uint32_t> slots_;    // open addressing: term + 1, or 0 in a free slot
};

}  // namespace tra::analysis
