#include "archive/read/decompress.h"

#include <zstd.h>
#include <zstd_errors.h>

#include <algorithm>
#include <boost/iostreams/categories.hpp>
#include <boost/iostreams/filter/bzip2.hpp>
#include <boost/iostreams/filter/lzma.hpp>
#include <boost/iostreams/filtering_streambuf.hpp>
#include <string>
#include <utility>
#include <vector>

#include "archive/read/brotli.h"
#include "archive/read/inflate.h"

namespace tra {
namespace {

namespace io = boost::iostreams;

constexpr std::size_t buffer_bytes = 64 << 10;

ReadError damaged(Compression compression) {
  return ReadError(std::string("the ") + to_string(compression) + " data is damaged or cut short");
}

// Adapts a ByteSource to a Boost.Iostreams device.
class SourceDevice {
 public:
  using char_type = char;
  using category = io::source_tag;
  explicit SourceDevice(ByteSource& source) : source_(&source) {}
  std::streamsize read(char* into, std::streamsize n) {
    const std::size_t got = source_->read(into, static_cast<std::size_t>(n));
    return got == 0 ? -1 : static_cast<std::streamsize>(got);
  }

 private:
  ByteSource* source_;
};

// Passes on the bytes of a source without the zeros at its end. Tapes and disks pad files with zeros, which the Boost
// filters take for damage. An xz stream ends in another byte, a bzip2 stream may end in a few zeros of its own.
class WithoutLastZeros : public ByteSource {
 public:
  WithoutLastZeros(ByteSource& inner, Compression compression)
      : inner_(inner), compression_(compression), buffer_(buffer_bytes) {}
  std::size_t read(char* into, std::size_t n) override {
    while (begin_ == end_ && zeros_ == 0) {
      const std::size_t got = inner_.read(buffer_.data(), buffer_.size());
      if (got == 0) {
        zeros_ = std::min<std::uint64_t>(std::exchange(held_, 0), zeros_of_stream());
        if (zeros_ == 0) return 0;
        break;
      }
      end_ = got;
      while (end_ > 0 && buffer_[end_ - 1] == 0) --end_;
      if (end_ > 0) {
        zeros_ = std::exchange(held_, 0);  // other bytes follow, so these zeros are data
        keep_tail();
      }
      held_ += got - end_;
      begin_ = 0;
    }
    const std::size_t zeros = static_cast<std::size_t>(std::min<std::uint64_t>(n, zeros_));
    std::fill_n(into, zeros, '\0');
    zeros_ -= zeros;
    const std::size_t taken = std::min(n - zeros, end_ - begin_);
    std::copy_n(buffer_.data() + begin_, taken, into + zeros);
    begin_ += taken;
    return zeros + taken;
  }

 private:
  void keep_tail() {
    tail_.append(static_cast<std::size_t>(std::min<std::uint64_t>(zeros_, tail_bytes)), '\0');
    tail_.append(buffer_.data() + end_ - std::min(end_, tail_bytes), std::min(end_, tail_bytes));
    tail_.erase(0, tail_.size() - std::min(tail_.size(), tail_bytes));
  }

  // A bzip2 stream ends in a mark of 48 bits, a checksum of 32 bits, and up to 7 bits to a whole byte. Returns how many
  // zeros after the last other byte belong to them.
  std::uint64_t zeros_of_stream() const {
    if (compression_ != Compression::bzip2) return 0;
    constexpr std::uint64_t mark = 0x177245385090;
    constexpr std::size_t most_zeros = 5, mark_bits = 48, end_bits = mark_bits + 32;
    const std::string bytes = tail_ + std::string(most_zeros, '\0');
    std::uint64_t last = 0;  // the last bits that were passed
    std::size_t end = 0;
    for (std::size_t bit = 0; bit + end_bits - mark_bits < bytes.size() * 8; ++bit) {
      last =
          (last << 1 | ((static_cast<unsigned char>(bytes[bit / 8]) >> (7 - bit % 8)) & 1)) & ((1ull << mark_bits) - 1);
      if (last == mark) end = (bit + 1 + end_bits - mark_bits + 7) / 8;
    }
    return end > tail_.size() ? end - tail_.size() : 0;
  }

  static constexpr std::size_t tail_bytes = 16;
  ByteSource& inner_;
  const Compression compression_;
  std::vector<char> buffer_;
  std::string tail_;                    // the last bytes before held_
  std::size_t begin_ = 0, end_ = 0;     // bytes of the buffer that may be handed out
  std::uint64_t zeros_ = 0, held_ = 0;  // zeros before those bytes, and zeros after them
};

class FilterSource : public ByteSource {
 public:
  FilterSource(Compression compression, ByteSource& inner) : compression_(compression), padded_(inner, compression) {
    if (compression == Compression::bzip2)
      chain_.push(io::bzip2_decompressor(io::bzip2::default_small, buffer_bytes));
    else
      chain_.push(io::lzma_decompressor(buffer_bytes));
    chain_.push(SourceDevice(padded_), buffer_bytes);
  }

  // Reads at most one buffer of the chain at a time, so that damage further on does not lose the bytes before it.
  std::size_t read(char* into, std::size_t n) override {
    try {
      if (chain_.sgetc() == std::char_traits<char>::eof()) return 0;
      const std::streamsize ready = std::max<std::streamsize>(1, chain_.in_avail());
      return static_cast<std::size_t>(chain_.sgetn(into, std::min<std::streamsize>(ready, std::streamsize(n))));
    } catch (const ReadError&) {
      throw;
    } catch (const std::ios_base::failure&) {
      throw damaged(compression_);
    } catch (const std::exception& e) {
      throw ReadError(std::string("cannot be decompressed: ") + e.what());
    }
  }

