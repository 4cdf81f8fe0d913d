#include "search/work.h"

namespace tra::search {

namespace {

constexpr std::uint64_t kBetweenQuestions = 4096;

}  // namespace

Work::Work(const SearchRequest& request) : deadline_(request.deadline), cancel_(request.cancel) {
  if (request.max_expansions < UINT64_MAX / kLooksAnExpansion) looks_left_ = request.max_expansions * kLooksAnExpansion;
  if (deadline_ || cancel_ != nullptr) left_ = 0;  // makes the first step check them
}

Work::Work(const Work& whole, Part) : deadline_(whole.deadline_), cancel_(whole.cancel_) {
  if (deadline_ || cancel_ != nullptr) left_ = 0;
}

void Work::ask() {
  if (cancel_ != nullptr && cancel_->load(std::memory_order_relaxed)) {
    partial_ = Partial::cancelled;
    stopped_ = true;
  } else if (deadline_ && std::chrono::steady_clock::now() >= *deadline_) {
    partial_ = Partial::deadline;
    stopped_ = true;
  }
  if (stopped_) throw Stopped();
  left_ = kBetweenQuestions;
}

}  // namespace tra::search
