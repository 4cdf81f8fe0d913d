// Breaks the layering on purpose, for the test of the check. Not compiled.
#include "tra/error.h"
#include "tra/schema.h"
#include "store/file_name.h"
