// The one exception type of the library.
//
// Thrown by every public function that can fail; a function that throws leaves its object as it was unless its own
// documentation says otherwise. Immutable after construction, so safe to share between threads.
#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>

namespace tra {

enum class ErrorCode : std::uint8_t {
  io,                  // the operating system refused: open, read, write, sync, rename, map
  corruption,          // bytes of an index do not hold what their checksum or structure promises
  version,             // an index written by a format this build does not read
  locked,              // another writer holds the index
  invalid_argument,    // the caller's value is out of its documented range
  query_syntax,        // a query the strict parser refuses; offset() is the byte in the query
  resource_exhausted,  // a stated limit was reached: documents in a segment, term length, memory budget
};

// The standard lower-case name of a code, e.g. "corruption".
const char* to_string(ErrorCode code) noexcept;

class Error : public std::runtime_error {
 public:
  // what() reads "CODE: MESSAGE [PATH @ OFFSET]", leaving out the parts that are not known.
  Error(ErrorCode code, const std::string& message, std::string path = {}, std::optional<std::uint64_t> offset = {});

  ErrorCode code() const noexcept { return code_; }
  const std::string& path() const noexcept { return path_; }                // file concerned, empty when none
  std::optional<std::uint64_t> offset() const noexcept { return offset_; }  // byte in that file, or in the query

 private:
  ErrorCode code_;
  std::string path_;
  std::optional<std::uint64_t> offset_;
};

}  // namespace tra
