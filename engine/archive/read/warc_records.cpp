#include "archive/read/warc_records.h"
#include "text/ascii.h"

#include <algorithm>
#include <limits>

namespace tra {
namespace {

constexpr std::size_t records_chunk = 64 << 10;
constexpr std::size_t max_head_bytes = 1 << 20;
constexpr std::size_t version_bytes = 10;                              // "WARC/0.18" and a line end
constexpr std::size_t header_bytes = 5;                                // "WARC-"
constexpr std::size_t begin_bytes = version_bytes + 1 + header_bytes;  // that tell whether a record begins
constexpr std::size_t npos = std::string_view::npos;

// "WARC/1.0", "WARC/0.18" and a line end.
bool begins_record(std::string_view text) {
  if (text.size() < version_bytes || !text.starts_with("WARC/") || !text::is_ascii_digit(text[5]) || text[6] != '.')
    return false;
  const std::size_t end = text.find_first_not_of("0123456789", 7);
  return end > 7 && end < version_bytes && (text[end] == '\r' || text[end] == '\n');
}

// Whether a header of WARC stands below the version. Then a record begins, also where the one before it was cut inside
// a line.
bool header_follows(std::string_view record) {
  const std::string_view below = record.substr(std::min(record.find('\n'), record.size() - 1) + 1);
  return text::lower_ascii(below.substr(0, header_bytes)) == "warc-";
}

// Line ends between records, and zeros in which a disk or tape left a file.
bool is_padding(char c) { return c == '\r' || c == '\n' || c == '\0'; }

std::string_view without_terminator(std::string_view block) {
  for (int line = 0; line < 2 && block.ends_with('\n'); ++line) block.remove_suffix(block.ends_with("\r\n") ? 2 : 1);
  return block;
}

}  // namespace

// Reads more bytes into the buffer; returns false at the end of the file. Damage that the source can skip is reported.
bool WarcRecords::fill() {
  if (at_end_) return false;
  if (used_ > records_chunk && used_ > buffer_.size() / 2) {
    before_ += used_;
    buffer_.erase(0, used_);
    used_ = 0;
  }
  std::size_t have = buffer_.size();
  buffer_.resize(have + records_chunk);
  std::size_t got = 0;
  for (bool again = true; again;) {
    again = false;
    try {
      got = source_.read(buffer_.data() + have, records_chunk);
    } catch (const ReadError& error) {
      if (!source_.resume()) {
        if (have == used_) throw;
        report_(error.what());  // what came before is read
        buffer_.resize(have);
        at_end_ = true;
        return false;
      }
      report_(error.what());
      buffer_.resize(have);
      buffer_ += "\r\n";  // what follows begins a record, wherever the damaged one ended
      have = buffer_.size();
      buffer_.resize(have + records_chunk);
      again = true;
    }
  }
  buffer_.resize(have + got);
  at_end_ = got == 0;
  return !at_end_;
}

// Frees the bytes of a long record, which the record holds itself.
void WarcRecords::forget_used() {
  constexpr std::size_t long_bytes = 1 << 20;
  if (used_ < long_bytes) return;
  before_ += used_;
  std::string(buffer_, used_).swap(buffer_);  // an assignment would keep the memory
  used_ = 0;
}

bool WarcRecords::ensure(std::size_t n) {
  while (buffer_.size() - used_ < n)
    if (!fill()) return false;
  return true;
}

bool WarcRecords::skip_padding() {
  for (;;) {
    while (used_ < buffer_.size() && is_padding(buffer_[used_])) ++used_;
    if (used_ < buffer_.size()) return true;
    if (!fill()) return false;
  }
}

// Finds where a record begins, at or after `from`, which must not be 0. Positions count from the unread bytes.
// Returns npos when none begins within `most` bytes or before the end of the file.
std::size_t WarcRecords::find_record(std::size_t from, std::uint64_t most) {
  for (;;) {
    const std::string_view text = ahead();
    const std::size_t at = text.find("WARC/", from);
    if (at != npos && (at + begin_bytes <= text.size() || at_end_)) {
      if (begins_record(text.substr(at)) && (text[at - 1] == '\n' || header_follows(text.substr(at)))) return at;
      from = at + 1;
      continue;
    }
    if (text.size() > most) return npos;
    constexpr std::size_t begun = 4;  // bytes that may be the beginning of "WARC/"
    const std::size_t searched = at != npos ? at : text.size() - std::min(text.size(), begun);
    fill();
    if (at == npos && at_end_) return npos;
    from = std::max(from, searched);
  }
}

void WarcRecords::skip_to_record() {
  for (std::size_t from = 1;;) {
    const std::size_t found = find_record(from, records_chunk);
    if (found != npos) return drop(found);
    if (at_end_) return drop(ahead().size());
    drop(ahead().size() - begin_bytes - 1);  // the rest may be the beginning of a record, behind a byte
    from = 1;
  }
}

std::optional<WarcRecords::Head> WarcRecords::read_head() {
  std::size_t end = npos;
  for (std::size_t from = 0;;) {
    const std::string_view text = ahead();
    const std::size_t windows = text.find("\n\r\n", from), unix = text.find("\n\n", from);
    end = std::min(windows, unix);
    if (end != npos || text.size() > max_head_bytes) break;
    from = text.size() < 2 ? 0 : text.size() - 2;
    if (!fill()) break;
  }
  const char* wrong = nullptr;
  if (end == npos) wrong = at_end_ ? "the file is cut short" : "the headers of a record do not end";
  Head head;
  std::string_view rest = ahead();
  if (wrong == nullptr) {
    take_line(rest);  // the version line
    std::optional<MessageHeaders> headers = take_headers(rest);
    const auto length = headers ? to_number<std::uint64_t>(value_of(*headers, "content-length"), 10) : std::nullopt;
    if (!headers)
      wrong = "a record has too many headers";
    else  // a length that is not told is a wrong one
      head = {std::move(*headers), length.value_or(0)};
  }
  if (wrong != nullptr) {
    report_(place(wrong));
    skip_to_record();
    return std::nullopt;
  }
  drop(ahead().size() - rest.size());
  return head;
}

// Whether the record may end at this position: its empty lines, the next record or the end of the file follow.
bool WarcRecords::ends_at(std::size_t at) {
  ensure(at + 4);
  // The empty line behind the headers of an answer does not end its record.
  constexpr std::string_view empty_lines = "\r\n\r\n";
  if (ahead().substr(at).starts_with(empty_lines) && ahead().substr(0, at).find(empty_lines) != npos) return true;
  constexpr std::size_t most_padding = 64 << 10;
  std::size_t next = at;
  while (next - at < most_padding && ensure(next + 1) && is_padding(ahead()[next])) ++next;
  return !ensure(next + 1) || (ensure(next + version_bytes), begins_record(ahead().substr(next)));
}

void WarcRecords::read_block(WarcRecord& record, std::uint64_t length) {
  const auto bytes = static_cast<std::size_t>(length);
  if (!ensure(bytes) || !ends_at(bytes)) return cut_elsewhere(record);
  record.block = ahead().substr(0, bytes);
  drop(bytes);
}

void WarcRecords::cut_elsewhere(WarcRecord& record) {
  const auto length = to_number<std::uint64_t>(value_of(record.headers, "content-length"), 10).value_or(0);
  const std::size_t found = begins_record(ahead()) ? 0 : find_record(1, std::min(length, max_block_) + max_block_);
  std::string_view block = ahead().substr(0, found);
  if (found == npos) {
    if (!at_end_) {
      record.too_long = true;
      return skip_to_record();
    }
    const bool terminated = block.ends_with("\n\r\n") || block.ends_with("\n\n");
    if (block.size() < length && !terminated) {
      record.block = block;
      drop(block.size());
      return report_(place("the file is cut short"));
    }
    // Bytes after a complete record and its empty lines do not belong to the record.
    if (length > 0 && block.size() > length && block.substr(length).starts_with("\r\n\r\n"))
      block = block.substr(0, length);
  }
  record.wrong_length = true;
  const std::size_t used = block.size();
  record.block = block.size() == length ? block : without_terminator(block);
  record.wrong_length = record.block.size() != length;
  drop(used);
  record.too_long = record.block.size() > max_block_;
}

// Whether a record that is too long by its header ends soon: the header may be wrong.
bool WarcRecords::ends_nearby() {
  constexpr std::uint64_t near = 1 << 20;
  return find_record(1, near) != npos || (at_end_ && ahead().size() <= std::min(near, max_block_));
}

// Skips a block that is too long to be held in memory, up to its end or to a record that begins inside it.
void WarcRecords::pass_block(std::uint64_t length) {
  while (length > 0 && (!ahead().empty() || fill())) {
    const std::size_t found = find_record(1, records_chunk);
    const std::uint64_t here =
        found != npos ? found : std::max<std::size_t>(1, ahead().size() - std::min(ahead().size(), begin_bytes + 1));
    if (found != npos && found < length) return drop(found);
    if (at_end_ && found == npos && ahead().size() < length) {
      drop(ahead().size());
      throw ReadError(place("the file is cut short"));
    }
    const std::uint64_t passed = std::min(length, here);
    drop(static_cast<std::size_t>(passed));
    length -= passed;
  }
}

std::optional<WarcRecord> WarcRecords::next() {
  while (skip_padding()) {
    ensure(version_bytes);
    if (!begins_record(ahead())) {
      report_(place("no WARC record begins"));
      skip_to_record();
      continue;
    }
    std::optional<Head> head = read_head();
    if (!head) continue;
    WarcRecord record;
    record.headers = std::move(head->headers);
    if (head->length > max_block_ && !ends_nearby()) {
      record.too_long = true;
      pass_block(head->length);
    } else if (head->length > max_block_) {
      hold_(ahead().size());
      cut_elsewhere(record);
    } else {
      hold_(static_cast<std::size_t>(head->length));
      read_block(record, head->length);
    }
    forget_used();
    return record;
  }
  return std::nullopt;
}

}  // namespace tra
