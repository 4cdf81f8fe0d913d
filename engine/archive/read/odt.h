// OpenDocument texts, zipped (.odt) or as one XML file (.fodt).
#pragma once

#include "archive/read/package.h"
#include "archive/read/reading.h"

namespace tra {

void read_odt(const Package& package, const Input& input, const Reading& reading);
void read_flat_odt(std::string&& bytes, const Input& input, const Reading& reading);

}  // namespace tra
