// Reading UTF-16 and UTF-32 as UTF-8.
#pragma once

#include <memory>

#include "archive/read/source.h"

namespace tra {

// Returns a source of UTF-8, or `source` itself when its bytes are neither UTF-16 nor UTF-32. `source` must outlive the
// result.
std::unique_ptr<ByteSource> as_utf8(PeekSource& source);

}  // namespace tra
