// Includes what lies above it. Not compiled.
#include "../engine/store/file_name.h"
#include "boost/crc.hpp"
#include "store/file_name.h"
#include "tra/schema.h"
