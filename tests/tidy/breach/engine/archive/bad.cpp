// Includes what lies above it. Not compiled.
#include "output/terminal.h"
#include "search/score/scorer.h"
#include "tra/index_writer.h"
#include "tra/mirror.h"
#include "tra/snapshot.h"
