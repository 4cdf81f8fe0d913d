// The intrinsics of x86-64. For files of kernels only: GCC 12 warns falsely of lanes that intrinsics leave undefined
// (bug 105593), so those warnings are off in what includes this.
#pragma once

#if defined(__x86_64__)
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#pragma GCC diagnostic ignored "-Wuninitialized"
#endif
#include <immintrin.h>
#endif
