// Where a reader's bytes come from: a file, a stream, a decompressor or an archive member behind one call.
#pragma once

#include <cstdint>
#include <exception>
#include <iosfwd>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace tra {

// What is wrong with an input, in words fit for a ReadFailure.
class ReadError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // Up to n bytes; 0 only at the end. Throws ReadError.
  virtual std::size_t read(char* into, std::size_t n) = 0;
  // After read() has thrown: whether it can go on behind the damage.
  virtual bool resume() { return false; }
};

std::unique_ptr<ByteSource> open_file_source(const std::string& path);
std::unique_ptr<ByteSource> open_stream_source(std::istream& in);  // keeps a reference
std::unique_ptr<ByteSource> open_memory_source(std::string bytes);

// A source that somebody else owns and that outlives this one.
class BorrowedSource : public ByteSource {
 public:
  explicit BorrowedSource(ByteSource& inner) : inner_(inner) {}
  std::size_t read(char* into, std::size_t n) override { return inner_.read(into, n); }

 private:
  ByteSource& inner_;
};

// A source whose first bytes can be looked at before they are read.
class PeekSource : public ByteSource {
 public:
  explicit PeekSource(std::unique_ptr<ByteSource> inner) : inner_(std::move(inner)) {}
  std::string_view peek(std::size_t n);  // fewer only when no more can be read; valid until the next read
  std::size_t read(char* into, std::size_t n) override;
  bool resume() override { return inner_->resume(); }

 private:
  std::unique_ptr<ByteSource> inner_;
  std::string head_;
  std::size_t taken_ = 0;      // of head_
  std::exception_ptr damage_;  // met behind head_
};

// Everything up to `limit` bytes. Throws ReadError when there is more.
std::string read_all(ByteSource& source, std::uint64_t limit);

// "64 MiB": a byte count for people.
std::string format_bytes(std::uint64_t bytes);

}  // namespace tra
