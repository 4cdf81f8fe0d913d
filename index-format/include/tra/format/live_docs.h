// Live docs: one bit per document of a segment, set unless the document is deleted.
//
//   content := documents u32, deleted u32, 64-bit words
#pragma once

#include <cstdint>
#include <vector>

#include "tra/format/file.h"

namespace tra::format {

class LiveDocs {
 public:
  LiveDocs() = default;                        // for an empty segment
  explicit LiveDocs(std::uint32_t documents);  // all documents are live
  static LiveDocs read(const File& file, std::uint32_t documents);
  void write(FileWriter& file) const;

  bool is_live(std::uint32_t document) const noexcept { return words_[document / 64] >> (document % 64) & 1; }
  // Returns false when the document was already deleted.
  bool remove(std::uint32_t document) noexcept;
  std::uint32_t documents() const noexcept { return documents_; }
  std::uint32_t deleted() const noexcept { return deleted_; }
  const std::vector<std::uint64_t>& words() const noexcept { return words_; }  // bits after the last document are 0

 private:
  std::uint32_t documents_ = 0, deleted_ = 0;
  std::vector<std::uint64_t> words_;
};

}  // namespace tra::format
