#include "archive/read/brotli.h"

namespace tra {

BrotliSource::BrotliSource(ByteSource& inner)
    : inner_(inner), state_(::BrotliDecoderCreateInstance(nullptr, nullptr, nullptr)), buffer_(64 << 10) {
  if (state_ == nullptr) throw ReadError("no memory to decompress brotli data");
}

std::size_t BrotliSource::read(char* into, std::size_t n) {
  auto* out = reinterpret_cast<unsigned char*>(into);
  std::size_t room = n;
  while (room == n && result_ != BROTLI_DECODER_RESULT_SUCCESS) {
    if (result_ == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT) {
      available_ = inner_.read(reinterpret_cast<char*>(buffer_.data()), buffer_.size());
      next_ = buffer_.data();
      if (available_ == 0) result_ = BROTLI_DECODER_RESULT_ERROR;
    }
    if (result_ == BROTLI_DECODER_RESULT_ERROR) throw ReadError("the brotli data is damaged or cut short");
    result_ = ::BrotliDecoderDecompressStream(state_.get(), &available_, &next_, &room, &out, nullptr);
  }
  return n - room;
}

}  // namespace tra
