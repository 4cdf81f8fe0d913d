#include "archive/read/utf16_source.h"

#include <algorithm>
#include <cstring>
#include <string>

#include "archive/read/sniff.h"
#include "text/utf8.h"

namespace tra {
namespace {

constexpr std::size_t utf16_chunk = 64 << 10;
constexpr char32_t lone_surrogate = 0xFFFD;

class Utf16Source : public ByteSource {
 public:
  Utf16Source(ByteSource& inner, bool big_endian) : inner_(inner), big_endian_(big_endian) {}

  std::size_t read(char* into, std::size_t n) override {
    while (used_ == text_.size() && !at_end_) convert();
    const std::size_t got = text_.copy(into, n, used_);
    used_ += got;
    return got;
  }

 private:
  void convert() {
    text_.clear();
    used_ = 0;
    const std::size_t have = bytes_.size();
    bytes_.resize(have + utf16_chunk);
    const std::size_t got = inner_.read(bytes_.data() + have, utf16_chunk);
    bytes_.resize(have + got);
    at_end_ = got == 0;
    std::size_t at = 0;
    for (; at + 2 <= bytes_.size(); at += 2) take(unit_at(at));
    bytes_.erase(0, at);
    // Half a letter at the end is not dropped in silence.
    if (at_end_ && (high_ != 0 || !bytes_.empty())) text::append_point(text_, lone_surrogate);
  }

  char32_t unit_at(std::size_t at) const {
    const auto first = static_cast<unsigned char>(bytes_[at]), second = static_cast<unsigned char>(bytes_[at + 1]);
    return big_endian_ ? first << 8 | second : second << 8 | first;
  }

  void take(char32_t unit) {
    const bool high = unit >= 0xD800 && unit < 0xDC00, low = unit >= 0xDC00 && unit < 0xE000;
    if (high_ != 0 && low) {
      text::append_point(text_, 0x10000 + ((high_ - 0xD800) << 10) + (unit - 0xDC00));
    } else {
      if (high_ != 0) text::append_point(text_, lone_surrogate);
      if (!high) text::append_point(text_, low ? lone_surrogate : unit);
    }
    high_ = high ? unit : 0;
  }

  ByteSource& inner_;
  const bool big_endian_;
  std::string bytes_, text_;
  std::size_t used_ = 0;  // bytes of text_ that were read
  char32_t high_ = 0;     // the first half of a letter, whose second half follows
  bool at_end_ = false;
};

}  // namespace

std::unique_ptr<ByteSource> as_utf8(PeekSource& source) {
  const std::string_view head = source.peek(sniff_bytes);
  if (!looks_like_utf16(head)) return std::make_unique<BorrowedSource>(source);
  const bool marked = head.starts_with("\xff\xfe") || head.starts_with("\xfe\xff");
  const bool big_endian = marked ? head.starts_with("\xfe") : head.find('\0') % 2 == 0;
  return std::make_unique<Utf16Source>(source, big_endian);
}

}  // namespace tra
