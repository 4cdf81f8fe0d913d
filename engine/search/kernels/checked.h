// Kernels that check the preconditions of their arguments, for builds with sanitizers.
#pragma once

#include "search/kernels/kernels.h"

namespace tra::search {

// Returns a kernel set that checks its arguments and then calls `kernels`. Returns `kernels` itself in builds without
// TRA_CHECK_PRECONDITIONS.
const SearchKernels& checked(const SearchKernels& kernels);

}  // namespace tra::search
