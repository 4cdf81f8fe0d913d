// Includes what lies above it. Not compiled.
#include "analysis/scan.h"
#include "archive/read/walk.h"
#include "search/score/scorer.h"
#include "tra/index_writer.h"
#include "tra/mirror.h"
#include "tra/snapshot.h"
