// Includes all of tra::archive (reading archives, facets, articles in an index) and the engine's headers, tra/tra.h.
#pragma once

#include "tra/annotations.h"
#include "tra/archive.h"
#include "tra/article.h"
#include "tra/article_index.h"
#include "tra/article_search.h"
#include "tra/facet_extraction.h"
#include "tra/fingerprint.h"
#include "tra/mirror.h"
#include "tra/similar.h"
#include "tra/tra.h"
#include "tra/tuning.h"