 private:
  Compression compression_;
  WithoutLastZeros padded_;
  io::filtering_streambuf<io::input> chain_;
};

// Calls zstd directly: the Boost filter accepts a truncated frame as a complete one.
class ZstdSource : public ByteSource {
 public:
  explicit ZstdSource(ByteSource& inner) : inner_(inner), stream_(ZSTD_createDStream()), buffer_(ZSTD_DStreamInSize()) {
    if (stream_ == nullptr) throw ReadError("no memory to decompress zstd data");
    // A window of 128 MiB: `zstd --long` writes it by default, and `zstd -d` accepts it without an option.
    ZSTD_DCtx_setParameter(stream_.get(), ZSTD_d_windowLogMax, 27);
  }

  std::size_t read(char* into, std::size_t n) override {
    ZSTD_outBuffer out{into, n, 0};
    while (out.pos == 0) {
      if (in_.pos == in_.size && !flushing_) {
        in_ = {buffer_.data(), inner_.read(buffer_.data(), buffer_.size()), 0};
        if (in_.size == 0) {
          if (inside_frame_) throw damaged(Compression::zstd);
          return 0;
        }
      }
      if (!inside_frame_ && any_frame_ && skip_zeros()) continue;
      const std::size_t hint = ZSTD_decompressStream(stream_.get(), &out, &in_);
      if (ZSTD_isError(hint)) {
        if (ZSTD_getErrorCode(hint) == ZSTD_error_frameParameter_windowTooLarge)
          throw ReadError("the zstd data needs a window of more than 128 MiB");
        throw damaged(Compression::zstd);
      }
      inside_frame_ = hint != 0;
      any_frame_ = true;
      flushing_ = inside_frame_ && out.pos == out.size;  // the decoder may hold more output
    }
    return out.pos;
  }

 private:
  // Skips the padding between frames. Returns whether the input buffer is used up.
  bool skip_zeros() {
    while (in_.pos < in_.size && buffer_[in_.pos] == 0) ++in_.pos;
    return in_.pos == in_.size;
  }

  struct Free {
    void operator()(ZSTD_DStream* stream) const { ZSTD_freeDStream(stream); }
  };
  ByteSource& inner_;
  std::unique_ptr<ZSTD_DStream, Free> stream_;
  std::vector<char> buffer_;
  ZSTD_inBuffer in_{nullptr, 0, 0};
  bool inside_frame_ = false;
  bool any_frame_ = false;
  bool flushing_ = false;
};

class LimitedSource : public ByteSource {
 public:
  LimitedSource(std::unique_ptr<ByteSource> inner, std::uint64_t& left) : inner_(std::move(inner)), left_(left) {}
  std::size_t read(char* into, std::size_t n) override {
    const std::size_t got = inner_->read(into, n);
    if (got > left_) {
      left_ = 0;
      throw ReadError("expands far beyond its size: a decompression bomb?");
    }
    left_ -= got;
    return got;
  }
  bool resume() override { return left_ > 0 && inner_->resume(); }

 private:
  std::unique_ptr<ByteSource> inner_;
  std::uint64_t& left_;
};

}  // namespace

const char* to_string(Compression compression) noexcept {
  switch (compression) {
    case Compression::gzip:
      return "gzip";
    case Compression::bzip2:
      return "bzip2";
    case Compression::xz:
      return "xz";
    case Compression::zstd:
      return "zstd";
    case Compression::zlib:
    case Compression::deflate:
      return "deflate";
    case Compression::brotli:
      return "brotli";
    case Compression::none:
      break;
  }
  return "none";
}

Compression sniff_compression(std::string_view head) {
  using namespace std::string_view_literals;
  if (head.starts_with("\x1f\x8b"sv)) return Compression::gzip;
  // "BZh" and the block size are followed by the magic of the first block or, in an empty file, by the end-of-stream
  // magic.
  if (head.size() >= 10 && head.starts_with("BZh"sv) && head[3] >= '1' && head[3] <= '9' &&
      (head.substr(4, 6) == "1AY&SY"sv || head.substr(4, 6) == "\x17\x72\x45\x38\x50\x90"sv))
    return Compression::bzip2;
  if (head.starts_with("\xfd"
                       "7zXZ\0"sv))
    return Compression::xz;
  if (head.starts_with("\x28\xb5\x2f\xfd"sv)) return Compression::zstd;
  return Compression::none;
}

std::string_view strip_compression_suffix(std::string_view name, std::string& storage) {
  for (const std::string_view short_tar : {".tgz", ".tbz2", ".txz", ".tzst"})
    if (name.ends_with(short_tar))
      return storage = std::string(name.substr(0, name.size() - short_tar.size())) + ".tar";
  for (const std::string_view suffix : {".gz", ".bz2", ".xz", ".zst", ".zstd"})
    if (name.ends_with(suffix)) return name.substr(0, name.size() - suffix.size());
  return name;
}

std::unique_ptr<ByteSource> decompress(Compression compression, ByteSource& inner) {
  if (compression == Compression::zstd) return std::make_unique<ZstdSource>(inner);
  if (compression == Compression::bzip2 || compression == Compression::xz)
    return std::make_unique<FilterSource>(compression, inner);
  if (compression == Compression::brotli) return std::make_unique<BrotliSource>(inner);
  return std::make_unique<InflateSource>(compression, inner);
}

std::unique_ptr<ByteSource> limit_expansion(std::unique_ptr<ByteSource> inner, std::uint64_t& left) {
  return std::make_unique<LimitedSource>(std::move(inner), left);
}

}  // namespace tra
