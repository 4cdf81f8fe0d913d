// What the readers of archives and of zipped documents share: a handle of libarchive, its errors, a member's bytes.
#pragma once

#include <archive.h>

#include <memory>
#include <string>

#include "archive/read/source.h"

namespace tra {

struct FreeArchive {
  void operator()(::archive* handle) const { ::archive_read_free(handle); }
};
using ArchiveHandle = std::unique_ptr<::archive, FreeArchive>;

// `what` names the file to people: "the archive", "the zip".
inline ReadError archive_error(::archive* handle, const char* what) {
  const char* message = ::archive_error_string(handle);
  if (message != nullptr && std::string(message).find("Passphrase") != std::string::npos)
    return ReadError("encrypted, which is not read");
  return ReadError(std::string(what) + " is damaged or cut short: " + (message != nullptr ? message : "unknown"));
}

// The bytes of the member whose header was read last.
class MemberSource : public ByteSource {
 public:
  MemberSource(::archive* handle, const char* what) : handle_(handle), what_(what) {}
  std::size_t read(char* into, std::size_t n) override {
    for (;;) {
      const la_ssize_t got = ::archive_read_data(handle_, into, n);
      if (got >= 0) return static_cast<std::size_t>(got);
      if (got != ARCHIVE_RETRY) throw archive_error(handle_, what_);
    }
  }

 private:
  ::archive* handle_;
  const char* what_;
};

}  // namespace tra
