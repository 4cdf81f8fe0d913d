// UTF-16 in formats that are streamed: JSON and tables.
#pragma once

#include <memory>

#include "archive/read/source.h"

namespace tra {

// Reads through a source in UTF-8. A source that looks like UTF-16 is converted, any other stays as it is. Lone
// surrogates become U+FFFD. The source must outlive the result.
std::unique_ptr<ByteSource> as_utf8(PeekSource& source);

}  // namespace tra
