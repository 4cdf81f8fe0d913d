// Zip files whose members form one unit: a book, an office document, a crawl.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "archive/read/source.h"

namespace tra {

enum class PackageKind : std::uint8_t { none, epub, docx, odt, wacz, other_office };

class Package {
 public:
  // Opens a file, or bytes that must outlive the package. `may_expand_to` bounds the expanded size of all members
  // together, see limit_expansion. Throws ReadError when the list of members cannot be read.
  static Package of_file(const std::string& path, std::uint64_t& may_expand_to);
  static Package of_bytes(std::string_view bytes, std::uint64_t& may_expand_to);

  PackageKind kind() const;
  const std::vector<std::string>& names() const { return names_; }
  bool has(std::string_view name) const;

  // Calls `take` for the members that `wanted` accepts, in stored order. `take` must read a member before it returns.
  // Throws ReadError for a member that cannot be read.
  void each(const std::function<bool(const std::string&)>& wanted,
            const std::function<void(const std::string&, ByteSource&)>& take) const;

  // Reads the members that `wanted` accepts into memory, by name. Each may have at most `limit` bytes.
  std::map<std::string, std::string> load(const std::function<bool(const std::string&)>& wanted,
                                          std::uint64_t limit) const;

 private:
  Package(std::string path, std::string_view bytes, std::uint64_t& may_expand_to);

  std::string path_;  // empty when the package is in memory
  std::string_view bytes_;
  std::uint64_t* may_expand_to_;
  std::vector<std::string> names_;  // in stored order
};

}  // namespace tra
