#include "archive/read/inflate.h"

#include <algorithm>
#include <limits>
#include <string>

namespace tra {
namespace {

constexpr std::size_t inflate_bytes = 64 << 10;

int window_bits(Compression compression) {
  switch (compression) {
    case Compression::gzip:
      return MAX_WBITS + 16;
    case Compression::zlib:
      return MAX_WBITS;
    default:
      return -MAX_WBITS;
  }
}

}  // namespace

InflateSource::InflateSource(Compression compression, ByteSource& inner)
    : compression_(compression), inner_(inner), buffer_(inflate_bytes) {
  if (::inflateInit2(&stream_, window_bits(compression)) != Z_OK) throw ReadError("no memory to decompress");
}

InflateSource::~InflateSource() { ::inflateEnd(&stream_); }

ReadError InflateSource::damage() {
  damaged_ = false;
  ended_ = true;
  return ReadError(std::string("the ") + to_string(compression_) + " data is damaged or cut short");
}

bool InflateSource::fill() {
  stream_.avail_in = static_cast<uInt>(inner_.read(reinterpret_cast<char*>(buffer_.data()), buffer_.size()));
  if (stream_.avail_in == 0) return false;  // the buffer keeps the last bytes, in which resume() may find a member
  member_start_ = 0;
  stream_.next_in = buffer_.data();
  return true;
}

// Skips zeros after a gzip member, which tapes and disks add to fill a block. Returns false at the end of the source.
bool InflateSource::skip_zeros() {
  for (;;) {
    while (stream_.avail_in > 0 && *stream_.next_in == 0) {
      ++stream_.next_in;
      --stream_.avail_in;
    }
    if (stream_.avail_in > 0) return true;
    if (!fill()) return false;
  }
}

std::size_t InflateSource::read(char* into, std::size_t n) {
  if (damaged_) throw damage();
  n = std::min<std::size_t>(n, std::numeric_limits<uInt>::max());
  stream_.next_out = reinterpret_cast<unsigned char*>(into);
  stream_.avail_out = static_cast<uInt>(n);
  while (!ended_ && stream_.avail_out == n) {
    if (!in_member_ && any_member_ && !skip_zeros()) {
      ended_ = true;
      break;
    }
    if (stream_.avail_in == 0 && !flushing_ && !fill()) {
      if (in_member_) throw damage();
      ended_ = true;
      break;
    }
    if (!in_member_) member_start_ = static_cast<std::size_t>(stream_.next_in - buffer_.data());
    in_member_ = true;
    const int result = ::inflate(&stream_, Z_NO_FLUSH);
    flushing_ = stream_.avail_out == 0;
    if (result == Z_STREAM_END) {
      any_member_ = true;
      in_member_ = flushing_ = false;
      if (compression_ != Compression::gzip) ended_ = true;
      ::inflateReset(&stream_);
    } else if (result != Z_OK && result != Z_BUF_ERROR) {
      if (stream_.avail_out == n) throw damage();
      damaged_ = true;
      break;
    }
  }
  return n - stream_.avail_out;
}

bool InflateSource::resume() {
  if (compression_ != Compression::gzip || !ended_) return false;
  constexpr unsigned char magic[] = {0x1f, 0x8b, Z_DEFLATED};
  // The search begins inside the damaged member: where bytes are missing, the decoder may already have read into the
  // next member.
  const unsigned char* from = in_member_ ? buffer_.data() + member_start_ + 1 : stream_.next_in;
  const unsigned char* end = stream_.next_in + stream_.avail_in;
  for (;;) {
    const unsigned char* found = std::search(std::min(from, end), end, std::begin(magic), std::end(magic));
    if (found != end) {
      stream_.next_in = const_cast<unsigned char*>(found);
      stream_.avail_in = static_cast<uInt>(end - found);
      break;
    }
    if (!fill()) return false;
    from = buffer_.data();
    end = from + stream_.avail_in;
  }
  ::inflateReset(&stream_);
  ended_ = in_member_ = flushing_ = false;
  any_member_ = true;
  return true;
}

}  // namespace tra
