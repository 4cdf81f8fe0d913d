// How what is kept of archives and their parts stands as bytes: numbers in LEB128, texts with their length in front,
// hashes in eight bytes, little-endian; in front of all a line that names what it is and the version of its form.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tra/directory.h"

namespace tra::articles {

void put_number(std::string& out, std::uint64_t value);
void put_hash(std::string& out, std::uint64_t hash);
void put_text(std::string& out, std::string_view text);
void put_texts(std::string& out, const std::vector<std::string>& texts);

// Error(corruption) naming `name` and the place where the bytes are not what is asked for.
class RecordReader {
 public:
  RecordReader(std::string_view bytes, std::string name) : bytes_(bytes), name_(std::move(name)) {}

  // The line in front. Error(version) when it names another version.
  void line(std::string_view wanted);
  std::uint64_t number();
  std::uint32_t number_below(std::uint64_t limit);
  std::uint64_t hash();
  std::string text() { return std::string(take(number())); }
  std::vector<std::string> texts();
  std::string_view take(std::uint64_t count);
  bool at_end() const { return at_ == bytes_.size(); }
  [[noreturn]] void fail() const;

 private:
  std::string_view bytes_;
  std::string name_;
  std::size_t at_ = 0;
};

// A file of records, with a checksum of its bytes behind them. It has its name when it is whole and stored; one of that
// name is replaced. Returns the checksum.
std::uint64_t write_records(Directory& directory, const std::string& name, std::string bytes);
// Error(io) when it is not there, Error(corruption) when the checksum is another.
std::string read_records(const Directory& directory, const std::string& name, std::uint64_t* checksum = nullptr);

}  // namespace tra::articles
