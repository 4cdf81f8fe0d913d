// The only exception type of the library.
//
// Every public function that can fail throws it. Unless documented otherwise, a function that throws leaves its object
// unchanged. An Error is immutable and can be shared between threads.
#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>

namespace tra {

enum class ErrorCode : std::uint8_t {
  io,                  // the operating system failed to open, read, write, sync, rename or map
  corruption,          // an index is damaged: a checksum or a structure is invalid
  version,             // an index in a format that this build does not read
  locked,              // another writer holds the index
  invalid_argument,    // an argument is out of its documented range
  query_syntax,        // a query that the strict parser refuses; offset() is the byte position
  resource_exhausted,  // a documented limit was reached: documents in a segment, term length, memory budget
};

// The lower-case name of a code, for example "corruption".
const char* to_string(ErrorCode code) noexcept;

class Error : public std::runtime_error {
 public:
  // what() has the form "CODE: MESSAGE [PATH @ OFFSET]"; unknown parts are left out.
  Error(ErrorCode code, const std::string& message, std::string path = {}, std::optional<std::uint64_t> offset = {});

  ErrorCode code() const noexcept { return code_; }
  const std::string& path() const noexcept { return path_; }  // the file concerned; empty when there is none
  // byte position in that file or in the query
  std::optional<std::uint64_t> offset() const noexcept { return offset_; }

 private:
  ErrorCode code_;
  std::string path_;
  std::optional<std::uint64_t> offset_;
};

}  // namespace tra
