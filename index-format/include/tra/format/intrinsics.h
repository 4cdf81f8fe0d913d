// Includes the intrinsics of x86-64; only for files with kernels. GCC 12 warns falsely about undefined lanes inside
// intrinsics (bug 105593), so these warnings are disabled in files that include this header.
#pragma once

#if defined(__x86_64__)
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#pragma GCC diagnostic ignored "-Wuninitialized"
#endif
#include <immintrin.h>
#endif
