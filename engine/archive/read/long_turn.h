// A reader's turn to hold a long text; see LongTexts.
#pragma once

#include <cstddef>

#include "tra/archive.h"

namespace tra {

class LongTurn {
 public:
  explicit LongTurn(const ReadOptions& options) : long_texts_(options.long_texts.get()) {}

  // Must be called before the reader holds so many bytes of one text. Waits for a turn when they are many.
  void hold(std::size_t bytes) {
    if (bytes > LongTexts::long_bytes && long_texts_ != nullptr && !turn_.owns_lock()) turn_ = long_texts_->turn();
  }
  void release() { turn_ = {}; }

 private:
  LongTexts* const long_texts_;
  LongTexts::Turn turn_;
};

}  // namespace tra
