// A mailbox (mbox) is a sequence of messages, each after a separator line "From ADDRESS DATE". Writers prepend '>' to a
// line of a message that would look like a separator; mboxrd does so also for lines that begin with '>' already, mboxo
// does not. The reader removes one '>'.
#include <algorithm>
#include <array>
#include <cctype>

#include "archive/read/mail.h"
#include "archive/read/passed_over.h"
#include "text/ascii.h"

namespace tra {
namespace {

// Recognises "From ban-tin@example.org Mon Feb 19 12:02:00 2024": the line must hold a time of day and a year. A time
// zone or a remark may follow.
bool is_separator(std::string_view line) {
  if (!line.starts_with("From ")) return false;
  const std::size_t colon = line.find(':', 5);
  const bool time = colon != std::string_view::npos && colon + 2 < line.size() &&
                    text::is_ascii_digit(line[colon - 1]) && text::is_ascii_digit(line[colon + 1]) &&
                    text::is_ascii_digit(line[colon + 2]);
  std::size_t run = 0;
  bool year = false;
  for (const char c : line) {
    run = text::is_ascii_digit(c) ? run + 1 : 0;
    year = year || run == 4;
  }
  return time && year;
}

// Reads lines, including their line ends, from a buffered source.
class Lines {
 public:
  explicit Lines(ByteSource& source) : source_(source) {}

  // Returns an empty view at the end. A line longer than the buffer is returned in pieces; `whole` is true for its last
  // piece.
  std::string_view next() {
    for (;;) {
      const std::size_t end = buffer_.find('\n', begin_);
      if (end != std::string::npos) return take(end + 1);
      if (at_end_) return take(buffer_.size());
      if (buffer_.size() - begin_ >= max_line) return take(buffer_.size());
      buffer_.erase(0, begin_);
      begin_ = 0;
      const std::size_t before = buffer_.size();
      buffer_.resize(before + chunk);
      const std::size_t got = source_.read(buffer_.data() + before, chunk);
      buffer_.resize(before + got);
      at_end_ = got == 0;
    }
  }

 private:
  static constexpr std::size_t chunk = 64 << 10, max_line = 1 << 20;

  std::string_view take(std::size_t end) {
    const std::string_view line = std::string_view(buffer_).substr(begin_, end - begin_);
    begin_ = end;
    return line;
  }

  ByteSource& source_;
  std::string buffer_;
  std::size_t begin_ = 0;
  bool at_end_ = false;
};

class MboxReader {
 public:
  MboxReader(const Input& input, const Reading& reading) : input_(input), reading_(reading) {}

  void read(ByteSource& source) {
    Lines lines(source);
    bool behind_blank = true;
    try {
      for (std::string_view line = lines.next(); !line.empty(); line = lines.next()) {
        if (behind_blank && is_separator(line)) {
          finish_message();
          ++number_;
        } else if (number_ > 0) {
          add(line);
        }
        behind_blank = line == "\n" || line == "\r\n";
      }
    } catch (const ReadError&) {  // the source is damaged; the messages before the damage are complete
      finish_message();
      throw;
    }
    finish_message();
  }

 private:
  void add(std::string_view line) {
    const std::size_t marks = std::min(line.find_first_not_of('>'), line.size());
    if (marks > 0 && line.substr(marks).starts_with("From ")) line.remove_prefix(1);
    if (message_.size() + line.size() <= reading_.options.max_article_bytes) {
      turn_.hold(message_.size() + line.size());
      message_ += line;
    } else {
      too_long_ = true;
    }
  }

  void finish_message() {
    if (number_ == 0 || (message_.empty() && !too_long_)) return;
    std::string message = std::exchange(message_, {});
    const bool too_long = std::exchange(too_long_, false);
    Input part = part_of(input_, std::to_string(number_));
    try {
      if (too_long) throw ReadError("longer than the limit of " + format_bytes(reading_.options.max_article_bytes));
      if (const std::string id = message_id(message); !id.empty()) part = part_of(input_, id);
      const ArticleSink as_mbox = [&](ParsedArticle&& parsed) {
        parsed.reader = Reader::mbox;
        reading_.sink(std::move(parsed));
      };
      read_mail(std::move(message), part, {reading_.options, as_mbox, reading_.failures});
    } catch (const ReadError& error) {
      add_failure(reading_.failures, {part.name, 0, error.what()});
    }
    turn_.release();
  }

  // Messages are identified by Message-ID, because a message's number changes when an earlier message is deleted.
  static std::string message_id(std::string_view message) {
    for (std::size_t begin = 0; begin < message.size();) {
      const std::size_t end = std::min(message.find('\n', begin), message.size());
      const std::string_view line = text::trim(message.substr(begin, end - begin));
      if (line.empty()) return {};
      if (text::lower_ascii(line.substr(0, 11)) == "message-id:") {
        std::string_view id = text::trim(line.substr(11));
        if (id.starts_with('<')) id = id.substr(1, id.find('>') - 1);
        return std::string(id);
      }
      begin = end + 1;
    }
    return {};
  }

  const Input& input_;
  const Reading& reading_;
  std::uint64_t number_ = 0;
  LongTurn turn_{reading_.options};  // for a long message
  std::string message_;
  bool too_long_ = false;
};

}  // namespace

bool starts_mbox(std::string_view head) {
  const std::size_t end = head.find('\n');
  return end != std::string_view::npos && is_separator(head.substr(0, end)) && starts_message(head.substr(end + 1));
}

void read_mbox(ByteSource& source, const Input& input, const Reading& reading) {
  MboxReader(input, reading).read(source);
}

}  // namespace tra
