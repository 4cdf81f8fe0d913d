// Includes what lies above it. Not compiled.
#include "search/score/scorer.h"
#include "tra/format/file.h"
