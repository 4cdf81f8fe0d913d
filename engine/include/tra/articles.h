// All of tra::archive with one include: the readers of archives, facets, and articles in an index. It includes the
// engine's headers, tra/tra.h.
#pragma once

#include "tra/archive.h"
#include "tra/article.h"
#include "tra/article_index.h"
#include "tra/article_search.h"
#include "tra/facet_extraction.h"
#include "tra/fingerprint.h"
#include "tra/mirror.h"
#include "tra/tra.h"
