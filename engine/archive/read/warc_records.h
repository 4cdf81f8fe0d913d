// Splitting a WARC file into records, even when a record's length is wrong.
//
// A record ends where its length says when another record or the end of the file follows there. Otherwise the record
// ends at the next line "WARC/1.0" or of another version, before or after that position, so that a wrong length loses
// no other record.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "archive/read/message_headers.h"
#include "archive/read/source.h"

namespace tra {

struct WarcRecord {
  MessageHeaders headers;
  std::string block;
  bool too_long = false;      // over the limit; the block was skipped
  bool wrong_length = false;  // the block does not have the length that its header states
};

class WarcRecords {
 public:
  // `report` gets a message for damage between records; damage of a record is stated in the record. `hold` gets the
  // length of a block, at most max_block, before memory is taken for it, and may wait until other long texts are done.
  WarcRecords(ByteSource& source, std::uint64_t max_block, std::function<void(std::string)> report,
              std::function<void(std::size_t)> hold)
      : source_(source), max_block_(max_block), report_(std::move(report)), hold_(std::move(hold)) {}

  // Returns nothing at the end of the file. Throws ReadError when the file cannot be read any further.
  std::optional<WarcRecord> next();

 private:
  struct Head {
    MessageHeaders headers;
    std::uint64_t length = 0;
  };

  bool fill();
  void forget_used();
  bool ensure(std::size_t n);
  std::string_view ahead() const { return std::string_view(buffer_).substr(used_); }
  void drop(std::size_t n) { used_ += n; }
  bool skip_padding();
  std::size_t find_record(std::size_t from, std::uint64_t most);
  void skip_to_record();
  std::optional<Head> read_head();
  void read_block(WarcRecord& record, std::uint64_t length);
  void cut_elsewhere(WarcRecord& record);
  bool ends_nearby();
  void pass_block(std::uint64_t length);
  bool ends_at(std::size_t at);
  std::string place(const char* what) const { return what + (" at byte " + std::to_string(before_ + used_)); }

  ByteSource& source_;
  const std::uint64_t max_block_;
  const std::function<void(std::string)> report_;
  const std::function<void(std::size_t)> hold_;
  std::string buffer_;
  std::size_t used_ = 0;
  std::uint64_t before_ = 0;  // bytes of the file before the buffer
  bool at_end_ = false;
};

}  // namespace tra
