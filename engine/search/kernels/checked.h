// Kernels that check what they are given, in builds with sanitizers.
#pragma once

#include "search/kernels/kernels.h"

namespace tra::search {

// In a build with TRA_CHECK_PRECONDITIONS: a set that checks its arguments and then calls `kernels`. Else `kernels`.
const SearchKernels& checked(const SearchKernels& kernels);

}  // namespace tra::search
