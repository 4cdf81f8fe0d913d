// Breaks the layering on purpose, for the test of the check. Not compiled.
#include "tra/index_writer.h"
#include "index/merge.h"
#include "search/scorer.h"
