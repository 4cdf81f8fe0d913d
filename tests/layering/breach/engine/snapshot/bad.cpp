// Breaks the layering on purpose, for the test of the check. Not compiled.
#include "index/commit.h"
#include "search/score/scorer.h"
#include "articles/mirror.h"
#include "archive/read/walk.h"
