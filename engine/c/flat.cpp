#include "c/flat.h"

#include <cstdlib>
#include <cstring>
#include <new>

namespace tra::c {

std::size_t FlatBlock::append_bytes(std::size_t bytes, std::size_t alignment) {
  const std::size_t offset = (bytes_.size() + alignment - 1) / alignment * alignment;
  bytes_.resize(offset + bytes);
  return offset;
}

std::size_t FlatBlock::append_text(std::string_view text) {
  const std::size_t offset = append_bytes(text.size() + 1, 1);
  if (!text.empty()) std::memcpy(bytes_.data() + offset, text.data(), text.size());
  return offset;
}

void* FlatBlock::finish() const {
  auto* block = static_cast<std::byte*>(std::malloc(bytes_.size()));
  if (block == nullptr) throw std::bad_alloc();
  std::memcpy(block, bytes_.data(), bytes_.size());
  for (const Pointer& pointer : pointers_) {
    const void* target = block + pointer.target;
    std::memcpy(block + pointer.slot, &target, sizeof target);
  }
  return block;
}

}  // namespace tra::c
