#include "tra/error.h"

namespace tra {

namespace {

std::string describe(ErrorCode code, const std::string& message, const std::string& path,
                     const std::optional<std::uint64_t>& offset) {
  std::string text = std::string(to_string(code)) + ": " + message;
  if (path.empty() && !offset) return text;
  text += " [" + path;
  if (offset) text += (path.empty() ? "@ " : " @ ") + std::to_string(*offset);
  return text + "]";
}

}  // namespace

const char* to_string(ErrorCode code) noexcept {
  switch (code) {
    case ErrorCode::io:
      return "io";
    case ErrorCode::corruption:
      return "corruption";
    case ErrorCode::version:
      return "version";
    case ErrorCode::locked:
      return "locked";
    case ErrorCode::invalid_argument:
      return "invalid_argument";
    case ErrorCode::query_syntax:
      return "query_syntax";
    case ErrorCode::resource_exhausted:
      return "resource_exhausted";
  }
  return "unknown";
}

Error::Error(ErrorCode code, const std::string& message, std::string path, std::optional<std::uint64_t> offset)
    : std::runtime_error(describe(code, message, path, offset)), code_(code), path_(std::move(path)), offset_(offset) {}

}  // namespace tra
