#include "search/score/bits.h"

#include "search/kernels/kernels.h"

namespace tra::search {

std::uint64_t DocumentBits::count() const noexcept { return search_kernels().count(words_.data(), words_.size()); }

}  // namespace tra::search
