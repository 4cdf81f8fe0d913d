// Memory that ends where no memory may be read, so that a read behind an argument is a fault without a sanitizer too.
#pragma once

#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstring>
#include <new>
#include <span>

namespace tra::test {

class Fenced {
 public:
  explicit Fenced(std::size_t room) {
    const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
    room_ = (room + page - 1) / page * page;
    size_ = room_ + page;
    void* const got = mmap(nullptr, size_, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (got == MAP_FAILED) throw std::bad_alloc();
    memory_ = static_cast<std::byte*>(got);
    if (mprotect(memory_ + room_, page, PROT_NONE) != 0) throw std::bad_alloc();
  }
  ~Fenced() { munmap(memory_, size_); }
  Fenced(const Fenced&) = delete;

  // Returns a copy of `values` that ends at the end of the memory. Invalidates the copy before. `values` must fit into
  // the room.
  template <class Value>
  const Value* copy(std::span<const Value> values) {
    std::byte* const to = memory_ + room_ - values.size_bytes();
    if (!values.empty()) std::memcpy(to, values.data(), values.size_bytes());
    return reinterpret_cast<const Value*>(to);
  }

 private:
  std::byte* memory_;
  std::size_t room_, size_;
};

}  // namespace tra::test
