// One interface for the bytes of an input: a file, a stream, a decompressor or an archive member.
#pragma once

#include <cstdint>
#include <exception>
#include <functional>
#include <iosfwd>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace tra {

// An input that cannot be read. The message is shown to the user in a ReadFailure.
class ReadError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // Reads up to n bytes; returns 0 only at the end. Throws ReadError.
  virtual std::size_t read(char* into, std::size_t n) = 0;
  // After read() threw: skips the damage, and returns whether reading can continue.
  virtual bool resume() { return false; }
};

std::unique_ptr<ByteSource> open_file_source(const std::string& path);
std::unique_ptr<ByteSource> open_stream_source(std::istream& in);  // keeps a reference
std::unique_ptr<ByteSource> open_memory_source(std::string bytes);

// Reads through a source that is owned elsewhere and must outlive this one.
class BorrowedSource : public ByteSource {
 public:
  explicit BorrowedSource(ByteSource& inner) : inner_(inner) {}
  std::size_t read(char* into, std::size_t n) override { return inner_.read(into, n); }

 private:
  ByteSource& inner_;
};

// A source whose first bytes can be inspected before they are read.
class PeekSource : public ByteSource {
 public:
  explicit PeekSource(std::unique_ptr<ByteSource> inner) : inner_(std::move(inner)) {}
  std::string_view peek(std::size_t n);  // fewer bytes only at the end; valid until the next read
  std::size_t read(char* into, std::size_t n) override;
  bool resume() override { return inner_->resume(); }

 private:
  std::unique_ptr<ByteSource> inner_;
  std::string head_;
  std::size_t taken_ = 0;      // bytes of head_ that were read
  std::exception_ptr damage_;  // thrown after head_ was read
};

// Reads everything. Throws ReadError when there are more than `limit` bytes. `hold` is called with the bytes that are
// about to be held in memory.
std::string read_all(ByteSource& source, std::uint64_t limit, const std::function<void(std::size_t)>& hold = {});

// A byte count for people: "64 MiB".
std::string format_bytes(std::uint64_t bytes);

}  // namespace tra
