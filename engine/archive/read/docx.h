// Reading Word documents (Office Open XML).
#pragma once

#include "archive/read/package.h"
#include "archive/read/reading.h"

namespace tra {

void read_docx(const Package& package, const Input& input, const Reading& reading);

}  // namespace tra
