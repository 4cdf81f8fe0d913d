// Includes what lies above it. Not compiled.
#pragma once

#include "store/file_name.h"
#include "unicode/unistr.h"
