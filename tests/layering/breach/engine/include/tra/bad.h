// Breaks the layering on purpose, for the test of the check. Not compiled.
#include <unicode/unistr.h>
#include "search/scorer.h"
