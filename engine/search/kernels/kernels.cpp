#include "search/kernels/kernels.h"

#include "search/kernels/checked.h"
#include "search/kernels/sets.h"

namespace tra::search {

namespace {

const auto& sets() {
#if defined(__x86_64__)
  static const format::RunnableSets sets(
      std::array{&scalar::kKernels, &avx2::kKernels, &avx512::kKernels, &vp2intersect::kKernels});
#else
  static const format::RunnableSets sets(std::array{&scalar::kKernels});
#endif
  return sets;
}

}  // namespace

const SearchKernels& search_kernels() {
  static const SearchKernels& best = checked(sets().best());
  return best;
}

std::span<const SearchKernels* const> all_search_kernels() noexcept { return sets().all(); }

}  // namespace tra::search
