// Decompression by zlib: gzip files, and the two formats that servers call "deflate".
#pragma once

#include <zlib.h>

#include <vector>

#include "archive/read/decompress.h"
#include "archive/read/source.h"

namespace tra {

class InflateSource : public ByteSource {
 public:
  InflateSource(Compression compression, ByteSource& inner);
  InflateSource(const InflateSource&) = delete;
  InflateSource& operator=(const InflateSource&) = delete;
  ~InflateSource() override;

  std::size_t read(char* into, std::size_t n) override;
  // Continues at the next gzip member.
  bool resume() override;

 private:
  bool fill();
  bool skip_zeros();
  ReadError damage();

  const Compression compression_;
  ByteSource& inner_;
  std::vector<unsigned char> buffer_;
  z_stream stream_{};
  std::size_t member_start_ = 0;  // position in the buffer; 0 when the member began in an earlier buffer
  bool in_member_ = false;
  bool any_member_ = false;
  bool flushing_ = false;  // the decoder may hold more output
  bool damaged_ = false;   // damage was found, and the next read throws it
  bool ended_ = false;
};

}  // namespace tra
