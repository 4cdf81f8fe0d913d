// The kernel sets that may exist in this build; kernels.cpp chooses among them.
#pragma once

#include "tra/format/kernels.h"

namespace tra::format {
namespace scalar {
extern const Kernels kKernels;
}
namespace vector {
extern const Kernels kKernels;
}
}  // namespace tra::format
