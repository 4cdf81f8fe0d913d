// All of the library with one include.
#pragma once

#include "tra/analyzer.h"
#include "tra/archive.h"
#include "tra/article.h"
#include "tra/collation.h"
#include "tra/directory.h"
#include "tra/document.h"
#include "tra/error.h"
#include "tra/facet_extraction.h"
#include "tra/index_writer.h"
#include "tra/query.h"
#include "tra/query_parser.h"
#include "tra/schema.h"
#include "tra/searcher.h"
#include "tra/snapshot.h"
#include "tra/suggest.h"
