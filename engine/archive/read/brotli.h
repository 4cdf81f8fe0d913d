// Brotli decompression. Servers send pages in Brotli; a Brotli stream has no magic bytes.
#pragma once

#include <brotli/decode.h>

#include <memory>
#include <vector>

#include "archive/read/source.h"

namespace tra {

class BrotliSource : public ByteSource {
 public:
  explicit BrotliSource(ByteSource& inner);
  std::size_t read(char* into, std::size_t n) override;

 private:
  struct Free {
    void operator()(BrotliDecoderState* state) const { ::BrotliDecoderDestroyInstance(state); }
  };

  ByteSource& inner_;
  std::unique_ptr<BrotliDecoderState, Free> state_;
  std::vector<unsigned char> buffer_;
  const unsigned char* next_ = nullptr;
  std::size_t available_ = 0;
  BrotliDecoderResult result_ = BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT;
};

}  // namespace tra
