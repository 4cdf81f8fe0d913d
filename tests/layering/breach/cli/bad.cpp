// Breaks the layering on purpose, for the test of the check. Not compiled.
#include "tra/format/file.h"
#include "search/scorer.h"
#include <tra/searcher.h>
