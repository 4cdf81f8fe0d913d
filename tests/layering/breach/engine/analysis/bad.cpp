// Breaks the layering on purpose, for the test of the check. Not compiled.
#include "index/inverter.h"
#include "tra/analyzer.h"
