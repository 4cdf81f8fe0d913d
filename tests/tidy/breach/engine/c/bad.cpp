// Includes a room of the engine and a file of the format. Not compiled.
#include "search/score/scorer.h"
#include "tra/format/file.h"
