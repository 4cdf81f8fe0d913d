// Builds a structure of C with all it points to in one block of memory, which one free() ends.
//
// Parts are appended to a growing buffer and named by their offset; pointers between them are noted and written when
// the block has its final place.
#pragma once

#include <cstddef>
#include <string_view>
#include <type_traits>
#include <vector>

namespace tra::c {

class FlatBlock {
 public:
  // A part of `count` zeroed elements; the offset of the first.
  template <class T>
  std::size_t append(std::size_t count = 1) {
    static_assert(std::is_trivially_copyable_v<T>);
    return append_bytes(count * sizeof(T), alignof(T));
  }
  std::size_t append_text(std::string_view text);  // with a NUL behind it

  // The part at an offset, until the next append.
  template <class T>
  T& at(std::size_t offset) {
    return *reinterpret_cast<T*>(bytes_.data() + offset);
  }

  // Makes the pointer that lies at offset `slot` point to the part at `target`.
  void point(std::size_t slot, std::size_t target) { pointers_.push_back({slot, target}); }
  void point_text(std::size_t slot, std::string_view text) { point(slot, append_text(text)); }

  // The block, of malloc(); the first part lies at its beginning. std::bad_alloc when there is no memory.
  void* finish() const;

 private:
  struct Pointer {
    std::size_t slot, target;
  };
  std::size_t append_bytes(std::size_t bytes, std::size_t alignment);

  std::vector<std::byte> bytes_;
  std::vector<Pointer> pointers_;
};

}  // namespace tra::c
