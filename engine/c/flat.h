// Builds a C structure and everything it points to in one block of memory, which a single free() releases.
//
// Parts are appended to a growing buffer and identified by their offsets. Pointers between parts are recorded, and
// written when the block has its final address.
#pragma once

#include <cstddef>
#include <string_view>
#include <type_traits>
#include <vector>

namespace tra::c {

class FlatBlock {
 public:
  // Appends `count` zeroed elements and returns the offset of the first.
  template <class T>
  std::size_t append(std::size_t count = 1) {
    static_assert(std::is_trivially_copyable_v<T>);
    return append_bytes(count * sizeof(T), alignof(T));
  }
  std::size_t append_text(std::string_view text);  // followed by a NUL

  // The part at an offset; valid until the next append.
  template <class T>
  T& at(std::size_t offset) {
    return *reinterpret_cast<T*>(bytes_.data() + offset);
  }

  // Makes the pointer at offset `slot` point to the part at `target`.
  void point(std::size_t slot, std::size_t target) { pointers_.push_back({slot, target}); }
  void point_text(std::size_t slot, std::string_view text) { point(slot, append_text(text)); }

  // Returns all parts and texts in one block of memory, which the caller owns and releases by free(). The part that was
  // appended first stands at its beginning, and the pointers noted by point() are set. Throws std::bad_alloc.
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
