// Breaks the layering on purpose, for the test of the check. Not compiled.
#include "tra/searcher.h"
