#include "archive/read/wide_source.h"

#include <algorithm>
#include <cstring>
#include <string>

#include "archive/read/sniff.h"
#include "text/utf8.h"

namespace tra {
namespace {

constexpr std::size_t wide_chunk = 64 << 10;
constexpr char32_t no_letter = 0xFFFD;

class WideSource : public ByteSource {
 public:
  WideSource(ByteSource& inner, const WideText& wide) : inner_(inner), wide_(wide) {}

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
    bytes_.resize(have + wide_chunk);
    const std::size_t got = inner_.read(bytes_.data() + have, wide_chunk);
    bytes_.resize(have + got);
    at_end_ = got == 0;
    std::size_t at = 0;
    for (; at + wide_.unit <= bytes_.size(); at += wide_.unit) take(unit_at(at));
    bytes_.erase(0, at);
    // Half a letter at the end is not dropped in silence.
    if (at_end_ && (high_ != 0 || !bytes_.empty())) text::append_point(text_, no_letter);
  }

  char32_t unit_at(std::size_t at) const {
    char32_t unit = 0;
    for (std::size_t byte = 0; byte < wide_.unit; ++byte)
      unit = unit << 8 | static_cast<unsigned char>(bytes_[at + (wide_.big_endian ? byte : wide_.unit - 1 - byte)]);
    return unit;
  }

  void take(char32_t unit) {
    if (wide_.unit == 4)
      return text::append_point(text_, unit > 0x10FFFF || (unit >= 0xD800 && unit < 0xE000) ? no_letter : unit);
    const bool high = unit >= 0xD800 && unit < 0xDC00, low = unit >= 0xDC00 && unit < 0xE000;
    if (high_ != 0 && low) {
      text::append_point(text_, 0x10000 + ((high_ - 0xD800) << 10) + (unit - 0xDC00));
    } else {
      if (high_ != 0) text::append_point(text_, no_letter);
      if (!high) text::append_point(text_, low ? no_letter : unit);
    }
    high_ = high ? unit : 0;
  }

  ByteSource& inner_;
  const WideText wide_;
  std::string bytes_, text_;
  std::size_t used_ = 0;  // bytes of text_ that were read
  char32_t high_ = 0;     // the first half of a letter, whose second half follows
  bool at_end_ = false;
};

}  // namespace

std::unique_ptr<ByteSource> as_utf8(PeekSource& source) {
  const WideText wide = wide_text(source.peek(sniff_bytes));
  if (!wide) return std::make_unique<BorrowedSource>(source);
  return std::make_unique<WideSource>(source, wide);
}

}  // namespace tra
